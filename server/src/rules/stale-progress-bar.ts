import { type ProgressBar, progressBarsOf, rightFilling } from '../model/claims/progressBars';
import type { Part } from '../model/sprint';
import { type Ranged, ranged } from '../range';
import type { Finding, Rule } from './rule';

/** A progress bar is as long as the percentage beside it says. Bars mostly stand in code, for their cells to be of one width. */
export const staleProgressBar: Rule = {
  id: 'stale-progress-bar',
  severity: 'information',
  summary: 'A progress bar is longer or shorter than the percentage beside it says.',
  *checkPart(part) {
    for (const line of linesOf(part))
      for (const bar of progressBarsOf(line)) {
        const right = rightFilling(bar);
        if (right !== undefined) yield finding(bar, right);
      }
  },
};

function finding({ range, filled, cells, full, empty, percent }: ProgressBar, right: number): Finding {
  return {
    range,
    message: `This bar shows ${Math.round((100 * filled) / cells)}% (${filled} of ${cells} cells), but ${percent.value}% stands beside it.`,
    related: [{ range: percent.range, message: `${percent.value}% here` }],
    fix: {
      title: `Fill ${right} of ${cells} cells`,
      edits: [{ range, text: full.repeat(right) + empty.repeat(cells - right) }],
    },
  };
}

/** The lines with a percent sign. */
function* linesOf({ text }: Part): Generator<Ranged<string>> {
  for (let at = text.indexOf('%'); at >= 0; ) {
    const start = text.lastIndexOf('\n', at) + 1;
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    yield ranged(text.slice(start, end), start, end);
    at = text.indexOf('%', end);
  }
}
