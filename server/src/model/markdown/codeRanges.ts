import type { Range } from '../../range';

/**
 * Fenced blocks and single-line code spans, found without parsing: good enough to tell text that shows a damaged
 * character from text that is damaged. Linear in any text; an unclosed fence runs to the end.
 */
export function codeRanges(text: string): readonly Range[] {
  if (!/[`~]/.test(text)) return [];
  const ranges: Range[] = [];
  let fence: { readonly start: number; readonly mark: string } | undefined;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(text.slice(start, Math.min(end, start + 200)))?.[1];
    if (!fence) {
      if (mark) fence = { start, mark };
      else for (const span of codeSpans(text, { start, end })) ranges.push(span);
    } else if (mark?.startsWith(fence.mark) && /^[`~\s>]*$/.test(text.slice(start, end))) {
      ranges.push({ start: fence.start, end });
      fence = undefined;
    }
    start = end + 1;
  }
  if (fence) ranges.push({ start: fence.start, end: text.length });
  return ranges;
}

/** A span opens with a run of backticks and closes with the next run of the same length. */
function codeSpans(text: string, { start, end }: Range): Range[] {
  const tick = text.indexOf('`', start);
  if (tick < 0 || tick >= end) return [];
  const runs = [...text.slice(tick, end).matchAll(/`+/g)].map(({ 0: run, index }) => ({
    start: tick + index,
    end: tick + index + run.length,
  }));
  const closing = nextOfSameLength(runs);
  const spans: Range[] = [];
  for (let at = 0; at < runs.length; at++) {
    const close = closing[at];
    if (close === undefined) continue;
    spans.push({ start: (runs[at] as Range).start, end: (runs[close] as Range).end });
    at = close;
  }
  return spans;
}

function nextOfSameLength(runs: readonly Range[]): (number | undefined)[] {
  const seen = new Map<number, number>();
  const next: (number | undefined)[] = [];
  for (let at = runs.length - 1; at >= 0; at--) {
    const { start, end } = runs[at] as Range;
    next[at] = seen.get(end - start);
    seen.set(end - start, at);
  }
  return next;
}
