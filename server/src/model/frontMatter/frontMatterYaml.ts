import type { FrontMatterEntry, Problem } from '../sprint';
import { applyEdits } from './frontMatterEdits';
import { entriesByLine, entriesOf } from './frontMatterEntries';
import { onePerLine, parseYaml, problemOf } from './frontMatterErrors';
import { type Repair, repairsFor } from './frontMatterRepairs';

export interface Block {
  readonly entries: readonly FrontMatterEntry[];
  readonly problems: readonly Problem[];
}

/** Nobody writes so much, and YAML has nestings that take long to refuse. */
const LARGEST = 20_000;
const LARGEST_BY_LINES = 200_000;

/** Reads the text between the fences; all ranges are offsets into `body`. What does not parse is read by lines. */
export function readBlock(body: string): Block {
  const conflicts = conflictMarkers(body);
  const source = conflicts.length ? body.replace(CONFLICT, marker => ' '.repeat(marker.length)) : body;
  if (source.length > LARGEST)
    return { entries: entriesByLine(source.slice(0, LARGEST_BY_LINES)), problems: [tooLarge(source)] };
  const plain = parseYaml(source);
  if (!plain.errors.length) return { entries: entriesOf(plain, body, []), problems: conflicts };
  const repairs = neededRepairs(source, plain.errors.length);
  const edits = repairs.flatMap(({ fix }) => fix.edits);
  const repaired = parseYaml(applyEdits(source, edits));
  const left = repaired.errors.map(error => problemOf(error, source, edits));
  return {
    entries: left.length ? entriesByLine(source) : entriesOf(repaired, body, edits),
    problems: [...conflicts, ...repairs, ...onePerLine(source, left)].sort((a, b) => a.range.start - b.range.start),
  };
}

/** Few and small enough to parse once more without each of them. */
const MOST_TRIED = 20;
const LARGEST_TRIED = 8_000;

/** The repairs without which there are more errors than with them; none if they do not help. */
function neededRepairs(source: string, errors: number): readonly Repair[] {
  const countWith = (repairs: readonly Repair[]): number =>
    parseYaml(
      applyEdits(
        source,
        repairs.flatMap(({ fix }) => fix.edits),
      ),
    ).errors.length;
  if (source.length > LARGEST_TRIED) return [];
  let kept = repairsFor(source);
  if (kept.length <= MOST_TRIED)
    for (const repair of kept) {
      const without = kept.filter(other => other !== repair);
      if (countWith(without) <= countWith(kept)) kept = without;
    }
  return kept.length && countWith(kept) < errors ? kept : [];
}

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$/gm;

function conflictMarkers(body: string): Problem[] {
  const message = 'A git conflict marker stands in the front matter. Resolve the conflict.';
  return [...body.matchAll(CONFLICT)].map(({ 0: { length }, index }) => ({
    message,
    range: { start: index, end: index + length },
  }));
}

function tooLarge(body: string): Problem {
  const message = `The front matter is too long to be parsed (${Math.round(body.length / 1000)} kB). Is its closing --- missing?`;
  return { message, range: { start: 0, end: Math.min(80, body.search(/[\r\n]|$/)) } };
}
