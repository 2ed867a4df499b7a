import { changesIn } from '../../evidence/coverage/measured';
import { plainUri, rootOf } from '../../model/links/paths';
import { sprintKey } from '../../model/sprints/sprintRef';
import { compareNaturally } from '../../naturalOrder';
import { advanced } from '../place/numbering';
import type { About } from '../scaffold';
import { isOfFolder } from '../sprintsIn';
import { phrase, text, todo, type Value } from '../value';
import { entryOf } from './ahead/planned';
import { sprintDates } from './dates';
import { groundOf } from './ground';
import { phrasesOf, wordsOf } from './phrases';
import { linkToPath } from './places';
import type { Variables } from './variable';
import { isOver, standingOf } from './work/joined';

/** What a sprint is called, when it takes place, and what it is for. */
export const sprintVariables: Variables = {
  number: { summary: 'The sprint’s number: “2”.', value: ({ number }) => text(number) },
  previous_number: {
    summary: 'The number of the sprint before it.',
    value: about => known(previousNumber(about), 'number of the sprint before'),
  },
  next_number: {
    summary: 'The number of the sprint after it.',
    value: ({ number }) => known(advanced(number, 1), 'number of the next sprint'),
  },
  sprint: { summary: '“Sprint 2”.', value: ({ number }) => text(`Sprint ${number}`) },
  sprint_title: {
    summary: 'What the sprint is called: “Turn Loop”.',
    value: about => known(titleOfSprint(about), 'name of the sprint'),
  },
  sprint_name: {
    summary: '“Sprint 2: Turn Loop”, or “Sprint 2” where it has no name.',
    value: about => text([`Sprint ${about.number}`, titleOfSprint(about)].filter(Boolean).join(': ')),
  },
  title: {
    summary: 'What the new document is called beside its sprint; it is asked for.',
    value: about => known(about.title?.trim(), HINTS[about.document] ?? 'title'),
  },
  slug: { summary: 'The title as part of a path: “failing-login”.', value: about => text(slugOf(about)) },
  goal: { summary: 'The goal that the plan states, in one line.', value: goalOf },
  date: { summary: 'Today: “2026-03-02”.', value: ({ sources }) => text(sources.today) },
  start_date: {
    summary: 'The day on which the sprint starts, as its documents state it.',
    value: about => known(sprintDates(about).start, 'start date'),
  },
  end_date: {
    summary: 'The day on which the sprint ends, as its documents state it.',
    value: about => known(sprintDates(about).end, 'end date'),
  },
  author: {
    summary: 'Who writes the document; a template may ask for it.',
    value: ({ answers }) => known(answers.author?.trim(), 'author'),
  },
  branch: {
    summary: 'The branch that is checked out.',
    value: ({ sources: { project, root } }) => known(changesIn(project.coverage, root)?.branch, 'branch'),
  },
  plan_link: {
    summary: 'A link to the sprint’s plan.',
    value: about => {
      const path = about.plan?.path;
      return path === undefined ? todo('link to the plan') : phrase(linkToPath(about, path));
    },
  },
  outcome: {
    summary: '“Done” where the sprint’s documents agree that it is.',
    value: about => (isDone(about) ? text('Done') : todo('met, partly met or not met')),
  },
};

const known = (value: string | undefined, hint: string): Value => (value ? text(value) : todo(hint));

const HINTS: Readonly<Partial<Record<About['document'], string>>> = {
  plan: 'name of the sprint',
  rca: 'what went wrong',
  story: 'what it is about',
};

/** Of the same product the nearest below, of numbers of one form: “2026-08” is not before “31”. */
function previousNumber({ number, plan, sources: { project, root } }: About): string | undefined {
  const folder = plainUri(plan ? rootOf(plan) : root);
  const below = [...project.sprints.values()]
    .filter(each => formOf(each.number) === formOf(number) && isOfFolder(each, folder))
    .map(each => each.number)
    .filter(each => compareNaturally(each, number) < 0);
  const before = advanced(number, -1);
  return below.toSorted(compareNaturally).at(-1) ?? (/(?:^|\D)0+$|-/.test(before) ? undefined : before);
}

const formOf = (number: string): string => sprintKey(number).replace(/\d+/g, '#');

function titleOfSprint(about: About): string | undefined {
  const { documents } = groundOf(about);
  const titles = documents.flatMap(doc => {
    const stated = doc.frontMatter?.entries.find(({ key }) => key.value === 'title')?.value.value;
    return [doc.sprint?.title?.value, typeof stated === 'string' ? stated : undefined];
  });
  return [...titles, entryOf(about)?.name?.value].flatMap(title => named(title ?? '') ?? [])[0];
}

/** “Plan: Bread” -> “Bread”; undefined for “Plan”, and for what is still to be filled in. */
function named(title: string): string | undefined {
  if (/\{\{/.test(title)) return undefined;
  const name = wordsOf(title).replace(OF_SPRINT, '').replace(KIND, '').replace(KIND_BEHIND, '').trim();
  return /[\p{L}\p{N}]/u.test(name) ? name : undefined;
}

/** “Harbor - Planning Document” */
const KIND_BEHIND =
  /\s[:–—·|-]\s(?:(?:sprint|plan|planning|implementation|status|progress|tracker|document|report)(?:\s|$))+$/iu;
const OF_SPRINT = /^(?:sprint|iteration)[\s_#-]*\d[\w.]{0,9}[\s:–—·-]*/iu;
const KIND =
  /^(?:(?:sprint|master|execution|exec|plan|planning|kick-?off|checklist|dashboard|kpis?|metrics|index|progress|status|final|tracker|tracking|work|queue|board|readiness|assessment|summary|document)\b[\s:–—·|-]*)+$|^(?:(?:sprint|plan|planning|progress|status|tracker|tracking|work|queue|board|readiness|assessment|document)\b[\s:–—·|-]*)+/iu;

function slugOf({ title, number }: About): string {
  const words = wordsOf(title ?? '', LONGEST_SLUG)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join('-') ?? `sprint-${number}`;
}

const LONGEST_SLUG = 60;

function goalOf({ plan, document, answers }: About): Value {
  const asked = document === 'plan' ? answers.goal?.trim() : '';
  if (asked) return text(asked);
  const stated = plan?.frontMatter?.entries.find(({ key }) => key.value === 'goal')?.value.value;
  const told = [typeof stated === 'string' ? stated : '', plan?.plan?.goal?.statement?.value ?? ''];
  const goal = told.map(each => (/\{\{/.test(each) ? [] : phrasesOf(each))).find(({ length }) => length > 0);
  return goal ? phrase(...goal) : todo('the goal of the sprint');
}

/** A document says so, and no task says otherwise. */
function isDone(about: About): boolean {
  const { documents, tasks } = groundOf(about);
  const states = documents.flatMap(({ kind, status }) => (kind !== 'readiness' && status ? status.value : []));
  const isWorkOver = tasks.every(task => isOver(task) || standingOf(task) === 'unknown');
  return states.length > 0 && states.every(state => state === 'done') && isWorkOver;
}
