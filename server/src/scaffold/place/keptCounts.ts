import { applyEdits, originalRange } from '../../model/frontMatter/frontMatterEdits';
import { readDocument } from '../../model/parse';
import type { Edit, SprintDoc } from '../../model/sprint';
import { findingsByItself } from '../../rules/byItself';
import { listLength } from '../../rules/list-length';
import type { Finding, Rule } from '../../rules/rule';
import { staleCount } from '../../rules/stale-count';
import { stalePercent } from '../../rules/stale-percent';
import { staleProgressBar } from '../../rules/stale-progress-bar';
import { staleTotal } from '../../rules/stale-total';
import type { LinkEdits } from '../scaffold';
import { MOST_COUNTS } from './rowCounts';

/** The same edits with what keeps the document's counts, sums and shares right that are right before; wrong ones are left to their rules. */
export function withCounts<T extends LinkEdits>(change: T): T {
  const { doc } = change;
  const before = findingsIn(doc);
  let edits = change.edits;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const more = corrections(doc, edits, before);
    if (!more.length) break;
    edits = [...edits, ...more].sort((a, b) => a.range.start - b.range.start);
  }
  return { ...change, edits };
}

/** A share follows its count, and a bar its share. */
const MOST_PASSES = 4;

const NUMBERS: readonly Rule[] = [staleCount, stalePercent, staleTotal, listLength, staleProgressBar];

const COUNTS: ReadonlySet<Rule> = new Set([staleCount, listLength]);

interface Found extends Finding {
  readonly rule: Rule;
}

function findingsIn(doc: SprintDoc): readonly Found[] {
  return NUMBERS.flatMap(rule => {
    try {
      return [...findingsByItself(rule, doc)].map(finding => ({ ...finding, rule }));
    } catch {
      // A document with which a rule cannot cope keeps its numbers.
      return [];
    }
  });
}

/** In offsets of the document as it is. */
function corrections(doc: SprintDoc, edits: readonly Edit[], before: readonly Found[]): readonly Edit[] {
  const after = readDocument(doc.uri, doc.path, applyEdits(doc.text, edits), doc);
  const added = edits.reduce((sum, { text }) => sum + (text.match(/\S[^\n]*/g)?.length ?? 0), 0);
  const chosen: Edit[] = [];
  const found = findingsIn(after);
  if (found.length > before.length + MOST_COUNTS) return [];
  for (const { rule, range, fix } of found) {
    const start = originalRange(range, edits).start;
    if (!fix || before.some(each => each.rule === rule && each.range.start === start)) continue;
    const own = fix.edits.map(edit => ({ ...edit, range: originalRange(edit.range, edits) }));
    const isSafe = own.every(
      (edit, at) =>
        (!COUNTS.has(rule) || isNear(doc.text.slice(edit.range.start, edit.range.end), edit.text, added)) &&
        sizeOf(edit) === sizeOf(fix.edits[at] ?? edit) &&
        ![...edits, ...chosen].some(other => touches(edit, other)),
    );
    if (isSafe) chosen.push(...own);
  }
  return chosen;
}

const sizeOf = ({ range }: Edit): number => range.end - range.start;
const touches = (a: Edit, b: Edit): boolean => a.range.start <= b.range.end && b.range.start <= a.range.end;

/** What was right grows by no more than what is added; a number that is farther off counts something else. */
const isNear = (old: string, now: string, added: number): boolean =>
  !/^\d+$/.test(old) || !/^\d+$/.test(now) || Math.abs(Number(now) - Number(old)) <= added;
