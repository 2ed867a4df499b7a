import type { SprintDoc } from '../../model/sprint';
import type { Range } from '../../range';
import { escaped } from '../markdownText';
import { holds } from '../places';
import { boxCounts } from './boxCounts';
import type { Place, Told } from './hover';
import { lengthCounts } from './lengthCounts';
import { otherCounts } from './otherCounts';
import { percentCounts } from './percentCounts';
import { sumCounts } from './sumCounts';

/** A number that a document states by hand, and what it shows. */
export interface Count {
  readonly range: Range;
  /** As written: “0/38”, “25%”. */
  readonly declared: string;
  readonly found: string;
  /** “45 checkboxes below “Phase 2”, 12 of them checked” */
  readonly how: string;
  readonly isRight: boolean;
}

/** Counts of one kind, where an offset may be one; those that stand elsewhere are passed over. */
export type CountReader = (doc: SprintDoc, offset: number) => Iterable<Count>;

/** The first that knows the number explains it; numbers that only rules can refute come last. */
const READERS: readonly CountReader[] = [percentCounts, boxCounts, lengthCounts, sumCounts, otherCounts];

/** On a count, a percentage or a total: what is declared, what is found, and how it was counted. */
export function countHover({ doc, offset }: Place): Told | undefined {
  if (!doc.kind || !isNearDigit(doc.text, offset)) return undefined;
  for (const read of READERS)
    for (const count of read(doc, offset))
      if (holds(count.range, offset)) return { range: count.range, markdown: textOf(count) };
  return undefined;
}

/** Most places are no number, and then nothing need be counted; a bar has its percentage beside it, a limit its word. */
const isNearDigit = (text: string, offset: number): boolean =>
  /\d|[█▓■▰⬛🟩🟦●░▒□▱⬜○]|one|two|three|four|five/iu.test(text.slice(Math.max(0, offset - 12), offset + 12));

const textOf = (count: Count): string => [verdict(count), `Counted: ${escaped(count.how)}`].join('\n\n');

function verdict({ declared, found, isRight }: Count): string {
  if (!isRight) return `**${escaped(declared)}** is declared, **${escaped(found)}** found`;
  return declared === found
    ? `**${escaped(found)}** is right`
    : `**${escaped(declared)}** is kept: ${escaped(found)} found`;
}
