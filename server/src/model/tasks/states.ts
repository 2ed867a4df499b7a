import { type Ranged, ranged } from '../../range';
import type { StatedStatus, Status } from '../sprint';
import { readStatus } from '../statuses/status';

/** The state that a cell, field or token says: of "[DONE] **10-3**" the token alone. */
export function statedAt(text: Ranged<string> | undefined): StatedStatus | undefined {
  const value = text && (stateAfterChange(text.value) ?? readStatus(text.value));
  if (!text || !value) return undefined;
  const written = /^\[[^\]]{0,60}\]/.exec(text.value)?.[0] ?? text.value;
  return { ...ranged(value, text.range.start, text.range.start + written.length), written };
}

/** “Not started → Starting now” */
function stateAfterChange(text: string): Status | undefined {
  const before = /^[^→]{1,60}→\s*/.exec(text)?.[0];
  return before === undefined ? undefined : readStatus(text.slice(before.length));
}

/** "[IN PROGRESS: Dev 2]" -> Dev 2 */
export function ownerOf(status: StatedStatus | undefined): Ranged<string> | undefined {
  if (!status?.written || !CLAIMS.has(status.value)) return undefined;
  const [, before, owner] = /^(\[[^\]:]{2,30}:\s*(?:by\s+)?)([^\]]{1,40}?)\s*\]$/i.exec(status.written) ?? [];
  if (before === undefined || !owner) return undefined;
  const start = status.range.start + before.length;
  return ranged(owner, start, start + owner.length);
}

const CLAIMS = new Set(['claimed', 'in-progress', 'in-review', 'done']);

/** A word for being held up, in a note or a title. */
const HELD_UP =
  /\b(?:block(?:s|ed|er|ing)?|wait(?:s|ing)?|awaiting|on hold|pending|until|needs?|requires?|depends?|missing|no access|vendor|approval|bloquead[oa]|esperando|aguardando|wartet|blockiert)\b|等待|阻塞/i;

/** What a row says of a block beyond the bare state: "[BLOCKED: no access]", a note, a title. */
export function blockerOf(
  state: Ranged<string>,
  notes: Ranged<string> | undefined,
  title: Ranged<string>,
): Ranged<string> | undefined {
  if (!isBare(state.value)) return state;
  if (notes && /[\p{L}\d]/u.test(notes.value)) return notes;
  return HELD_UP.test(title.value) ? title : undefined;
}

/** Nothing but the state itself: "[BLOCKED]", "🚫 **Blocked**", "On Hold", "🚫". */
const isBare = (written: string): boolean => /^[^\p{L}\d]*(?:\p{L}+(?:[ -]\p{L}+)?[^\p{L}\d]*)?$/u.test(written);
