import type { Facts } from '../model/sprint';
import type { DocumentStatus } from '../protocol';
import { documentProgress } from './progress';

/** What an editor tells of a document at a glance: its kind, how far its tasks are, and how many problems it has. */
export const languageStatus = ({ kind, tasks }: Pick<Facts, 'kind' | 'tasks'>, problems: number): DocumentStatus => ({
  kind: kind ?? null,
  progress: documentProgress({ kind, tasks }),
  problems,
});
