import { targetOf, unfinished } from '../../model/ids/dependencyTargets';
import { idKey } from '../../model/ids/ids';
import type { SprintDoc } from '../../model/sprint';
import { readStatus } from '../../model/statuses/status';
import { taskAt } from '../places';
import { type Cell, cellSlot } from './cells';
import type { Cursor } from './cursor';
import { peopleOf, peopleSuggestions } from './people';
import { slotOf } from './slots';
import { statusSuggestions } from './statuses';
import type { Offer } from './suggestions';

/** The states of a table's cell: as the column writes them, then as the document's other tasks do. */
export function statusOffer(cursor: Cursor, cell: Cell): Offer | undefined {
  const { project, doc, trigger } = cursor;
  const people = ownerOffer(cursor);
  if (people) return people;
  const { value } = cell.text;
  if (trigger && trigger !== '[' && (value || !/[| ]/.test(trigger))) return undefined;
  const column = cell.table.rows.flatMap(({ cells }) => cells[cell.column]?.value ?? []);
  const own = column.filter(each => each !== value);
  const written = own.length > ENOUGH ? own : [...own, ...writtenIn(doc, 'row')];
  const current = isStatus(value) ? readStatus(value) : undefined;
  const suggestions = statusSuggestions({
    ...{ doc, written, owner: peopleOf(project, doc)[0] ?? 'name' },
    current,
    first: (current ?? 'open') === 'open' && isHeldUp(cursor) ? 'blocked' : undefined,
  });
  const slot = { ...cellSlot(cursor, cell), isWhole: current !== undefined };
  return { slot, suggestions };
}

/** A column that is this long says all that there is to say. */
const ENOUGH = 40;

const isStatus = (text: string): boolean => /^\[[^\]]*\]$/.test(text) || !text.startsWith('[');

function isHeldUp({ project, doc, offset }: Cursor): boolean {
  const needs = taskAt(doc, offset)?.dependsOn ?? [];
  return needs.some(need => {
    const target = need.loose ? undefined : targetOf({ ...need, key: idKey(need.value) }, doc, project);
    return target !== undefined && unfinished(target) !== undefined;
  });
}

/** Behind “[CLAIMING: ”, those who could. */
function ownerOffer(cursor: Cursor): Offer | undefined {
  const { project, doc, offset, before, after } = cursor;
  const name = /\[[\p{L} ]{2,30}:\s*([^\]|:]{0,40})$/u.exec(before)?.[1];
  if (name === undefined) return undefined;
  const rest = /^[^\]|]{0,40}(?=\])/.exec(after)?.[0] ?? '';
  const suggestions = peopleSuggestions(project, doc);
  const range = { start: offset - name.length, end: offset + rest.length };
  const isNamed = suggestions.some(({ label }) => label === name + rest);
  return suggestions.length ? { slot: { ...slotOf(cursor, range), isWhole: isNamed }, suggestions } : undefined;
}

/** How tasks of one source write their states. */
export const writtenIn = ({ tasks }: SprintDoc, source: 'row' | 'heading'): string[] =>
  tasks.flatMap(task => (task.source === source && task.status?.written) || []);
