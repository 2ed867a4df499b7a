import { type Ranged, ranged } from '../../range';
import type { List, ListItem, Part } from '../sprint';

/** A label right below an item, without a blank line, is part of it to Markdown; to people, it begins another list. */
export function visibleLists(doc: Part, list: List): [Ranged<string> | undefined, List][] {
  const parts: [Ranged<string> | undefined, ListItem[]][] = [];
  let label: Ranged<string> | undefined;
  for (const item of list.items) {
    const part = parts.at(-1);
    if (!part || label) parts.push([label, [item]]);
    else part[1].push(item);
    label = lazyLabel(doc, item);
  }
  return parts.map(([label, items]) => [
    label,
    { ...list, items, range: { start: items[0]?.range.start ?? 0, end: items.at(-1)?.range.end ?? 0 } },
  ]);
}

function lazyLabel({ text }: Part, item: ListItem): Ranged<string> | undefined {
  const from = item.text.range.end;
  const own = text.slice(from, Math.min(item.lists[0]?.range.start ?? item.range.end, from + 500));
  const match = LAZY_LABEL.exec(own);
  if (!match?.[1]) return undefined;
  const start = from + match.index + match[0].length - match[0].trimStart().length;
  return ranged(match[1], start, start + match[1].length);
}

const LAZY_LABEL = /(?:\r?\n)((?![\s>])(?:[^\r\n]{1,100}[:：][*_]{0,3}|[*_]{2}[^\r\n]{1,100}))[ \t]*$/;
