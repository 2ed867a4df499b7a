import type { Task } from '../model/sprint';
import type { Finding, Related, Rule } from './rule';
import {
  type Filed,
  filedStates,
  isLiving,
  isNotDone,
  othersOf,
  type Stated,
  statedIn,
  surroundingsOf,
} from './statedElsewhere';

/** A task that is done in one place is done everywhere. */
export const crossDocumentStatus: Rule = {
  id: 'cross-document-status',
  severity: 'information',
  summary: 'The same task has another status in another document.',
  *checkInProject(doc, project) {
    if (!isLiving(doc) || project.documents.length + project.evidence.length < 2) return;
    const around = surroundingsOf(doc, project);
    for (const [key, { tasks }] of doc.ids) {
      const places = project.tasksById.get(key) ?? [];
      if (!around.files.length && places.length <= tasks.length) continue;
      const own = statedIn(doc, tasks);
      if (!own) continue;
      const [others, filed] = [othersOf(own, places, around), filedStates(own, key, around)];
      yield* own.isDone ? behindInFile(own, others, filed) : behind(own, others, filed);
    }
  },
};

/** Here it is not done, there it is. */
function* behind(own: Stated, others: readonly Stated[], filed: readonly Filed[]): Generator<Finding> {
  const done = [
    ...others.filter(({ isDone }) => isDone).map(({ doc, task }) => ({ file: doc, range: rangeOf(task) })),
    ...filed
      .filter(({ state }) => state.status === 'done')
      .map(({ file, state }) => ({ file, range: state.state.range })),
  ];
  const [first] = done;
  if (!first) return;
  const { task } = own;
  yield {
    range: rangeOf(task),
    message: `${task.id.value} is ${wordOf(task.status)} here, but done in ${first.file.path}. Bring the two in line.`,
    related: done.slice(0, MOST_RELATED).map(({ file, range }) => related(file, range, 'Here it is done')),
  };
}

/** Here it is done; a file that is no document still says that it is not. Told once, in the story itself if there is one. */
function* behindInFile(own: Stated, others: readonly Stated[], filed: readonly Filed[]): Generator<Finding> {
  if (others.some(each => !each.isDone || isBefore(each, own))) return;
  const open = filed.filter(({ state: { status } }) => status && isNotDone(status));
  const [first] = open;
  if (!first) return;
  const { task } = own;
  yield {
    range: rangeOf(task),
    message: `${task.id.value} is done here, but “${first.state.state.value}” in ${first.file.path}. Bring the two in line.`,
    related: open.map(({ file, state }) => related(file, state.state.range, 'Here it is not done')),
  };
}

const MOST_RELATED = 5;
/** A story file before a queue that lists it. */
const isBefore = (a: Stated, b: Stated): boolean =>
  a.doc.kind === b.doc.kind ? a.doc.uri < b.doc.uri : a.doc.kind === 'story';

const rangeOf = ({ id, status, range }: Task) => (status?.written ? status.range : (id?.range ?? range));
/** "“ready-for-dev”"; "open" for `[ ]`, "in progress" where nothing is written. */
function wordOf({ written, value }: Stated['task']['status']): string {
  const plain = written?.replace(/[*_`]+/g, '').trim() ?? '';
  return plain.length > 3 && plain.length <= 40 ? `“${plain}”` : value.replace('-', ' ');
}

const related = ({ uri }: { readonly uri: string }, range: Related['range'], message: string): Related => ({
  uri,
  range,
  message,
});
