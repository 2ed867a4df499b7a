import type { SprintDoc, StatedStatus, Status, Task } from '../../model/sprint';
import { type LegendEntry, readLegend } from '../../model/statuses/legend';
import { matchStatus } from '../../model/statuses/status';
import type { Ranged } from '../../range';
import { either, shown } from '../markdownText';
import { cellAt, holds } from '../places';
import { documentProgress, progressOf } from '../progress';
import { DOCUMENT_HELP, STATUS_HELP, VERDICT_HELP } from '../statusHelp';
import type { Place, Told } from './hover';
import { needsOf } from './taskLinks';

/** On a state, wherever it is said: what it means, what may follow, and what holds the task up. */
export function statusHover(place: Place): Told | undefined {
  const { doc, offset } = place;
  if (!doc.kind) return undefined;
  const stated = statedAt(doc, offset);
  if (!stated) return undefined;
  const { range, value } = stated.status;
  const why = reasons(value, stated, place);
  if (!isPlainBox(stated)) return { range, markdown: [...explained(value, doc, stated), ...why].join('\n') };
  const { name } = STATUS_HELP[value];
  return why.length ? { range, markdown: [`**${name}**`, '', ...why].join('\n') } : undefined;
}

/** A checkbox is ticked or not, which everybody sees; nobody claims it or puts it off by its mark. */
const isPlainBox = ({ status: { written }, task }: Stated): boolean =>
  task?.source === 'checkbox' && /^\[[ xX]?\]$/.test(written ?? '');

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

/** A mark that only the legend explains: 🟡. In a table of anything else than tasks, “✅ 2x faster” is praise and no state. */
function byCell(doc: SprintDoc, offset: number): Stated | undefined {
  const place = cellAt(doc, offset);
  if (!place?.cell?.value || place.isHeader || place.column !== place.columns.status) return undefined;
  const { value: written, range } = place.cell;
  const match = matchStatus(written, readLegend(doc));
  const task = doc.tasks.find(each => each.range.start === place.row.range.start);
  if (!match || (!task && /[\p{L}\d]/u.test(written.slice(match.to)))) return undefined;
  return { status: { value: match.status, range, written }, ...(task && { task }) };
}

const rangeOf = ({ mark, meaning }: LegendEntry, offset: number): Ranged<string> =>
  holds(mark.range, offset) ? mark : meaning;

function explained(value: Status, doc: SprintDoc, { status, isDocument }: Stated): string[] {
  if (isDocument) return ofDocument(value, doc);
  const { name, meaning, next, before } = STATUS_HELP[value];
  const own = status.written && meantBy(doc, status.written);
  return [
    `**${name}**: ${meaning}`,
    '',
    `- May become: ${either(next.map(each => STATUS_HELP[each].name.toLowerCase()))}`,
    ...(before ? [`- Before: ${lowerFirst(before)}`] : []),
    ...(own ? [`- In this document: ${shown(own)}`] : []),
  ];
}

/** A whole sprint is not taken by somebody who is free, and what is ready may start. */
function ofDocument(value: Status, { readiness }: SprintDoc): string[] {
  const verdict = readiness?.verdict?.value;
  if (verdict) return [VERDICT_HELP[verdict], ''];
  const { name, next } = STATUS_HELP[value];
  const others = next.filter(each => each !== 'claimed').map(each => STATUS_HELP[each].name.toLowerCase());
  return [`**${name}**: ${DOCUMENT_HELP[value]}`, '', `- May become: ${either(others)}`];
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
    const text = documentProgress(doc);
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
