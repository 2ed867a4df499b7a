import { leadingId } from '../../model/ids/ids';
import { readDocument } from '../../model/parse';
import type { Edit, ListItem, SprintDoc } from '../../model/sprint';
import type { Project } from '../../project';
import type { Range } from '../../range';
import { idAfter } from '../../scaffold/nextId';
import { itemsAt } from '../places';
import { type BrokenLine, typed } from './brokenLine';

/** The next box below one that Enter was pressed in; an empty one moves out of the item that it is in, or ends the list. */
export function continueChecklist(project: Project, line: BrokenLine): readonly Edit[] | undefined {
  const { before, start, end } = line;
  const item = itemOn(before, { start, end });
  const prefix = item && prefixOf(before, item, start);
  // What stands behind the cursor may be an item already.
  if (!item || !prefix || /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|\[[ xX]\])/.test(line.rest)) return undefined;
  if (!line.rest.trim() && isEmpty(project, line, item)) {
    const outer = movedOut(project, line, item);
    return [{ range: { start: outer ? start : start + prefix.quote.length, end: line.cursor }, text: outer ?? '' }];
  }
  const first = item.lists.flatMap(({ items }) => items).find(({ checkbox }) => checkbox);
  // A box put between an item and what is inside it would take that over.
  const inner = first && prefixOf(before, first, lineStart(before, first.range.start));
  const wanted = inner ? `${inner.whole}[ ] ` : `${following(prefix)}[ ] ${nextIdOf(before, item, project)}`;
  return typed(line, wanted);
}

/** The item with a box that begins on the line. */
const itemOn = (doc: SprintDoc, { start, end }: Range): ListItem | undefined =>
  itemsAt(doc, end)
    .concat(itemsAt(doc, start + doc.text.slice(start, end).trimEnd().length))
    .findLast(({ range, checkbox }) => checkbox && range.start >= start && range.start < end);

/** The same box as one of the list around; undefined where there is none, or where what follows would become its own. */
function movedOut(project: Project, { before, end }: BrokenLine, item: ListItem): string | undefined {
  const around = itemsAt(before, item.range.start);
  const outer = around[around.findIndex(({ range }) => range.start === item.range.start) - 1];
  const prefix = outer?.checkbox && prefixOf(before, outer, lineStart(before, outer.range.start));
  if (!prefix || before.text.slice(end, outer.range.end).trim()) return undefined;
  return `${following(prefix)}[ ] ${nextIdOf(before, outer, project)}`;
}

interface Prefix {
  readonly whole: string;
  readonly quote: string;
  readonly marker: string;
  readonly number: string | undefined;
}

/** What stands before the box: "  - ", "> 3. "; undefined where that is more than one marker. */
function prefixOf({ text }: SprintDoc, { checkbox }: ListItem, start: number): Prefix | undefined {
  const [whole, quote = '', number, marker = ''] =
    /^((?:[ \t]*>)*[ \t]*)(?:(\d{1,8})([.)])|[-*+])[ \t]+$/.exec(text.slice(start, checkbox?.range.start)) ?? [];
  return whole === undefined ? undefined : { whole, quote: quote.includes('>') ? quote : '', marker, number };
}

function following({ whole, number }: Prefix): string {
  if (number === undefined) return whole;
  return whole.replace(/\d+(?=[.)][ \t]+$)/, digits => String(Number(digits) + 1));
}

const lineStart = ({ lines }: SprintDoc, offset: number): number =>
  lines.lineRange(lines.positionAt(offset).line).start;

/** Nothing behind the box, or nothing but the id that Enter puts below the item above, or below one around that. */
function isEmpty(project: Project, { before, start, end }: BrokenLine, { text, checkbox }: ListItem): boolean {
  if (checkbox?.value !== false) return false;
  if (!text.value) return before.text.slice(start, end).trimEnd().endsWith(']');
  if (!leadingId(text) || start === 0) return false;
  const { uri, path, lines } = before;
  const above = lines.lineRange(lines.positionAt(start).line - 1);
  const without = readDocument(uri, path, before.text.slice(0, above.end) + before.text.slice(end), before);
  const last = above.start + without.text.slice(above.start, above.end).trimEnd().length;
  return itemsAt(without, last).some(item => nextIdOf(without, item, project).trim() === text.value);
}

/** "**T013**: " below "**T012**: Import"; nothing below an item that begins with no id. */
function nextIdOf(doc: SprintDoc, { text }: ListItem, project: Project): string {
  const id = leadingId(text);
  const next =
    id && !/\[/.test(text.value.slice(0, id.range.start - text.range.start)) && idAfter(doc, id.value, project);
  if (!id || !next) return '';
  const open = text.value.slice(0, id.range.start - text.range.start);
  const close = text.value.slice(id.range.end - text.range.start);
  const marks = /^[*_`~]*$/.test(open) && close.startsWith([...open].reverse().join('')) ? open : '';
  return marks + next + [...marks].reverse().join('') + (/^[:.)]?\s/.exec(close.slice(marks.length))?.[0] ?? ' ');
}
