import { readLegend } from '../../model/statuses/legend';
import { STATUS_HELP } from '../statusHelp';
import type { Cursor } from './cursor';
import { slotOf } from './slots';
import type { Offer, Suggestion } from './suggestions';

/** "- [": the two checkboxes, and what the document's legend has beside them. */
export function boxOffer(cursor: Cursor): Offer | undefined {
  const { before, after, offset, trigger } = cursor;
  const [, mark] = /^[\s>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([^\]\s]?|[ \t])$/.exec(before) ?? [];
  if (mark === undefined || (trigger && trigger !== '[')) return undefined;
  // A bracket that the editor has closed by itself belongs to it.
  const rest = /^[ xX]?\]/.exec(after)?.[0] ?? '';
  const range = { start: offset - mark.length - 1, end: offset + rest.length };
  const gap = /^\s/.test(after.slice(rest.length)) ? '' : ' ';
  const suggestions = boxes(cursor).map(each => ({ ...each, text: each.label + gap }));
  return { slot: { ...slotOf(cursor, range), isWhole: rest.length > 1 || mark === ' ' }, suggestions };
}

function boxes({ doc }: Cursor): Suggestion[] {
  const own = (readLegend(doc)?.entries ?? []).flatMap(({ mark, status }) => {
    const label = mark.value.replace(/`/g, '').trim();
    return status && /^\[[^\]]\]$/.test(label) ? [{ label, status }] : [];
  });
  const usual = [
    { label: '[ ]', status: 'open' as const },
    { label: '[x]', status: 'done' as const },
  ];
  const all = [...usual, ...own.filter(({ label }) => !/^\[[ x]\]$/i.test(label))];
  return all.map(({ label, status }) => {
    const { name, meaning } = STATUS_HELP[status];
    return { label, icon: 'status', note: name, docs: meaning };
  });
}
