import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DEFAULT_SETTINGS } from '../../server/src/config';
import { offersAt, type Verb } from '../../server/src/features/actions/offers';
import { concerned, dataOf, type TaskActionData, taskEdit } from '../../server/src/features/actions/taskActions';
import { checkDocument } from '../../server/src/features/diagnostics';
import { readDocument } from '../../server/src/model/parse';
import type { SprintDoc } from '../../server/src/model/sprint';
import { makeProject, type Project } from '../../server/src/project';
import type { FeatureCase } from './featureFixtures';

export type Case = Pick<FeatureCase, 'project' | 'doc' | 'offset' | 'docs'>;

/** What an action has made of a case. */
export interface Result extends Pick<Case, 'project' | 'doc' | 'docs'> {
  /** What it did to files that are no documents, by path. */
  readonly others: Readonly<Record<string, string>>;
  readonly edits: Readonly<Record<string, readonly TextEdit[]>>;
}

/** What an editor hands back once the first of these actions is chosen. */
export function chosen({ project, doc, offset }: Case, verbs: readonly Verb[]): TaskActionData | undefined {
  const offer = offersAt(project, doc, offset).find(({ verb }) => verbs.includes(verb));
  return offer && dataOf(doc, offset, offer);
}

/** The documents once an action is done as the server does it, or why it is not. */
export function performed({ project, doc, docs }: Case, data: TaskActionData): Result | string {
  const near = concerned(project, doc, data);
  const others = [...docs.values()].filter(each => each !== doc && near.includes(each.uri));
  const edit = taskEdit({ project, settings: DEFAULT_SETTINGS, docs: [doc, ...others] }, data);
  if ('refusal' in edit) return edit.refusal;
  const edits = edit.changes ?? {};
  const changed = new Map(
    [...docs].map(([path, each]) => [path, edits[each.uri] ? applied(each, edits[each.uri] ?? []) : each]),
  );
  const now = changed.get(doc.path) as SprintDoc;
  return {
    doc: now,
    docs: changed,
    project: projectOf(project, { docs: changed, edits }),
    edits,
    others: otherEdits(docs, edits),
  };
}

function applied(doc: SprintDoc, edits: readonly TextEdit[]): SprintDoc {
  const text = TextDocument.applyEdits(TextDocument.create(doc.uri, 'markdown', 1, doc.text), [...edits]);
  return readDocument(doc.uri, doc.path, text);
}

/** A status file that was changed is not read again here, so it says nothing any more. */
const projectOf = ({ files, evidence }: Project, { docs, edits }: Pick<Result, 'docs' | 'edits'>): Project =>
  makeProject(
    [...docs.values()].filter(({ kind }) => kind),
    { files, evidence: evidence.filter(({ uri }) => !edits[uri]) },
  );

function otherEdits(docs: Case['docs'], edits: Result['edits']): Record<string, string> {
  const known = new Set([...docs.values()].map(({ uri }) => uri));
  return Object.fromEntries(
    Object.entries(edits)
      .filter(([uri]) => !known.has(uri))
      .map(([uri, own]) => [
        uri,
        own.map(({ range, newText }) => `line ${range.start.line + 1}: ${newText}`).join('\n'),
      ]),
  );
}

/** What rules find in any document afterwards and did not before. That a finished sprint wants a review is no defect of the action. */
export function findingsBeyond(
  before: Pick<Case, 'project' | 'docs'>,
  after: Pick<Case, 'project' | 'docs'>,
): string[] {
  const left = keysOf(before);
  return keysOf(after).filter(key => {
    const at = left.indexOf(key);
    if (at >= 0) left.splice(at, 1);
    return at < 0 && !key.startsWith('missing-review ');
  });
}

const keysOf = ({ project, docs }: Pick<Case, 'project' | 'docs'>): string[] =>
  [...docs.values()].flatMap(doc =>
    checkDocument(doc, { project, settings: DEFAULT_SETTINGS }).map(
      ({ rule, message }) => `${rule} ${SAME.get(rule)?.exec(message)?.[0] ?? message.replace(/\d+/g, '#')}`,
    ),
  );

/** What of a message tells that it is the same defect: damage is told line by line, a task by its id. */
const SAME: ReadonlyMap<string, RegExp> = new Map([
  ['mojibake', /^/],
  ['duplicate-id', /^\S+/],
  ['cross-document-status', /^\S+/],
  ['status-contradiction', /^This says “[^”]*”/],
  ['unmet-dependency', /^[^(]*/],
]);
