import { partOf } from '../../model/partOf';
import { itemsAt, sectionsAt, taskAt } from '../places';
import type { Cursor } from './cursor';
import { needsOffer } from './needs';
import { peopleSuggestions } from './people';
import { slotOf, wordAt } from './slots';
import type { Offer } from './suggestions';
import { idSuggestions } from './taskIds';

/** In a task's own line: "(needs T1, ", "@an". */
export function itemOffer(cursor: Cursor): Offer | undefined {
  const { project, doc, before, offset, line, trigger } = cursor;
  const task = taskAt(doc, offset);
  if (!task || !/^(?:checkbox|bullet)$/.test(task.source) || !itemsAt(doc, offset).length) return undefined;
  const list = LIST.exec(before);
  if (list) {
    const end = /[^)\]]*/.exec(cursor.after)?.[0].length ?? 0;
    return needsOffer(cursor, { start: offset - (list[1]?.length ?? 0), end: Math.min(offset + end, line.end) });
  }
  if (!/(?:^|[\s(])@[\p{L}\d_-]{0,38}$/u.test(before) || (trigger && trigger !== '@')) return undefined;
  const suggestions = peopleSuggestions(project, doc, /^@/);
  return suggestions.length ? { slot: slotOf(cursor, wordAt(cursor, '@\\p{L}\\d_-')), suggestions } : undefined;
}

const LIST =
  /[([]\s{0,3}(?:needs|depends(?: on)?|dep(?:endenc(?:y|ies)|s)?|requires|blocked by|after)\b:?\s{1,3}([^()[\]]{0,200})$/i;

/** In prose only for who asks outright, or has begun to write an id as some task's id begins. */
export function proseOffer(cursor: Cursor): Offer | undefined {
  const { project, doc, offset, trigger } = cursor;
  if (trigger || isInCode(cursor)) return undefined;
  const range = wordAt(cursor, '\\p{L}\\p{N}_.\\u2010\\u2011-');
  const typed = doc.text.slice(range.start, offset);
  const all = idSuggestions({ ...{ project, doc, offset, typed, without: new Set<string>() } });
  const suggestions = typed ? all.filter(({ label }) => label.startsWith(typed)) : all;
  return suggestions.length ? { slot: slotOf(cursor, range), suggestions, isPartial: true } : undefined;
}

/** Beside what the prose leaves blank: code, a link's target, a tag. */
function isInCode({ doc, offset }: Cursor): boolean {
  const section = sectionsAt(doc, offset).at(-1);
  const part = section && partOf(doc, section);
  if (!part) return false;
  return [offset - 1, offset].some(at => {
    const char = doc.text[at] ?? '';
    return /\S/.test(char) && at >= part.start && /\s/.test(part.part.prose[at - part.start] ?? 'x');
  });
}
