import { lineOf, taskLabel } from '../features/labels';
import type { Candidate } from '../features/next/candidates';
import type { Position } from '../range';
import type { Claimed } from './claim';
import { count, painter, printable } from './terminal';

/** A candidate, as the JSON form has it. */
export interface PrintedCandidate {
  /** From 1. */
  readonly place: number;
  readonly id: string | null;
  readonly title: string;
  /** As given on the command line. */
  readonly path: string;
  /** Zero-based, as those of `check`. */
  readonly range: { readonly start: Position; readonly end: Position };
  readonly sprint: string | null;
  /** How many unfinished tasks wait for it, directly or through others. */
  readonly unblocks: number;
  readonly priority: string | null;
  readonly effort: string | null;
}

export function toPrintedCandidate(candidate: Candidate, path: string, place: number): PrintedCandidate {
  const { doc, task, unblocks, priority, effort } = candidate;
  const { start, end } = task.id?.range ?? task.title.range;
  return {
    ...{ place, id: task.id ? lineOf(task.id.value) : null, title: lineOf(task.title.value), path },
    range: { start: doc.lines.positionAt(start), end: doc.lines.positionAt(end) },
    ...{ sprint: doc.sprint?.number.value ?? null, unblocks },
    ...{ priority: priority ? lineOf(priority.value) : null, effort: effort ? lineOf(effort.value) : null },
  };
}

/** Version 1 of the stable form: fields are only ever added. */
export const nextJson = (next: readonly PrintedCandidate[]): string => json({ version: 1, next });

/** More is a list to search, not to take the next thing from. */
const MOST = 10;

/** The first ten, each with where it stands and why there. */
export function nextText(next: readonly PrintedCandidate[], color: boolean): string {
  if (!next.length) return `${NOTHING}\n`;
  const paint = painter(color);
  const width = String(Math.min(next.length, MOST)).length;
  const items = next.slice(0, MOST).map(each => {
    const number = `${String(each.place).padStart(width)}. `;
    const below = [placeOf(each), ...reasonsOf(each)].join(' · ');
    return `${number}${paint('1', nameOf(each))}\n${' '.repeat(number.length)}${paint('2', below)}\n`;
  });
  const more = next.length - MOST;
  return more > 0 ? `${items.join('')}\n${more} more can be claimed; --format json lists them.\n` : items.join('');
}

const NOTHING = 'Nothing can be claimed now.';

function reasonsOf({ unblocks, priority, effort }: PrintedCandidate): string[] {
  const waiting = unblocks ? `${count(unblocks, 'task')} ${unblocks === 1 ? 'waits' : 'wait'} for it` : '';
  return [waiting, priority, effort].flatMap(each => (each ? printable(each) : []));
}

/** What `--claim` has done, or why it has done nothing; `first` is what it was about. */
export function claimJson(result: Claimed, first: PrintedCandidate | undefined): string {
  if ('refusal' in result) return json({ version: 1, claimed: null, candidate: first ?? null, reason: result.refusal });
  return json({ version: 1, claimed: { ...first, owner: result.owner ?? null, files: result.files } });
}

export function claimText(result: Claimed, first: PrintedCandidate | undefined): string {
  if (!first) return `${NOTHING}\n`;
  if ('refusal' in result)
    return `${nameOf(first)} (${placeOf(first)}) was not claimed. ${printable(result.refusal)}\n`;
  const others = result.files.filter(path => path !== printable(first.path));
  const also = others.length ? ` Brought in line: ${others.join(', ')}.` : '';
  const by = result.owner === undefined ? '' : ` as ${printable(result.owner)}`;
  return `Claimed ${nameOf(first)}${by} in ${placeOf(first)}.${also}\n`;
}

const nameOf = ({ id, title }: PrintedCandidate): string =>
  printable(taskLabel({ title: at(title), ...(id !== null && { id: at(id) }) }));
const at = (value: string) => ({ value, range: { start: 0, end: 0 } });
const placeOf = ({ path, range: { start } }: PrintedCandidate): string => `${printable(path)}:${start.line + 1}`;
const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
