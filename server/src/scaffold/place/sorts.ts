import type { Facts } from '../../model/sprint';
import { isSetAside } from '../../model/sprints/sprints';
import { isForCopies, isTemplatePath } from '../../model/templates/templates';
import { type DocumentId, isDocumentId, KIND_OF } from '../documents';
import { kindOfName, spaced } from './documentKinds';

/**
 * What a document is among those that can be made: reports of one kind are told apart by their names, then by their titles.
 * Undefined for a report of another sort, and for what is nobody's own work.
 */
export function sortOf(doc: Facts): DocumentId | undefined {
  if (!isOwnWork(doc)) return undefined;
  const [name, title] = namesOf(doc);
  if (doc.kind !== 'review')
    return LIKE_HANDOFF.has(doc.kind) && (HANDOFF.test(name) || HANDOFF.test(title)) ? 'handoff' : ownSort(doc.kind);
  const named = REPORTS.find(([, pattern]) => pattern.test(name)) ?? REPORTS.find(([, pattern]) => pattern.test(title));
  return named?.[0] ?? (REVIEW_NAME.test(name) || REVIEW_TITLE.test(title) ? 'review' : undefined);
}

/** Reports are one kind, but a template of one sort is for no other; one that names none is for reviews. */
export function isTemplateFor(document: DocumentId, template: Pick<Facts, 'path' | 'title'>): boolean {
  if (KIND_OF[document] !== 'review') return true;
  const names = namesOf(template);
  const sorts = REPORTS.flatMap(([sort, pattern]) => (names.some(name => pattern.test(name)) ? [sort] : []));
  if (document !== 'review') return sorts.includes(document);
  return !sorts.length || names.some(name => /\breviews?\b/.test(name));
}

/** What a path promises that nobody has followed yet. */
export function sortOfPath(path: string): DocumentId | undefined {
  const name = spaced(path);
  const report = REPORTS.find(([, pattern]) => pattern.test(name))?.[0];
  const kind = kindOfName(path);
  if (report && (!kind || kind === 'review' || report === 'handoff')) return report;
  return kind === 'review' && !REVIEW_NAME.test(name) ? undefined : ownSort(kind);
}

/** Documents that say what is done and how others are made say nothing of where new ones belong. */
export const isOwnWork = (doc: Pick<Facts, 'path'>): boolean =>
  !isSetAside(doc) && !isTemplatePath(doc.path) && !isForCopies(doc.path);

const ownSort = (kind: Facts['kind']): DocumentId | undefined => (isDocumentId(kind) ? kind : undefined);

/** Its name and its title, as words in lower case. */
const namesOf = ({ path, title }: Pick<Facts, 'path' | 'title'>) =>
  [spaced(path), (title?.value ?? '').slice(0, LONGEST).toLowerCase()] as const;

const LONGEST = 200;
const HANDOFF = /\bhand ?-?(?:off|over)\b|übergabe/u;
/** What hands over is often read as what makes ready. */
const LIKE_HANDOFF: ReadonlySet<string | undefined> = new Set(['readiness', 'tracker']);

const REPORTS: readonly (readonly [DocumentId, RegExp])[] = [
  ['handoff', HANDOFF],
  ['retrospective', /\bretro(?:spective)?s?\b|\breflections?\b|\blessons learned\b/],
  [
    'completion',
    /\bcompletion\b(?! (?:plan|criteria|date))|\bsprint (?:\d[\d .]{0,8}[a-z]? |\W{0,2}n\W{0,2} )?complete\b|\bclos(?:ure|e ?-?out)\b|\bfinal report\b/,
  ],
];

/** A review of the sprint itself: "sprint_26_review"; "sprint-0.6-consistency-review" is one of something else. */
const REVIEW_NAME =
  /^(?:(?:sprint|iteration|spr)? ?\d[\d ]{0,9}[a-z]? )?review\b|^(?:sprint|iteration) review\b|\breview (?:of )?(?:sprint|iteration) ?\d/;
const REVIEW_TITLE =
  /\bsprint \d[\d .]{0,8}[a-z]?[ :·–—]{0,3}(?:(?:[a-z]{2}(?:[+&/][a-z]{2})?|end|mid|team|sprint|final|demo) )?review\b|\breview\b[ :·–—]{0,3}(?:of |for )?(?:the )?(?:sprint|iteration) \d/u;
