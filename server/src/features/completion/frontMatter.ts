import type { Range } from '../../range';
import type { Cursor } from './cursor';
import { keyOffer } from './frontMatterKeys';
import { valuesOf } from './frontMatterValues';
import { needsOffer } from './needs';
import { slotOf } from './slots';
import type { Offer } from './suggestions';

/** Keys and their values; undefined outside the front matter. */
export function frontMatterOffer(cursor: Cursor): Offer | undefined {
  const { before, trigger } = cursor;
  const [, key, space] = /^([\w-]{1,60}):( *)/.exec(before) ?? [];
  if (key !== undefined) return space || !trigger ? valueOffer(cursor, key) : undefined;
  if (/^\s+-\s/.test(before)) return listItemOffer(cursor);
  return !trigger && /^[\w-]*$/.test(before) ? keyOffer(cursor) : undefined;
}

/** Whether a line belongs to the block at the top, closed or not: while it is being written, it has no end. */
export function isInFrontMatter({ doc, line, offset }: Cursor): boolean {
  const { frontMatter, text } = doc;
  if (frontMatter) return offset >= frontMatter.body.start && offset <= endOf(frontMatter.body, text);
  if (!/^\uFEFF?---[ \t]*\r?\n/.test(text.slice(0, 20)) || offset > MOST_OPEN) return false;
  const above = text.slice(text.indexOf('\n') + 1, line.start);
  return above
    .split('\n')
    .every(each => /^(?:[\w-]{1,60}:(?:\s.*)?|\s+\S.*|- .*|#.*|)\r?$/.test(each) && !each.startsWith('# '));
}

const MOST_OPEN = 5000;

/** Before the break that the closing fence stands behind. */
const endOf = ({ start, end }: Range, text: string): number => (end > start && text[end - 1] === '\n' ? end - 1 : end);

function valueOffer(cursor: Cursor, key: string): Offer | undefined {
  const { before, after, offset, trigger } = cursor;
  const start = offset - before.length + (/^[\w-]+:[ \t]*/.exec(before)?.[0].length ?? 0);
  const value = /^[^#\r\n]*/.exec(after)?.[0].trimEnd() ?? '';
  const range = { start: Math.min(start, offset), end: offset + value.length };
  const isEmpty = start === offset && !value;
  if (NEEDS.test(key)) return before.includes('[') || isEmpty ? needsIn(cursor, range) : undefined;
  if (trigger && !isEmpty) return undefined;
  const suggestions = valuesOf(cursor, key);
  if (!suggestions.length) return undefined;
  const slot = slotOf(cursor, range);
  // “key:” with nothing behind it lacks the space.
  const gap = before.endsWith(':') ? ' ' : '';
  const isWhole = suggestions.some(({ label }) => label === cursor.doc.text.slice(range.start, range.end));
  return { slot: { ...slot, isWhole, fit: () => ({ range, before: gap, after: '' }) }, suggestions };
}

const NEEDS = /^(?:dependencies|depends_on|dependsOn)$/;

function needsIn(cursor: Cursor, { start, end }: Range): Offer | undefined {
  const text = cursor.doc.text.slice(start, end);
  const from = text.startsWith('[') ? start + 1 : start;
  return needsOffer(cursor, { start: from, end: text.endsWith(']') ? end - 1 : end });
}

/** "  - task-3" below “dependencies:”. */
function listItemOffer(cursor: Cursor): Offer | undefined {
  const { doc, line, before } = cursor;
  const above = doc.text.slice(Math.max(0, line.start - 2000), line.start);
  const key = [...above.matchAll(/^([\w-]+):[ \t]*\r?$/gm)].at(-1);
  const isInside =
    key &&
    !/^\S/m.test(
      above
        .slice(key.index + key[0].length)
        .trimStart()
        .replace(/^- .*$/gm, ''),
    );
  const start = line.start + (/^\s+-\s+/.exec(before)?.[0].length ?? 0);
  return isInside && NEEDS.test(key[1] ?? '') ? needsOffer(cursor, { start, end: line.end }) : undefined;
}
