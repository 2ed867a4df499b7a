import { SCAFFOLDS, type ScaffoldId } from '../config';
import type { Kind } from '../model/sprint';

/** What can be made, the most wanted first. */
export const DOCUMENTS = SCAFFOLDS;
export type DocumentId = ScaffoldId;

/** The kind that each of them is read as. */
export const KIND_OF: Readonly<Record<DocumentId, Kind>> = {
  plan: 'plan',
  rca: 'rca',
  review: 'review',
  story: 'story',
  tracker: 'tracker',
  queue: 'queue',
  readiness: 'readiness',
  completion: 'review',
  retrospective: 'review',
  handoff: 'review',
  roadmap: 'roadmap',
};

export const isDocumentId = (word: unknown): word is DocumentId => DOCUMENTS.some(each => each === word);
