import { type Ranged, ranged } from '../../range';
import type { ListItem, Task } from '../sprint';
import { markedPriority } from './priority';

type ItemFields = Pick<Task, 'owner' | 'priority' | 'effort'> & { readonly needs?: Ranged<string> | undefined };

/** What an item says of itself in passing: "T012 Import (depends on T001) (2h) [HIGH] @anna", or in bullets inside it. */
export function itemFields({ text, lists }: ListItem): { [K in keyof ItemFields]: ItemFields[K] | undefined } {
  const inner = (pattern: RegExp) => {
    for (const { items } of lists)
      for (const item of items) {
        const found = item.checkbox ? undefined : captured(item.text, pattern);
        if (found) return found;
      }
    return undefined;
  };
  return {
    needs: captured(text, NEEDS_IN_BRACKETS) ?? captured(text, NEEDS_AT_END) ?? inner(NEEDS_LINE),
    owner: captured(text, OWNER) ?? inner(OWNER_LINE),
    priority: markedPriority(text) ?? inner(PRIORITY_LINE),
    effort: captured(text, EFFORT) ?? inner(EFFORT_LINE),
  };
}

/** "(needs T2, T9)", "(depends on T012)", "[after T3]" */
const NEEDS_IN_BRACKETS =
  /[([]\s{0,3}(?:needs|depends(?: on)?|dep(?:endenc(?:y|ies)|s)?|requires|blocked by|after)\b:?\s{0,3}([^()[\]]{1,200})[)\]]/i;
/** "… — depends on: T1" at the end of an item. */
const NEEDS_AT_END = /\b(?:needs|depends on|requires|blocked by)\b:?\s{1,3}([^()]{1,200}?)\s*$/i;
/** Where it would stand is tried at every place of these last characters. */
const LONGEST_TAIL = 240;

const LINE = (names: string): RegExp =>
  new RegExp(`^[*_]{0,3}(?:${names})[*_]{0,3}:[*_]{0,3}\\s{1,3}(.{1,200}?)[*_]{0,3}$`, 'i');
const NEEDS_LINE = LINE('depends(?: on)?|dependenc(?:y|ies)|blocked by|needs');
const OWNER_LINE = LINE('owner|assignee|assigned to|agent');
const PRIORITY_LINE = LINE('priority');
const EFFORT_LINE = LINE('effort|estimated?|estimated effort|story points|points');

/** "… @anna", "… (@anna)"; a package such as “@types/node” is no person. */
const OWNER = /(?:^|(?<![,&])[\s(])(@[\p{L}_][\p{L}\d_-]{0,38})\)?\s*$/u;
const EFFORT =
  /[([]~?(?:est(?:imated?|\.)?:?\s)?(~?\d{1,3}(?:[.,]\d{1,2})?(?:\s?[-–]\s?\d{1,3})?\s?(?:h|hrs?|hours?|min(?:utes)?|d|days?|pts?|points?|sp))[)\]]/i;

function captured({ value, range }: Ranged<string>, pattern: RegExp): Ranged<string> | undefined {
  const skipped = Math.max(0, value.length - LONGEST_TAIL);
  const match = pattern.exec(value.slice(skipped));
  const written = match?.[1]?.trim();
  if (!match || !written) return undefined;
  const start = range.start + skipped + match.index + match[0].lastIndexOf(written);
  return ranged(written, start, start + written.length);
}
