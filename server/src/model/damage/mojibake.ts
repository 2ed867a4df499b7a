import type { Range } from '../../range';
import { codeRanges } from '../markdown/codeRanges';
import { type ByteTable, type Codec, charsFor, MACINTOSH_BYTES, WINDOWS_BYTES } from './codepages';
import { type Run, runsIn } from './mojibakeRuns';

/** Text that was UTF-8, was read as `codec`, and was stored like that. */
export interface Mojibake {
  readonly range: Range;
  /** The exact original characters. */
  readonly repaired: string;
  readonly codec: Codec;
}

export interface Damage {
  readonly mojibake: readonly Mojibake[];
  /** Where characters are gone for good: U+FFFD, and what is left of a sequence that lost a byte. */
  readonly lost: readonly Range[];
}

/** All damage of a text, in order. Linear; nothing but a scan for text that is ASCII. */
export function findDamage(text: string): Damage {
  if (!/[^\x00-\x7f]/.test(text)) return { mojibake: [], lost: [] };
  const mojibake = findMojibake(text);
  return { mojibake, lost: findLost(text, mojibake) };
}

/** Whether a stretch of text shows anything that could be damage; a sound document is known to be sound part by part. */
export const mayBeDamaged = (text: string): boolean =>
  /[^\x00-\x7f]/.test(text) &&
  (text.includes('\uFFFD') || [WINDOWS_BYTES, MACINTOSH_BYTES].some(bytes => runsIn(text, bytes).length > 0));

/** Damaged characters that can be restored, neighbours together; text that can be legitimate is left alone. */
export function findMojibake(text: string): readonly Mojibake[] {
  const windows = evidenceOf(text, WINDOWS_BYTES);
  const macintosh = evidenceOf(text, MACINTOSH_BYTES);
  const [first, second] = macintosh.weight > windows.weight ? [macintosh, windows] : [windows, macintosh];
  const accepted = first.accepted.map(run => asMojibake(text, run, first));
  const taken = first.accepted;
  const others = second.accepted.filter(run => run.certainty === 'sure' && !isCovered(run, taken));
  return [...accepted, ...others.map(run => asMojibake(text, run, second))].sort(
    (a, b) => a.range.start - b.range.start,
  );
}

/** The text with everything restored that can be. */
export function repairText(text: string): string {
  if (!/[^\x00-\x7f]/.test(text)) return text;
  let repaired = '';
  let at = 0;
  for (const { range, repaired: original } of findMojibake(text)) {
    repaired += text.slice(at, range.start) + original;
    at = range.end;
  }
  return repaired + text.slice(at);
}

interface Evidence {
  readonly bytes: ByteTable;
  readonly accepted: readonly Run[];
  /** How many characters the accepted runs explain; the right encoding explains the most. */
  readonly weight: number;
  readonly codec: Codec;
}

/** At least this share of all non-ASCII text must be damaged before a run counts that could be legitimate. */
const WHOLLY_DAMAGED = 0.9;

function evidenceOf(text: string, bytes: ByteTable): Evidence {
  const runs = runsIn(text, bytes);
  if (!runs.length) return { bytes, accepted: [], weight: 0, codec: 'windows-1252' };
  const code = codeRanges(text);
  const telling = runs.filter(run => run.certainty !== 'possible' && !isCovered(run, code));
  const damaged = lengthOf(runs);
  const intact = countNonAscii(text) - damaged;
  const isDamaged =
    telling.some(run => run.certainty === 'sure') || telling.length >= 2 || (telling.length === 1 && !intact);
  const isWhole = damaged >= WHOLLY_DAMAGED * (damaged + intact);
  const accepted = isDamaged ? runs.filter(run => isWhole || run.certainty !== 'possible') : [];
  return { bytes, accepted, weight: lengthOf(accepted), codec: codecOf(text, accepted, bytes) };
}

const lengthOf = (runs: readonly Range[]): number => runs.reduce((sum, { start, end }) => sum + end - start, 0);

/** Characters beyond U+00FF show Windows-1252; control characters where it has such characters show Latin-1. */
function codecOf(text: string, runs: readonly Run[], bytes: ByteTable): Codec {
  if (bytes === MACINTOSH_BYTES) return 'macintosh';
  const shown = runs.map(({ start, end }) => text.slice(start, end));
  return shown.some(isLatin1) && !shown.some(run => /[^\x00-\xff]/.test(run)) ? 'latin1' : 'windows-1252';
}

const isLatin1 = (run: string): boolean => /[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]/.test(run);

function asMojibake(text: string, run: Run, { bytes, codec }: Evidence): Mojibake {
  const { start, end } = run;
  const repaired = restored(run.repaired, [text[start - 1] ?? '', text[end] ?? ''], bytes);
  return {
    range: { start, end },
    repaired,
    codec: isLatin1(text.slice(start, end)) && bytes === WINDOWS_BYTES ? 'latin1' : codec,
  };
}

/** What was damaged twice is restored twice, provided that all of it shows the second damage. */
function restored(text: string, [before, after]: readonly [string, string], bytes: ByteTable, depth = 0): string {
  const [run, more] = runsIn(before + text + after, bytes);
  const covers = run && !more && run.start === before.length && run.end === before.length + text.length;
  if (!covers || run.certainty === 'possible' || depth > 2) return text;
  if (run.certainty === 'likely' && !/^[\xa0-\xff]+$/.test(run.repaired)) return text;
  return restored(run.repaired, [before, after], bytes, depth + 1);
}

/** What tools leave of `”`, `⚠️` and `à` when they drop control characters and make a no-break space a plain one. */
const LOST_IN_WINDOWS = new RegExp(
  `\\uFFFD+|[âãïð][${charsFor(WINDOWS_BYTES, 0x80, 0xbf)}]{1,2}\\uFFFD*|(?<!\\p{L})Ã(?= )`,
  'gu',
);

function findLost(text: string, mojibake: readonly Mojibake[]): readonly Range[] {
  const pattern = mojibake.some(({ codec }) => codec !== 'macintosh') ? LOST_IN_WINDOWS : /\uFFFD+/g;
  const found = [...text.matchAll(pattern)].map(({ 0: { length }, index }) => ({ start: index, end: index + length }));
  if (!found.length) return [];
  const code = mojibake.length ? [] : codeRanges(text);
  const restorable = mojibake.map(({ range }) => range);
  const open = found.filter(range => !isCovered(range, restorable));
  return open.some(range => !isCovered(range, code)) ? open : [];
}

function countNonAscii(text: string): number {
  let count = 0;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f && code !== 0xfffd) count++;
  }
  return count;
}

/** Whether `range` shares text with one of `sorted`, which do not overlap. */
function isCovered(range: Range, sorted: readonly Range[]): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Range).end <= range.start) low = middle + 1;
    else high = middle;
  }
  const next = sorted[low];
  return next !== undefined && next.start < range.end;
}
