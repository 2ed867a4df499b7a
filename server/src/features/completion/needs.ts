import { idKey, leadingId } from '../../model/ids/ids';
import { readNeeds } from '../../model/tasks/dependencies';
import { type Range, ranged, touches } from '../../range';
import { taskAt } from '../places';
import { type Cell, cellSlot } from './cells';
import type { Cursor } from './cursor';
import { slotAfter } from './slots';
import type { Offer } from './suggestions';
import { idSuggestions } from './taskIds';
import { waitersOf } from './waiters';

/** What a task can depend on, where `list` is what its “Depends On” says so far; nothing that waits for the task itself. */
export function needsOffer(cursor: Cursor, list: Range, inCell?: Cell): Offer | undefined {
  const { project, doc, offset } = cursor;
  const place = placeIn(cursor, list);
  if (!place || !mayAsk(cursor, list)) return undefined;
  const { part, before } = place;
  const slot = inCell && !before ? cellSlot(cursor, inCell, part) : slotAfter(cursor, part, before);
  const own = inCell ? keyOfRow(inCell) : keyAt(cursor);
  const waiting = own === undefined ? [] : waitersOf(project, doc, own);
  const without = new Set([...waiting, ...namedBeside(cursor, list, part)]);
  const isWhole = NONE.test(doc.text.slice(part.start, part.end));
  const typed = isWhole || before ? '' : doc.text.slice(part.start, offset);
  const word = /\p{L}\s+#?$/u.test(doc.text.slice(list.start, part.start)) ? '' : wordBefore(cursor);
  const suggestions = idSuggestions({ project, doc, offset, typed, without, own, word });
  return suggestions.length ? { slot: { ...slot, isWhole }, suggestions, isPartial: true } : undefined;
}

/** By itself only in an empty list, and behind the mark that parts two ids. */
function mayAsk({ trigger, doc: { text }, offset }: Cursor, list: Range): boolean {
  if (trigger === undefined) return true;
  const before = text.slice(Math.min(list.start, offset), offset);
  if (trigger === ',' || /[,;&]\s$/.test(before)) return /\d[^,;&]{0,20}[,;&]\s?$/.test(before);
  return /[| [(]/.test(trigger) && !text.slice(list.start, list.end).trim();
}

const NONE = /^(?:none|n\/?a|nothing|[-–—]|tbd)$/i;

interface Place {
  readonly part: Range;
  /** What must be put in before an id. */
  readonly before: string;
}

/** The id that the cursor stands on, or where another one belongs. */
function placeIn({ doc: { text }, offset }: Cursor, list: Range): Place | undefined {
  const left = text.slice(Math.min(list.start, offset), offset);
  const right = text.slice(offset, Math.max(list.end, offset));
  const element = /[^,;，、]*$/.exec(left)?.[0] ?? '';
  const rest = /^[^,;，、]*/.exec(right)?.[0] ?? '';
  const whole = element.trimStart() + rest.trimEnd();
  if (NONE.test(whole))
    return { part: { start: offset - element.trimStart().length, end: offset + rest.trimEnd().length }, before: '' };
  const start = offset - (/[\p{L}\p{N}._\u2010\u2011#-]*$/u.exec(element)?.[0].length ?? 0);
  const end = offset + (/^[\p{L}\p{N}._\u2010\u2011-]*/u.exec(rest)?.[0].length ?? 0);
  if (start === offset && end === offset && /[\p{L}\p{N}*`)\]]\s*$/u.test(element) && !LEAD.test(element))
    return rest.trim() ? undefined : { part: { start: offset - tail(element), end: offset }, before: ', ' };
  return { part: { start, end }, before: /[,;]$/.test(text.slice(list.start, start)) ? ' ' : '' };
}

const LEAD = /(?:^|\s)[*_`([]*(?:tasks?|stor(?:y|ies)|after|needs|requires|and|or|und|oder|y|o|e|ou|et|[*_`([]+)\s*$/i;
const tail = (text: string): number => text.length - text.trimEnd().length;

/** What the list names already, but for what the cursor stands on. */
const namedBeside = ({ doc: { text } }: Cursor, list: Range, part: Range): string[] =>
  readNeeds(ranged(text.slice(list.start, list.end), list.start, list.end))
    .dependsOn.filter(({ range }) => part.start === part.end || !touches(range, part))
    .map(({ key }) => key);

function keyAt({ doc, offset }: Cursor): string | undefined {
  const id = taskAt(doc, offset)?.id;
  return id && idKey(id.value);
}

/** The document writes “Task 0.3.1”, not 0.3.1 alone, in most of what it says that tasks depend on. */
function wordBefore({ doc: { tasks, text }, offset }: Cursor): string {
  const words: string[] = [];
  for (const { dependsOn } of tasks) {
    if (words.length >= MOST_SEEN) break;
    for (const { range } of dependsOn)
      if (range.end < offset || range.start > offset)
        words.push(WORD.exec(text.slice(Math.max(0, range.start - 12), range.start))?.[0] ?? '');
  }
  const [first] = words;
  return first !== undefined && words.filter(each => each === first).length * 2 > words.length ? first : '';
}

const MOST_SEEN = 20;
const WORD = /\b(?:task|story|ticket|issue)\s#?$/i;

/** A row that is not yet part of its table is no task yet. */
function keyOfRow({ row, columns }: Cell): string | undefined {
  const cell = row.cells[columns.id ?? -1];
  const id = cell && leadingId(cell);
  return id && idKey(id.value);
}
