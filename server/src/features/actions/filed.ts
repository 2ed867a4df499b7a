import type { Evidence, StatusFile } from '../../evidence/evidence';
import type { Edit } from '../../model/sprint';
import type { Project } from '../../project';
import type { RuleFinding } from '../../rules/rule';

/** A file beside the documents with its edits, and as it is once they are made. */
export interface Filed {
  readonly file: StatusFile;
  readonly edits: readonly Edit[];
  readonly now: StatusFile;
}

/** What a finding says that a status file still has as not done, done there too. */
export function filedAsDone({ evidence }: Pick<Project, 'evidence'>, { rule, related }: RuleFinding): Filed[] {
  if (rule !== 'cross-document-status') return [];
  return evidence.flatMap(file => {
    const places = (related ?? []).filter(({ uri }) => uri === file.uri).map(({ range }) => range.start);
    return file.type === 'status-file' && places.length ? asDone(file, new Set(places)) : [];
  });
}

function asDone(file: StatusFile, places: ReadonlySet<number>): Filed[] {
  const states = new Map(file.states);
  const edits: Edit[] = [];
  for (const [key, filed] of file.states) {
    const { range, value } = filed.state;
    if (!places.has(range.start) || filed.status === 'done' || range.end - range.start !== value.length) continue;
    edits.push({ range, text: 'done' });
    states.set(key, { ...filed, status: 'done', state: { value: 'done', range } });
  }
  return edits.length ? [{ file, edits, now: { ...file, states } }] : [];
}

export const withFiled = (evidence: readonly Evidence[], filed: readonly Filed[]): readonly Evidence[] =>
  evidence.map(file => filed.find(each => each.file === file)?.now ?? file);
