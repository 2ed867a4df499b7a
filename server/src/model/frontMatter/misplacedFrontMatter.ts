import type { Range } from '../../range';
import type { SprintDoc } from '../sprint';

/** A block of YAML between two lines of `---` that does not stand at the top. */
export interface MisplacedFrontMatter {
  /** Of the opening fence. */
  readonly fence: Range;
  /** From the opening fence to the end of the closing one. */
  readonly range: Range;
  /** The first thing that stands before it; undefined for blank lines alone. */
  readonly before: Range | undefined;
}

/** No title with its remarks is longer, and no block. */
const MOST_LINES_BEFORE = 8;
const MOST_LINES = 60;
const FARTHEST = 20_000;

/** Looks at the lines before and inside the first pair of `---` outside code and comments. */
export function misplacedFrontMatter(
  doc: Pick<SprintDoc, 'frontMatter' | 'prose' | 'text'>,
): MisplacedFrontMatter | undefined {
  if (doc.frontMatter) return undefined;
  const lines = [...doc.prose.slice(0, FARTHEST).matchAll(/^[^\r\n]*$/gm)].slice(0, MOST_LINES_BEFORE * 2 + MOST_LINES);
  const open = lines.findIndex(([line]) => isFence(line));
  const close = lines.findIndex(([line], at) => at > open && isFence(line));
  const [opening, closing] = [lines[open], lines[close]];
  if (!opening || !closing || close - open > MOST_LINES) return undefined;
  const before = remarksIn(doc.text.slice(0, opening.index));
  if (!before || !isYaml(lines.slice(open + 1, close).map(([line]) => line))) return undefined;
  return {
    fence: rangeOf(opening),
    range: { start: opening.index, end: closing.index + closing[0].length },
    before: before[0],
  };
}

/** The lines above a block, provided that they are a title with its remarks: no front matter stands below content. */
function remarksIn(text: string): Range[] | undefined {
  const lines = [...text.matchAll(/^[^\r\n]*$/gm)].filter(([line]) => line.replace(/^\uFEFF/, '').trim());
  return lines.length <= MOST_LINES_BEFORE && lines.every(([line]) => isRemark(line)) ? lines.map(rangeOf) : undefined;
}

const rangeOf = ({ index, 0: line }: RegExpMatchArray & { index: number }): Range => ({
  start: index,
  end: index + line.length,
});

const isFence = (line: string): boolean => /^---[ \t]*$/.test(line);

/** A heading, a sentence or a comment; lists, tables and code are content. */
const isRemark = (line: string): boolean => !/^\s*(?:[-*+] |\d+[.)] |\||={3,}|\*{3,}$|`{3}|~{3})/.test(line);

const KEY = /^(?:[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*|[a-z]+(?:[A-Z][a-z0-9]*)+):(?:\s|$)/;

/** Two keys as programs write them, and nothing but what belongs to keys: “Date: Monday” between two rules is text. */
function isYaml(lines: readonly string[]): boolean {
  const written = lines.filter(line => line.trim());
  return (
    written.filter(line => KEY.test(line)).length >= 2 &&
    written.every(line => KEY.test(line) || /^(?:[ \t]+\S|- |#)/.test(line))
  );
}
