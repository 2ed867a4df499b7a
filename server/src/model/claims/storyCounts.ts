import { ranged } from '../../range';
import { idKey } from '../ids/ids';
import { proseLines } from '../markdown/prose';
import type { SprintDoc, Task } from '../sprint';
import type { StaleNumber } from './staleCounters';

const DONE =
  /(?<![\d.,/~+-]|\bof )(\d{1,5}) (stories|tasks|items)(?: are)? (?:done|completed?|finished)\b(?! in | this | by )/gi;

/** What is done may have moved to another file. */
const ARCHIVE = /archiv|moved to|history/i;

/** "**32 stories done | …" at the head of a queue, against the ids that the queue marks as done. */
export function staleStoryCounts(doc: SprintDoc): StaleNumber[] {
  if (doc.kind !== 'queue') return [];
  const rows = doc.tasks.filter(({ source, status, id }) => source === 'completed-row' && status && id);
  const ids = doneIds(doc.tasks);
  if (!ids.size) return [];
  const head = doc.tasks[0]?.range.start ?? 0;
  return [...proseLines({ prose: doc.prose.slice(0, head) })].flatMap(line =>
    [...line.value.matchAll(DONE)].flatMap(match => {
      const written = match[1] as string;
      const start = line.range.start + match.index;
      const declared = ranged(Number(written), start, start + written.length);
      if (declared.value === rows.length || declared.value === ids.size) return [];
      if (declared.value > ids.size && ARCHIVE.test(doc.prose)) return [];
      const completed = rows.length ? ` and the Completed table has ${rows.length} rows` : '';
      const message = `This says ${written} ${match[2]} done, but ${ids.size} are marked as done here${completed}.`;
      const evidence = rows[0] ? [{ range: rows[0].range, text: `The first of ${rows.length} completed rows` }] : [];
      return [{ declared, found: ids.size, message, evidence }];
    }),
  );
}

/** A story told in several places is done where any of them says so. */
const doneIds = (tasks: readonly Task[]): Set<string> =>
  new Set(tasks.flatMap(({ id, status }) => (id && status?.value === 'done' ? [idKey(id.value)] : [])));
