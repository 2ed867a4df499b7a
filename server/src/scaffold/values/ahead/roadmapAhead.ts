import type { RootContent } from 'mdast';
import type { Facts } from '../../../model/sprint';
import { sprintKey } from '../../../model/sprints/sprintRef';
import type { Sprint } from '../../../model/sprints/sprints';
import { workDocuments } from '../../../model/sprints/workDocuments';
import { bullets, heading, open, type Phrase, paragraph, plain, strong } from '../../markdown/build';
import { advanced } from '../../place/numbering';
import type { About } from '../../scaffold';
import { blocks } from '../../value';
import { phrasesOf, wordsOf } from '../phrases';
import type { Variables } from '../variable';
import { tasksIn } from './planned';
import { sprintsOfProduct } from './previous';

/** What a roadmap plans. */
export const ROADMAP_AHEAD: Variables = {
  roadmap_sprints: {
    summary: 'The sprints of a roadmap: those that have plans, then as many as were asked for, with their weeks.',
    isBlock: true,
    value: about => blocks(...sprintsOf(about).flatMap(sectionOf)),
  },
};

interface Entry {
  readonly number: string;
  /** Of a sprint that has begun already, nobody counts them. */
  readonly weeks?: string;
  readonly plan?: Facts | undefined;
}

const MOST = 26;
const answered = ({ answers }: About, id: string, usual: number): number => {
  const value = Number(answers[id]);
  return Number.isInteger(value) && value > 0 ? Math.min(value, MOST) : usual;
};

/** A roadmap has two sprints at least. */
function sprintsOf(about: About): readonly Entry[] {
  const all = sprintsOfProduct(about).slice(-MOST).map(entryFor);
  // Of a sprint that was only looked back at, a roadmap has nothing to say.
  const known = all.filter(({ plan }) => plan);
  const last = all.at(-1)?.number;
  const first = last === undefined ? about.number : advanced(last, 1);
  const count = Math.max(answered(about, 'sprints', 3), known.length ? 1 : 2);
  const fresh = Array.from({ length: count }, (_, at) => ({
    number: advanced(first, at),
    weeks: weeksAt(about, at),
  }));
  return [...known, ...fresh.filter(({ number }) => !known.some(each => sprintKey(each.number) === sprintKey(number)))];
}

const entryFor = (sprint: Sprint): Entry => ({
  number: sprint.number,
  plan: workDocuments(sprint).find(({ kind }) => kind === 'plan'),
});

function weeksAt(about: About, at: number): string {
  const length = answered(about, 'weeks', 2);
  const first = at * length + 1;
  return length === 1 ? `Week ${first}` : `Weeks ${first}–${first + length - 1}`;
}

function sectionOf({ number, plan, weeks }: Entry): RootContent[] {
  const name = nameIn(plan);
  const stated = plan?.plan?.goal?.statement?.value ?? '';
  const goal = /\{\{/.test(stated) ? '' : stated;
  const tasks = plan
    ? tasksIn(plan)
        .map(({ title }) => phrasesOf(title))
        .filter(({ length }) => length)
    : [];
  const acceptance: readonly Phrase[] =
    goal && phrasesOf(goal).length ? phrasesOf(goal) : [open('What can be shown then')];
  return [
    heading(
      3,
      plain(`Sprint ${number} (`),
      ...(name ? [plain(name)] : [open('Theme')]),
      plain(weeks ? `) — ${weeks}` : ')'),
    ),
    paragraph(strong('Acceptance'), ': ', ...acceptance),
    paragraph(strong('Tasks'), ':'),
    bullets(...(tasks.length ? tasks : [[open('First task')]])),
  ];
}

/** What could be taken for more than a name stays out of the heading. */
function nameIn(plan: Facts | undefined): string | undefined {
  const name = wordsOf(plan?.sprint?.title?.value ?? '', LONGEST)
    .replace(/[()[\]]/g, '')
    .trim();
  return /\p{L}/u.test(name) && !/week|\bkw\b|\d{1,2}\s*[-–]\s*\d/iu.test(name) ? name : undefined;
}

const LONGEST = 100;
