import { isCompleted } from '../../../model/kinds/queue';
import type { Section, SprintDoc, Table, Task } from '../../../model/sprint';
import { contains } from '../../../range';
import { lineOf } from '../../labels';
import { differing, refusedAt } from './fitting';
import { type Ground, type Landing, landingBeside, levelIn, type Moved, type Refusal, STANDS } from './ground';
import { DONE } from './movable';
import { type Place, writtenEnd } from './siblings';

/** Behind the last of its like in a phase; where there is none yet, behind what the phase says. */
export function phaseEnd(ground: Ground, moved: Moved, section: Section): Landing | Refusal {
  const { doc, levels } = ground;
  const [first] = moved;
  if (moved.some(({ task }) => task.source === 'heading' && contains(task.range, section.range)))
    return { refusal: 'A task cannot be moved into itself. Choose another place.' };
  const level = levelIn(doc, section);
  const tasks = new Set(moved.map(({ task }) => task));
  const like = ownTasks(doc, section, first.task).filter(each => levels.get(each) === level);
  const stays = like.filter(each => !tasks.has(each));
  if (like.length && !stays.length && like.length === tasks.size) return { refusal: STANDS };
  const last = stays.findLast(each => takes(ground.placeOf(each), first));
  const place = last && ground.placeOf(last);
  const landing = place ? landingBeside(doc, place, 'after') : firstIn(doc, first, section);
  return 'refusal' in landing ? landing : (refusedAt(ground, moved, { landing, level }) ?? landing);
}

/** Those of the same kind that stand right in a section. */
function ownTasks({ tasks }: SprintDoc, section: Section, { source }: Task): readonly Task[] {
  const inside = tasks.filter(each => each.source === source && contains(section.range, each.range));
  const starts = new Set(section.sections.map(({ range }) => range.start));
  const { end } = ownRange(section);
  return inside.filter(({ range }) => (source === 'heading' ? starts.has(range.start) : range.start < end));
}

const ownRange = ({ range, sections }: Section) => ({ start: range.start, end: sections[0]?.range.start ?? range.end });

/** A phase can have several tables: the last one with the same columns takes the row. */
const takes = (place: Place | undefined, { siblings }: Place): boolean =>
  place?.siblings.type === siblings.type &&
  (siblings.type !== 'row' || place.siblings.type !== 'row' || !differing(siblings.holder, place.siblings.holder));

function firstIn(doc: SprintDoc, { siblings, task }: Place, section: Section): Landing | Refusal {
  if (siblings.type === 'row') return firstRow(doc, siblings.holder, section);
  const others = doc.tasks.some(
    ({ source, range }) =>
      source !== task.source && range.start > section.range.start && contains(section.range, range),
  );
  const isOther =
    siblings.type === 'item'
      ? section.sections.length > 0 || others
      : section.heading?.level !== siblings.holder.heading?.level || section.sections.length > 0;
  if (isOther)
    return { refusal: `“${nameOf(section)}” is divided in another way. Choose a place beside one of its tasks.` };
  return { siblings: undefined, beside: -1, side: 'after', at: writtenEnd(doc, section), prefix: '' };
}

/** Right below the line of dashes. */
function firstRow(doc: SprintDoc, from: Table, section: Section): Landing | Refusal {
  if (isCompleted(section)) return { refusal: DONE };
  const tables = section.blocks.flatMap(block => (block.type === 'table' ? [block.table] : []));
  const table = tables.findLast(each => !differing(from, each));
  if (!table) {
    const why = tables.map(each => differing(from, each)).at(-1);
    return { refusal: why ?? `“${nameOf(section)}” has no table. Choose a place beside another row.` };
  }
  const line = doc.lines.lineRange(doc.lines.positionAt(table.header.range.start).line + 1);
  const prefix = /^[\s>]*/.exec(doc.text.slice(line.start, line.end))?.[0] ?? '';
  return { siblings: undefined, beside: -1, side: 'after', at: line.end, prefix };
}

const nameOf = ({ heading }: Section): string => lineOf(heading?.text.value ?? '');
