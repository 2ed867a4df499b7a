import { type Field, fieldsOf } from '../../model/fields';
import { leadingId } from '../../model/ids/ids';
import { nameOf } from '../../model/ids/taskNames';
import { itemsOf } from '../../model/sections';
import type { List, ListItem, Task } from '../../model/sprint';
import type { Ranged } from '../../range';
import { idAfter } from '../../scaffold/nextId';
import { type Snippet, stop } from '../../scaffold/snippet';
import { blockAt, sectionsAt } from '../places';
import type { Cursor } from './cursor';
import { slotOf } from './slots';
import type { Suggestion } from './suggestions';

/** In or right below a list of checkboxes, one more with the next free id. */
export function itemBelow(cursor: Cursor): Suggestion | undefined {
  const { project, doc, before, line } = cursor;
  const marker = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]*)?$/.exec(before)?.[0];
  const list = marker === undefined ? undefined : listAbove(cursor);
  const model = list && lastBox(list, line.start);
  if (!model) return undefined;
  const { start } = doc.lines.lineRange(doc.lines.positionAt(model.range.start).line);
  const own = doc.text.slice(start, model.checkbox?.range.start ?? start);
  const id = leadingId(model.text);
  const next = id && idAfter(doc, id.value, project);
  const text: Snippet = [renumbered(own, model), '[ ] ', ...(id && next ? likeId(model.text, id, next) : []), stop()];
  const label = next ? `New task ${nameOf(next)}` : 'New task';
  return { label, text, icon: 'row', filter: `${before.trim()} ${label}`, slot: slotOf(cursor, line) };
}

function listAbove({ doc, offset, line }: Cursor): List | undefined {
  const inside = blockAt(doc, offset);
  if (inside) return inside.type === 'list' ? inside.list : undefined;
  const block = sectionsAt(doc, offset)
    .at(-1)
    ?.blocks.findLast(({ range }) => range.end <= line.start);
  return block?.type === 'list' ? block.list : undefined;
}

function lastBox(list: List, before: number): ListItem | undefined {
  let found: ListItem | undefined;
  for (const item of itemsOf(list)) if (item.checkbox && item.checkbox.range.start < before) found = item;
  return found;
}

/** "3. " -> "4. " */
const renumbered = (marker: string, { number }: ListItem): string =>
  number === undefined ? marker : marker.replace(/\d+/, String(number + 1));

/** "**T012**: Read tables" and T013 -> "**T013**: " */
function likeId({ value, range }: Ranged<string>, id: Ranged<string>, next: string): Snippet {
  const before = value.slice(0, id.range.start - range.start);
  const after = /^[*_`~\])]*\s?[:.–—-]?[*_`]*\s*/.exec(value.slice(id.range.end - range.start))?.[0] ?? ' ';
  return [before + next + (after || ' ')];
}

/** Where tasks are headings, one more with the same lines below it. */
export function headingTaskBelow(cursor: Cursor): Suggestion | undefined {
  const { project, doc, offset, line, before } = cursor;
  const model = doc.tasks.findLast(({ source, id, range }) => source === 'heading' && id && range.start < line.start);
  const heading = model && doc.headings.find(({ range }) => range.start === model.range.start);
  if (!model?.id || !heading || !/^#{0,6}\s*$/.test(before) || blockAt(doc, offset)?.type === 'list') return undefined;
  const section = sectionsAt(doc, offset).at(-1)?.heading;
  // Elsewhere than in the task that it follows, or beside it, a new task is no likely thing.
  if (section && section.range.start < model.range.start) return undefined;
  const next = idAfter(doc, model.id.value, project);
  if (!next) return undefined;
  const marks = `${'#'.repeat(heading.level)} `;
  const fields = labelsOf(cursor, model).flatMap(label => [doc.eol + label, stop()]);
  const text: Snippet = [marks, ...likeId(heading.text, model.id, next), stop(), ...fields];
  const label = `New task ${nameOf(next)}`;
  return { label, text, icon: 'row', filter: `${before.trim()} ${label}`, slot: slotOf(cursor, line) };
}

/** "- **Effort**: ", as each line below the model begins. */
function labelsOf({ doc }: Cursor, model: Task): string[] {
  const section = sectionsAt(doc, model.range.start).at(-1);
  const fields: readonly Field[] = section ? fieldsOf(section, doc.text) : [];
  return fields.slice(0, MOST_FIELDS).flatMap(({ name, value }) => {
    const { start } = doc.lines.lineRange(doc.lines.positionAt(name.range.start).line);
    const label = doc.text.slice(start, value.range.start);
    return /\|/.test(label) ? [] : [label];
  });
}

const MOST_FIELDS = 8;
