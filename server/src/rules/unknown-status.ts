import { unknownStatuses } from '../model/claims/statusTokens';
import type { Rule } from './rule';

/** A status that is none of the document's own is most likely misspelled: tools that look for the right one pass it by. */
export const unknownStatus: Rule = {
  id: 'unknown-status',
  severity: 'warning',
  summary: 'A status is not one of those that the document uses.',
  *check(doc) {
    for (const { written, meant } of unknownStatuses(doc)) {
      const { value, range } = written;
      yield {
        range,
        message: `“${value}” is not a status of this document. Did you mean “${meant}”?`,
        fix: { title: `Change ${value} to ${meant}`, edits: [{ range, text: meant }] },
      };
    }
  },
};
