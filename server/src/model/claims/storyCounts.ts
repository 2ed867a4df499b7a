import { type Ranged, ranged } from '../../range';
import { idKey } from '../ids/ids';
import { proseLines } from '../markdown/prose';
import type { SprintDoc, Task } from '../sprint';
import type { StaleNumber } from './staleCounters';

const DONE =
  /(?<![\d.,/~+-]|\bof )(\d{1,5}) (stories|tasks|items)(?: are)? (?:done|completed?|finished)\b(?! in | this | by )/gi;

/** What is done may have moved to another file. */
const ARCHIVE = /archiv|moved to|history/i;

/** "32 stories done" and the two ways of counting them. */
export interface StoryCount {
  readonly declared: Ranged<number>;
  readonly unit: string;
  /** In the Completed table. */
  readonly rows: number;
  /** Marked as done anywhere. */
  readonly ids: number;
}

/** "**32 stories done | …" at the head of a queue, against the ids that the queue marks as done. */
export function staleStoryCounts(doc: SprintDoc): StaleNumber[] {
  return storyCounts(doc).flatMap(({ declared, unit, rows, ids }) => {
    if (declared.value === rows || declared.value === ids) return [];
    if (declared.value > ids && ARCHIVE.test(doc.prose)) return [];
    const completed = rows ? ` and the Completed table has ${rows} ${rows === 1 ? 'row' : 'rows'}` : '';
    const message = `This says ${declared.value} ${unit} done, but ${ids} ${ids === 1 ? 'is' : 'are'} marked as done here${completed}.`;
    const first = doc.tasks.find(isCompleted);
    const evidence = first
      ? [{ range: first.range, text: rows === 1 ? 'The completed row' : `The first of ${rows} completed rows` }]
      : [];
    return [{ declared, found: ids, message, evidence }];
  });
}

export function storyCounts(doc: SprintDoc): StoryCount[] {
  if (doc.kind !== 'queue') return [];
  const ids = doneIds(doc.tasks).size;
  if (!ids) return [];
  const rows = doc.tasks.filter(isCompleted).length;
  const head = doc.tasks[0]?.range.start ?? 0;
  return [...proseLines({ prose: doc.prose.slice(0, head) })].flatMap(line =>
    [...line.value.matchAll(DONE)].map(match => {
      const [, written = '', unit = ''] = match;
      const start = line.range.start + match.index;
      return { declared: ranged(Number(written), start, start + written.length), unit, rows, ids };
    }),
  );
}

const isCompleted = ({ source, status, id }: Task): boolean => source === 'completed-row' && Boolean(status && id);

/** A story told in several places is done where any of them says so. */
const doneIds = (tasks: readonly Task[]): Set<string> =>
  new Set(tasks.flatMap(({ id, status }) => (id && status?.value === 'done' ? [idKey(id.value)] : [])));
