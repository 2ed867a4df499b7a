import { DOCUMENTS, type DocumentId, isDocumentId } from '../scaffold/documents';
import { nearest } from '../spelling';

/** What words after `new` mean, however they are written: “RCA”, “New-Rca”, “status tracker”; undefined where that is not clear. */
export function documentNamed(words: readonly string[]): DocumentId | undefined {
  const name = bare(words.join(' '));
  return isDocumentId(name) ? name : NAMES.get(name);
}

/** “Did you mean …?” for a word that is nearly one, with a blank before it; else empty. */
export function documentMeant(word: string): string {
  const best = nearest(bare(word), [...DOCUMENTS, ...NAMES.keys()]);
  return best === undefined ? '' : ` Did you mean “${documentNamed([best])}”?`;
}

/** "New Sprint-Plan…" -> "plan". */
const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[\s_.…-]+/g, '')
    .replace(/^new/, '')
    .replace(/^sprint/, '');

/** As the extension's commands and teams call them, without blanks and hyphens. */
const NAMES: ReadonlyMap<string, DocumentId> = new Map([
  ['rootcauseanalysis', 'rca'],
  ['rootcause', 'rca'],
  ['postmortem', 'rca'],
  ['queuestory', 'story'],
  ['statustracker', 'tracker'],
  ['workqueue', 'queue'],
  ['readinessassessment', 'readiness'],
  ['readinesscheck', 'readiness'],
  ['completionreport', 'completion'],
  ['retro', 'retrospective'],
  ['handover', 'handoff'],
  ['handoffreport', 'handoff'],
]);
