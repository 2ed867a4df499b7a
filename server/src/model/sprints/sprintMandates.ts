import { isInside, type Ranged, ranged } from '../../range';
import { blocksOf } from '../sections';
import type { SprintDoc } from '../sprint';
import type { StatedNumber } from './sprintNumbers';

/** What the plan tells its people to create or to use: in code or not, but not in a block of code. */
export function mandatedNumbers({ text, root, lines }: SprintDoc): StatedNumber[] {
  const found = new Set([...text.matchAll(CANDIDATE)].map(({ index }) => lines.positionAt(index).line));
  if (found.size === 0) return [];
  const blocks = [...blocksOf(root)].filter(({ type }) => type === 'paragraph' || type === 'list' || type === 'table');
  const ranges = blocks.map(({ range }) => range);
  return [...found].flatMap(line => {
    const { start, end } = lines.lineRange(line);
    const from = start + text.slice(start, end).search(/[^\s>]|$/);
    return end - from <= LONGEST && isInside({ start: from, end }, ranges)
      ? inLine(ranged(text.slice(from, end), from, end))
      : [];
  });
}

const CANDIDATE = /(?:sprint[-_/]?|rca[-_]s(?:print)?[-_]?|\(s)\d/gi;

interface Mandate {
  readonly where: string;
  readonly pattern: RegExp;
  /** What else the line must say, so that the place is the plan's own and no input to it. */
  readonly context: RegExp;
}

const MANDATES: readonly Mandate[] = [
  {
    where: 'the branch',
    pattern: /\bbranch(?:=|[\s:*_]{1,4}`?)sprint[-_/]?(\d{1,3})(?![\w.-])/gi,
    context: /\b(?:badge|open|pr|ci|sprint branch|work)\b|^[\s*_-]*branch\b/i,
  },
  {
    where: 'the branch',
    pattern: /`sprint[-_/](\d{1,3})` branch\b/gi,
    context: /\bopen\b.*\bpr\b|\bpr\b.*\b(?:to|against)\b|\bbadge\b/i,
  },
  {
    where: 'the commit prefix',
    pattern: /\b(?:feat|fix|chore|docs|test|refactor)\((?:s|sprint[-_]?)(\d{1,3})\)!?:/gi,
    context: /\bmessages?\b|\bprefix|\btitle\b/i,
  },
  {
    where: 'the path of the RCA',
    pattern: /\brca[-_]s(?:print)?[-_]?(\d{1,3})\.md\b/gi,
    context: /\b(?:mandatory|must|create|file|write|required|if)\b/i,
  },
  {
    where: 'the path of the review',
    pattern: /\bsprint[-_](\d{1,3})[-_](?:review|reflection|retro(?:spective)?)\.md\b/gi,
    context: /\b(?:create|creates|write|must|will|mandatory|new file|summari[sz]|fill)/i,
  },
];
const OF_ANOTHER =
  /\b(?:previous|prior|old|last|earlier|preceding|next|upcoming|following|lessons|see|read|reads|input|based|carry|carried|merge|merged|rebase|after|follow-?ups?|builds|diff|compare|against the|copy|move)\b/i;
const LONGEST = 2000;

function inLine({ value, range }: Ranged<string>): StatedNumber[] {
  if (OF_ANOTHER.test(value)) return [];
  return MANDATES.filter(({ context }) => context.test(value)).flatMap(({ where, pattern }) =>
    [...value.matchAll(pattern)].map(({ 0: whole, 1: number = '', index }) => {
      const start = range.start + index + whole.lastIndexOf(number);
      return { where, number, range: { start, end: start + number.length }, own: false };
    }),
  );
}
