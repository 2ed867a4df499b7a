import type { Facts } from '../model/sprint';
import type { DocumentStatus } from '../protocol';
import { documentProgress } from './progress';

/** What an editor tells of a document at a glance: its kind, how far its tasks are, and how many problems it has. */
export const languageStatus = (
  doc: Pick<Facts, 'kind' | 'tasks' | 'title' | 'plan' | 'phases'>,
  problems: number,
): Omit<DocumentStatus, 'hasTests'> => ({ kind: doc.kind ?? null, progress: documentProgress(doc), problems });
