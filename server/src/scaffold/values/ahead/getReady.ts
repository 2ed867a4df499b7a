import type { RootContent } from 'mdast';
import { idKey, isId } from '../../../model/ids/ids';
import { bullets, heading, open, paragraph, plain, strong } from '../../markdown/build';
import type { About } from '../../scaffold';
import { blocks, text, todo, type Value } from '../../value';
import { groundOf } from '../ground';
import { phrasesOf, wordsOf } from '../phrases';
import type { Variables } from '../variable';
import { standingOf } from '../work/joined';
import { type Box, boxList, openBox } from './boxes';
import { carryOver, idOf, titleOf } from './carryOver';
import { named } from './named';
import { tellableNeeds } from './needs';
import { type Planned, workOf } from './planned';

/** What an assessment of readiness tells. */
export const GET_READY: Variables = {
  previous_sprint: {
    summary: '“Sprint 3”, or “Previous Sprint” where no document tells of it.',
    value: about => text(previousName(about) ?? 'Previous Sprint'),
  },
  previous_sprint_name: {
    summary: '“Sprint 3 (Harbor)”, or that no document tells of it.',
    value: about => text(previousTitle(about) ?? 'none that a document here tells of'),
  },
  previous_completion: {
    summary: 'How far the sprint before has come, by its documents: its state, and what is still open.',
    isBlock: true,
    value: about => blocks(...completionOf(about)),
  },
  task_sections: {
    summary: 'A heading for each task of the sprint, with its priority, effort, dependencies and deliverables.',
    isBlock: true,
    value: about => blocks(...sectionsOf(about)),
  },
  prerequisites: {
    summary: 'What must be there first, as checkboxes: the sprint before, and what the tasks need from elsewhere.',
    isBlock: true,
    value: about => blocks(boxList(prerequisitesOf(about))),
  },
  current_blockers: {
    summary: 'What holds up tasks of the sprint, by its documents.',
    isBlock: true,
    value: blockersOf,
  },
};

const previousName = (about: About): string | undefined => {
  const left = carryOver(about);
  return left && `Sprint ${left.sprint.number}`;
};

function previousTitle(about: About): string | undefined {
  const name = previousName(about);
  const plan = carryOver(about)?.sprint.plans[0]?.sprint?.title?.value;
  const title = plan && wordsOf(plan).replace(/[()]/g, '').trim();
  return name && title ? `${name} (${title})` : name;
}

function completionOf(about: About): RootContent[] {
  const left = carryOver(about);
  if (!left) return [paragraph('No document here tells of the sprint before this one.')];
  const { done, untold, open: unfinished } = left;
  const total = done.length + untold.length + unfinished.length;
  if (!total) return [paragraph(strong('Status'), ': ', open('How the sprint before ended'))];
  const state = untold.length ? [open('Whether it is complete')] : [stateWord(done.length, total)];
  return [
    paragraph(strong('Status'), ': ', ...state),
    ...(done.length || unfinished.length ? [paragraph(doneText(done.length, total, untold.length > 0))] : []),
    ...list(
      'Still open:',
      unfinished.map(task => [...named({ id: idOf(task), title: titleOf(task) }), plain(stateOf(task))]),
    ),
    ...list(
      'No document says whether these are done:',
      untold.map(task => named({ id: idOf(task), title: titleOf(task) })),
    ),
  ];
}

/** What nobody tells of may be done as well. */
const doneText = (done: number, total: number, isUnsure: boolean): string =>
  `${done} of its ${total} ${total === 1 ? 'task' : 'tasks'} ${done === 1 ? 'is' : 'are'} ${isUnsure ? 'known to be ' : ''}done.`;

const stateWord = (done: number, total: number): string =>
  done === total ? 'Complete' : done ? 'Partially complete' : 'Not complete';

type Task = Parameters<typeof standingOf>[0];

/** “ (blocked)”; where documents disagree, what each of them says. */
function stateOf(task: Task): string {
  const standing = standingOf(task);
  if (standing !== 'disputed') return standing === 'open' ? '' : ` (${standing.replace('-', ' ')})`;
  const told = task.tellings.map(({ path, status }) => `${status.replace('-', ' ')} in ${path}`);
  return ` (${[...new Set(told)].slice(0, MOST_TOLD).join(', ')})`;
}

const MOST_TOLD = 4;

const list = (lead: string, items: readonly ReturnType<typeof named>[]): RootContent[] =>
  items.length ? [paragraph(lead), bullets(...items)] : [];

function sectionsOf(about: About): RootContent[] {
  const tasks = workOf(about)?.tasks ?? [];
  if (!tasks.length)
    return sectionOf([plain('Task 1: '), open('First task')], { title: '', criteria: [], steps: [], deliverables: [] });
  const ids = idsFor(about, tasks);
  const rest = tasks.length > MOST_SECTIONS ? tasks.slice(MOST_SECTIONS) : [];
  const sections = tasks.slice(0, MOST_SECTIONS).flatMap((task, at) => {
    const { needs: _, ...rest } = task;
    const needs = tellableNeeds(about, task);
    return sectionOf([plain(`Task ${ids[at]}: `), ...phrasesOf(task.title)], { ...rest, ...(needs && { needs }) });
  });
  const others = rest.map((task, at) => [plain(`Task ${ids[MOST_SECTIONS + at]}: `), ...phrasesOf(task.title)]);
  return [...sections, ...(others.length ? [heading(3, plain('More Tasks')), bullets(...others)] : [])];
}

/** Nobody fills in more; what is beyond is only listed. */
const MOST_SECTIONS = 20;

function sectionOf(name: Parameters<typeof heading>[1][], task: Planned): RootContent[] {
  const { priority, effort, needs, deliverables, criteria } = task;
  const said = (label: string, value: string | undefined, hint: string) =>
    [strong(label), plain(': '), ...(value ? phrasesOf(value) : [open(hint)])] as const;
  return [
    heading(3, ...name),
    bullets(
      said('Priority', priority, 'How urgent it is'),
      said('Effort', effort, 'How many hours it takes'),
      said('Dependencies', needs && (needs.join(', ') || 'None'), 'Ids of tasks, or None'),
      ...(criteria.length ? [said('Acceptance', criteria.join('; '), '')] : []),
      said('Deliverables', deliverables.join('; ') || undefined, 'What it leaves behind'),
    ),
  ];
}

/** Their own, else “4.1” as long as no other task here has that; else their place in the list. */
function idsFor({ number, sources: { project } }: About, tasks: readonly Planned[]): readonly string[] {
  const own = tasks.map((_, at) => `${number}.${at + 1}`);
  const areFree = own.every(id => isId(id) && !project.tasksById.has(idKey(id)));
  return tasks.map(({ id }, at) => (id && isId(id) ? id : areFree ? (own[at] as string) : String(at + 1)));
}

function prerequisitesOf(about: About): readonly Box[] {
  const left = carryOver(about);
  const total = left ? left.done.length + left.untold.length + left.open.length : 0;
  const isDone = total > 0 && total === left?.done.length;
  return [
    ...(left ? [{ done: isDone, text: [plain(`Sprint ${left.sprint.number} is complete`)], inside: [] }] : []),
    ...needsFromElsewhere(about).map(need => ({ done: isTaskDone(about, need), text: phrasesOf(need), inside: [] })),
    openBox('What else must be there before the sprint starts'),
  ];
}

/** Each once; what the sprint's own tasks do is no prerequisite. */
function needsFromElsewhere(about: About): readonly string[] {
  const tasks = workOf(about)?.tasks ?? [];
  const own = new Set(tasks.flatMap(({ id }) => (id ? [idKey(id)] : [])));
  const needs = tasks.flatMap(({ needs: all = [] }) => all).filter(each => !own.has(idKey(each)));
  return [...new Set(needs)].filter(each => tellableNeeds(about, { needs: [each] }));
}

const isTaskDone = ({ sources: { project } }: About, id: string): boolean => {
  const places = project.tasksById.get(idKey(id)) ?? [];
  return places.length > 0 && places.every(({ task }) => task.status?.value === 'done');
};

function blockersOf(about: About): Value {
  const blocked = groundOf(about).tasks.filter(({ blocker }) => blocker);
  if (!blocked.length) return todo('None, or what holds the start up');
  return blocks(
    bullets(
      ...blocked.map(task => [
        ...named({ id: idOf(task), title: titleOf(task) }),
        plain(': '),
        ...phrasesOf(task.blocker ?? ''),
      ]),
    ),
  );
}
