import { selectsNoneOf } from '../model/plan/filters';
import type { Rule } from './rule';

/** What the acceptance criteria run are the tests that the front matter names. */
export const testPatternMismatch: Rule = {
  id: 'test-pattern-mismatch',
  severity: 'warning',
  summary: 'An acceptance criterion runs other tests than test_pattern selects.',
  *check({ plan, frontMatter }) {
    const entry = frontMatter?.entries.find(({ key }) => key.value === 'test_pattern');
    if (!plan || typeof entry?.value.value !== 'string') return;
    const pattern = entry.value.value;
    for (const { value, range } of plan.filters) {
      if (!selectsNoneOf(pattern, value)) continue;
      yield {
        range,
        message: `This runs the tests “${value}”, which test_pattern “${pattern}” in the front matter does not select. Make them agree.`,
        related: [{ range: entry.value.range, message: `test_pattern is “${pattern}” here` }],
      };
    }
  },
};
