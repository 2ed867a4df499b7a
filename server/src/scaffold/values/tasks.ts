import type { PhrasingContent } from 'mdast';
import { isId } from '../../model/ids/ids';
import { nameOf, stateName } from '../../model/ids/taskNames';
import type { Status } from '../../model/sprint';
import { code, open, type Phrase, paragraph, table } from '../markdown/build';
import type { About } from '../scaffold';
import { blocks, todo, type Value } from '../value';
import { commitsNaming } from './commits';
import { groundOf } from './ground';
import { phrasesOf } from './phrases';
import { linkToPath } from './places';
import type { Variables } from './variable';
import { isOver, standingOf, type WorkTask } from './work/joined';

/** How the sprint's work stands: plan, queue, tracker, story files and status files, joined by id, else by title. */
export const taskVariables: Variables = {
  tasks: {
    summary: 'Table of the sprint’s tasks: how each stands, and where it says so.',
    isBlock: true,
    value: about => {
      const { tasks } = groundOf(about);
      if (!tasks.length) return todo('tasks, and how each of them ended');
      const rows = tasks.map(task => [
        ...(hasIds(tasks) ? [nameOf(task.id ?? '')] : []),
        titleOf(task),
        statusOf(about, task),
        evidenceOf(about, task),
      ]);
      return blocks(
        table(
          [
            ...(hasIds(tasks) ? [tasks.some(({ id }) => isId(id ?? '')) ? 'ID' : '#'] : []),
            'Task',
            'Status',
            'Evidence',
          ],
          ...rows,
        ),
      );
    },
  },
  open_tasks: {
    summary: 'Table of the tasks that are not done, with their states.',
    isBlock: true,
    value: about => leftOver(about, ['Task', 'Status'], task => [nameOfTask(task), statusOf(about, task)]),
  },
  carry_over: {
    summary: 'Table of the tasks that are not done: why, and where they go.',
    isBlock: true,
    value: about =>
      leftOver(about, ['Task', 'Status', 'Why', 'Goes to'], task => [
        ...[nameOfTask(task), statusOf(about, task)],
        open('reason'),
        open('where it goes'),
      ]),
  },
};

type Cell = Phrase | readonly Phrase[];

/** Nothing is said to be all done while nobody knows. */
function leftOver(about: About, header: readonly string[], rowOf: (task: WorkTask) => readonly Cell[]): Value {
  const { tasks } = groundOf(about);
  const left = tasks.filter(task => !isOver(task));
  const told = left.filter(task => standingOf(task) !== 'unknown');
  if (!tasks.length || (!told.length && left.length)) return todo('what is not done');
  if (!left.length) return blocks(paragraph('Every task is done.'));
  return blocks(table(header, ...left.map(rowOf)));
}

const hasIds = (tasks: readonly WorkTask[]): boolean => tasks.some(({ id }) => id !== undefined);

/** Without its id, which stands beside it. */
export function titleOf({ title, id }: WorkTask): readonly PhrasingContent[] {
  const [first, ...others] = phrasesOf(title.replace(/^[\s*_]*task \d{1,3}[a-z]?\s*[:.–—-]\s*/i, ''));
  const own = nameOf(id ?? '');
  if (!own || !first || !('value' in first) || !first.value.startsWith(own))
    return first ? [first, ...others] : nothing(own);
  const rest = first.value.slice(own.length);
  if (/^[\p{L}\p{N}]/u.test(rest)) return [first, ...others];
  const left = [{ ...first, value: rest.replace(/^[\s:.)\]–—-]+/u, '') }, ...others].filter(
    phrase => !('value' in phrase) || phrase.value.trim(),
  );
  return left.length ? left : nothing(own);
}

const nothing = (id: string): readonly PhrasingContent[] => phrasesOf(id || 'Task');

/** “T3 Import”; a number of a plan's row says nothing elsewhere. */
export function nameOfTask(task: WorkTask): readonly Phrase[] {
  const id = nameOf(task.id ?? '');
  const title = titleOf(task);
  const isAlone = title.length === 1 && title[0] && 'value' in title[0] && title[0].value === id;
  return /^\d*$/.test(id) || isAlone ? title : [`${id} `, ...title];
}

/** “Done”; “Done in queue.md, in progress in tracker.md”. */
export function statusOf(about: About, task: WorkTask): readonly Phrase[] {
  const standing = standingOf(task);
  if (standing === 'unknown') return [open(task.isDropped ? 'dropped or done' : 'status')];
  if (standing !== 'disputed') return [capital(stateName(standing))];
  const states = [...new Set(task.tellings.map(({ status }) => status))];
  return states.flatMap((status, at) => [
    `${at ? ', ' : ''}${at ? stateName(status) : capital(stateName(status))} in `,
    ...joined(pathsOf(task, status).map(path => linkToPath(about, path))),
  ]);
}

const pathsOf = ({ tellings }: WorkTask, status: Status): readonly string[] => [
  ...new Set(tellings.filter(telling => telling.status === status).map(({ path }) => path)),
];

function evidenceOf(about: About, task: WorkTask): readonly Phrase[] {
  const isDisputed = standingOf(task) === 'disputed';
  const paths = isDisputed ? [] : [...new Set(task.tellings.map(({ path }) => path))];
  const commits = commitsNaming(about, task.id).map(({ hash }) => code(hash));
  const found = [...paths.map(path => linkToPath(about, path)), ...commits];
  return found.length ? joined(found) : [open('evidence')];
}

const joined = (phrases: readonly Phrase[]): readonly Phrase[] =>
  phrases.flatMap((phrase, at) => (at ? [', ', phrase] : [phrase]));

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
