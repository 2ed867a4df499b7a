import type { CoverageAnswer, CoverageCount, CoverageDemand, CoverageState } from '../../../server/src/protocol';

/** How a state looks; the shape tells what the color tells. */
export interface Look {
  readonly icon: string;
  readonly background?: 'warning' | 'error';
}

/** The look of a state. A sprint that keeps its minimum, and breaks that of its changed lines, is no sprint that keeps what it promised. */
export function lookOf(answer: CoverageAnswer): Look {
  const look = LOOKS[answer.state] ?? LOOKS.unknown;
  return failsOnChanged(answer) ? LOOKS.near : look;
}

const LOOKS: Readonly<Record<CoverageState, Look>> = {
  pass: { icon: 'shield' },
  near: { icon: 'warning', background: 'warning' },
  fail: { icon: 'error', background: 'error' },
  stale: { icon: 'history' },
  unknown: { icon: 'question' },
  unjudged: { icon: 'shield' },
  none: { icon: 'shield' },
};

/** Whether only the minimum for changed lines is missed. */
export const failsOnChanged = ({ state, changed }: CoverageAnswer): boolean =>
  (state === 'pass' || state === 'unjudged') && changed?.passes === false;

/** What is shown of the answer at all: where nothing is promised and nothing measured, there is nothing to tell. */
export const isShown = (answer: CoverageAnswer | undefined): answer is CoverageAnswer =>
  answer !== undefined && (answer.state !== 'none' || answer.minimum !== undefined);

/** The lines, where they can be told: a report that broke off has no number. */
export const toldLines = ({ state, lines }: CoverageAnswer): CoverageCount | undefined =>
  state === 'unknown' || state === 'none' ? undefined : lines;

/** "87.2 % / 85 %"; "– / 85 %" where there is no number to trust. */
export function figures(answer: CoverageAnswer): string {
  const { minimum, changed } = answer;
  const main = besideMinimum(toldLines(answer), minimum);
  const isTold = failsOnChanged(answer) && changed?.lines && changed.minimum;
  return isTold ? `${main} · Δ ${besideMinimum(changed.lines, changed.minimum)}` : main;
}

/** “87.2% / 85%”: the same as texts write it. */
export const figuresInText = (answer: CoverageAnswer): string => figures(answer).replaceAll(' %', '%');

function besideMinimum(count: CoverageCount | undefined, minimum: CoverageDemand | undefined): string {
  const shown = count ? `${count.percent} %` : '–';
  return minimum ? `${shown} / ${minimum.above ? '> ' : ''}${minimum.percent} %` : shown;
}

/** How long ago, in the largest unit that fits, for `Intl.RelativeTimeFormat`; a clock that runs behind makes no future. */
export function ageOf(modified: number, now: number): [value: number, unit: 'second' | 'minute' | 'hour' | 'day'] {
  const seconds = Math.max(0, Math.floor((now - modified) / 1000));
  // Seconds would be wrong before anybody has read them.
  if (seconds < 60) return [0, 'second'];
  if (seconds < 3600) return [-Math.floor(seconds / 60), 'minute'];
  if (seconds < 86_400) return [-Math.floor(seconds / 3600), 'hour'];
  return [-Math.floor(seconds / 86_400), 'day'];
}

/** Lines of a count that nothing covers. */
export const uncovered = ({ covered, total }: CoverageCount): number => Math.max(0, total - covered);

/** A line, counted from 1, as a place from its beginning; the first one where none is told, or none that there can be. */
export const lineIndex = (line: number | undefined): number =>
  Number.isSafeInteger(line) ? Math.max(0, Number(line) - 1) : 0;
