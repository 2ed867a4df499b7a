import type { SprintDoc, StatedStatus, Status, Task } from '../../model/sprint';
import { type LegendEntry, readLegend } from '../../model/statuses/legend';
import { readStatus } from '../../model/statuses/status';
import type { Ranged } from '../../range';
import { either, shown } from '../markdownText';
import { cellAt, holds } from '../places';
import { progressOf } from '../progress';
import { STATUS_HELP } from '../statusHelp';
import type { Place, Told } from './hover';
import { needsOf } from './taskLinks';

/** On a state, wherever it is said: what it means, what may follow, and what holds the task up. */
export function statusHover(place: Place): Told | undefined {
  const { doc, offset } = place;
  if (!doc.kind) return undefined;
  const stated = statedAt(doc, offset);
  if (!stated) return undefined;
  const { range, value } = stated.status;
  return { range, markdown: [...explained(value, doc, stated), ...reasons(value, stated, place)].join('\n') };
}

interface Stated {
  readonly status: Ranged<Status> & { readonly written?: string };
  /** Whose state it is; absent for that of a document, a phase or a dependency. */
  readonly task?: Task;
  readonly isDocument?: boolean;
}

/** A row below “Completed” that says its state nowhere has no place for it. */
const isSaid = (status: StatedStatus | undefined, offset: number): status is StatedStatus =>
  status?.written !== undefined && holds(status.range, offset);

function statedAt(doc: SprintDoc, offset: number): Stated | undefined {
  for (const task of doc.tasks) {
    if (task.range.start > offset) break;
    if (isSaid(task.status, offset)) return { status: task.status, task };
    const noted = task.dependsOn.find(({ state }) => isSaid(state, offset))?.state;
    if (noted) return { status: noted };
  }
  if (doc.status && holds(doc.status.range, offset)) return { status: doc.status, isDocument: true };
  return byLine(doc, offset) ?? byLegend(doc, offset) ?? byCell(doc, offset);
}

function byLine({ tracker }: SprintDoc, offset: number): Stated | undefined {
  const line = tracker?.statusLines.find(({ status }) => holds(status.range, offset));
  return line && { status: line.status };
}

function byLegend(doc: SprintDoc, offset: number): Stated | undefined {
  const entry = readLegend(doc)?.entries.find(
    each => holds(each.mark.range, offset) || holds(each.meaning.range, offset),
  );
  return entry?.status ? { status: { ...rangeOf(entry, offset), value: entry.status } } : undefined;
}

/** A mark that only the legend explains: 🟡. */
function byCell(doc: SprintDoc, offset: number): Stated | undefined {
  const place = cellAt(doc, offset);
  if (!place?.cell?.value || place.isHeader || place.column !== place.columns.status) return undefined;
  const { value: written, range } = place.cell;
  const value = readStatus(written, readLegend(doc));
  const task = doc.tasks.find(each => each.range.start === place.row.range.start);
  return value && { status: { value, range, written }, ...(task && { task }) };
}

const rangeOf = ({ mark, meaning }: LegendEntry, offset: number): Ranged<string> =>
  holds(mark.range, offset) ? mark : meaning;

function explained(value: Status, doc: SprintDoc, { status, isDocument }: Stated): string[] {
  const { name, meaning, next, before } = STATUS_HELP[value];
  const own = status.written && meantBy(doc, status.written);
  return [
    `**${name}**: ${meaning}`,
    '',
    `- May become: ${either(next.map(each => STATUS_HELP[each].name.toLowerCase()))}`,
    ...(before && !isDocument ? [`- Before: ${lowerFirst(before)}`] : []),
    ...(own ? [`- In this document: ${shown(own)}`] : []),
  ];
}

/** What the document's own legend says of a mark. */
function meantBy(doc: SprintDoc, written: string): string | undefined {
  const entry = readLegend(doc)?.entries.find(
    ({ mark, meaning }) => mark !== meaning && written.startsWith(mark.value.replace(/`/g, '').trim()),
  );
  return entry && `${entry.mark.value} ${entry.meaning.value}`;
}

function reasons(value: Status, { task, isDocument }: Stated, { doc, project }: Place): string[] {
  if (isDocument) {
    const { text } = progressOf(doc.tasks);
    return text ? [`- Progress: ${text}`] : [];
  }
  if (!task) return [];
  const open = needsOf([task], doc, project).filter(({ status }) => status !== 'done' && status !== undefined);
  const isWaiting = value === 'blocked' || value === 'open' || value === 'claimed';
  const steps = progressOf(task.steps ?? []).text;
  return [
    ...(task.owner ? [`- Owner: ${shown(task.owner.value, 60)}`] : []),
    ...(isWaiting && open.length
      ? [
          `- Waits for: ${open
            .slice(0, MOST)
            .map(({ line }) => line)
            .join(', ')}`,
        ]
      : []),
    ...(value === 'blocked' && task.blocker ? [`- Held up by: ${shown(task.blocker.value)}`] : []),
    ...(value === 'blocked' && !open.length && task.dependsOn.length
      ? ['- Nothing that it depends on is open here']
      : []),
    ...(steps ? [`- Steps: ${steps}`] : []),
  ];
}

const MOST = 5;
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
