import { glyphPattern } from '../damage/glyphs';
import type { ListItem, Section } from '../sprint';
import type { Reading } from './boxes';

/**
 * "- 2.01 ✅ Sign in", "- 2.02 ⏳ Sign out": a list in which every item begins with a mark, and not all with the same,
 * is as good as checkboxes. Undefined for any other section; one with checkboxes counts those.
 */
export function markedReading({ blocks }: Section): Reading | undefined {
  const items = blocks.flatMap(block => (block.type === 'list' ? block.list.items : []));
  if (items.length < 2 || items.some(({ checkbox }) => checkbox) || !items.every(isMarked)) return undefined;
  const done = items.filter(({ text }) => DONE.test(text.value)).length;
  return done < items.length ? { done, total: items.length, counted: MARKED } : undefined;
}

/** What is counted, for a message. */
export const MARKED = 'marked items';

const isMarked = ({ text }: ListItem): boolean => ANY.test(text.value);

const BEFORE = '^[*_]{0,2}(?:[A-Z]{0,5}-?\\d{1,4}(?:\\.\\d{1,4})*[.:)]?[*_]{0,2}\\s+)?';
const ANY = new RegExp(`${BEFORE}${glyphPattern('✅✔☑⏳🔄🚧⬜🔲❌')}`, 'u');
const DONE = new RegExp(`${BEFORE}${glyphPattern('✅✔☑')}`, 'u');
