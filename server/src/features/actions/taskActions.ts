import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { idKey } from '../../model/ids/ids';
import type { Edit, SprintDoc } from '../../model/sprint';
import type { Project } from '../../project';
import type { LineIndex } from '../../range';
import type { ActionProvider } from '../actionProvider';
import { toTextEdits } from '../lsp';
import { perform } from './deeds';
import { type Offer, offersAt, type Verb } from './offers';
import type { Outcome, Scene } from './settle';
import { nameOfSubject, subjectAt } from './tellings';

export const TASK_ACTION = 'refactor.rewrite';

/** What an editor hands back when an action is chosen. */
export interface TaskActionData {
  readonly uri: string;
  /** Of the place where it was offered. */
  readonly offset: number;
  readonly verb: Verb;
  readonly owner?: string;
  /** Of what it was offered for: in another text, something else may stand there. */
  readonly name: string;
}

/**
 * Claim, start, done, block, unblock; check and uncheck. What they change is worked out when one is chosen (`taskEdit`): it
 * reads the document again with the change made, and those that it may concern.
 */
export const taskActions: ActionProvider = {
  kinds: [TASK_ACTION],
  actions: (doc, { project }, { range }) =>
    offersAt(project, doc, range.start).map(offer => actionOf(offer, dataOf(doc, range.start, offer))),
};

const actionOf = ({ title, refusal }: Offer, data: TaskActionData): CodeAction => ({
  ...{ title, kind: TASK_ACTION, data },
  ...(refusal !== undefined && { disabled: { reason: refusal } }),
});

export function dataOf(doc: SprintDoc, offset: number, { verb, owner }: Pick<Offer, 'verb' | 'owner'>): TaskActionData {
  const subject = subjectAt(doc, offset);
  const name = subject ? nameOfSubject(subject) : '';
  return { uri: doc.uri, offset, verb, name, ...(owner !== undefined && { owner }) };
}

export function isTaskActionData(data: unknown): data is TaskActionData {
  const { uri, offset, verb, name } = (data ?? {}) as Partial<TaskActionData>;
  return typeof uri === 'string' && Number.isInteger(offset) && typeof verb === 'string' && typeof name === 'string';
}

/** No person keeps one task in more documents. */
const MOST_DOCUMENTS = 20;

/** The documents in which something may have to follow: those that tell of the task, and those where others wait for it. */
export function concerned(
  project: Project,
  doc: SprintDoc,
  { offset }: Pick<TaskActionData, 'offset'>,
): readonly string[] {
  const id = subjectAt(doc, offset)?.task.id;
  const key = id && idKey(id.value);
  if (!key) return [];
  const places = [...(project.tasksById.get(key) ?? []), ...(project.waitingFor.get(key) ?? [])];
  const others = new Set(places.map(each => each.doc.uri).filter(uri => uri !== doc.uri));
  return others.size <= MOST_DOCUMENTS ? [...others] : [];
}

/** One edit for all documents, so that it is one step to undo; or why there is none. */
export function taskEdit(scene: Scene, { offset, ...chosen }: TaskActionData): WorkspaceEdit | { refusal: string } {
  const outcome = perform(scene, offset, chosen);
  return 'refusal' in outcome ? outcome : { changes: changesOf(outcome) };
}

function changesOf({ edits }: Exclude<Outcome, { refusal: string }>): Record<string, TextEdit[]> {
  const changes: [string, TextEdit[]][] = [...edits].flatMap(([{ uri, lines }, own]: [Changed, readonly Edit[]]) =>
    own.length ? [[uri, toTextEdits(lines, own)] as [string, TextEdit[]]] : [],
  );
  return Object.fromEntries(changes);
}

type Changed = { readonly uri: string; readonly lines: LineIndex };
