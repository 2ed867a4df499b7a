import { planValueProblem } from '../model/frontMatter/planValues';
import type { Rule } from './rule';

/** A value of the sprint plan template must be one that the tools which read it can use. */
export const frontMatterValue: Rule = {
  id: 'front-matter-value',
  severity: 'error',
  summary: 'A front-matter value has the wrong type or is out of range.',
  *check({ frontMatter }) {
    for (const entry of frontMatter?.entries ?? []) {
      const message = planValueProblem(entry);
      if (message) yield { range: entry.value.range, message };
    }
  },
};
