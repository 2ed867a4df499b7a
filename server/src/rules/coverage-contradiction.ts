import { areEqual, coverageMinimums } from '../model/claims/coverage';
import type { Rule } from './rule';

/** Two minimums of coverage for the same scope cannot both hold. */
export const coverageContradiction: Rule = {
  id: 'coverage-contradiction',
  severity: 'warning',
  summary: 'Two coverage minimums for the same scope differ.',
  *check(doc) {
    const [first, ...others] = coverageMinimums(doc);
    if (!first) return;
    const line = doc.lines.positionAt(first.percent.range.start).line + 1;
    const source = first.source === 'front matter' ? 'coverage_min in the front matter is' : `line ${line} asks for`;
    for (const minimum of others) {
      const { percent, changedOnly } = minimum;
      if (areEqual(minimum, first) || (changedOnly && percent.value > first.percent.value)) continue;
      yield {
        range: percent.range,
        message: `This asks for ${percent.value}% coverage, but ${source} ${first.percent.value}%.`,
        related: [{ range: first.percent.range, message: `${first.percent.value}% here` }],
        fix: {
          title: `Change ${percent.value}% to ${first.percent.value}%`,
          edits: [{ range: percent.range, text: String(first.percent.value) }],
        },
      };
    }
  },
};
