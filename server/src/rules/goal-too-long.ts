import { isPlanCopy } from '../model/templates/planSections';
import type { Rule } from './rule';

/** A goal is as short as its heading promises. */
export const goalTooLong: Rule = {
  id: 'goal-too-long',
  severity: 'warning',
  summary: 'The goal has more words than its section allows.',
  *check(doc) {
    const { goal } = doc.plan ?? {};
    if (!goal?.words) return;
    const most = goal.limit?.value ?? (isPlanCopy(doc) ? BUILT_IN : Number.POSITIVE_INFINITY);
    if (goal.words <= most) return;
    const source = goal.limit ? 'its heading allows' : 'its template allows';
    yield {
      range: goal.range,
      message: `The goal has ${goal.words} words, but ${source} ${most}. Shorten it.`,
      ...(goal.limit ? { related: [{ range: goal.limit.range, message: `At most ${most} words` }] } : {}),
    };
  },
};

const BUILT_IN = 40;
