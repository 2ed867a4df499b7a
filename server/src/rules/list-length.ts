import { type CountedList, countedLists } from '../model/claims/countedLists';
import { listReadings } from '../model/claims/listReadings';
import { mentionsOf } from '../model/claims/mentions';
import type { Ranged } from '../range';
import type { Finding, Rule } from './rule';

/** A label that says how long a list is must agree with the list that follows it. */
export const listLength: Rule = {
  id: 'list-length',
  severity: 'warning',
  summary: 'A label says how long the list below it is, and the list is longer or shorter.',
  *checkPart(part) {
    if (!MAY_COUNT.test(part.prose)) return;
    for (const list of countedLists(part)) {
      const found = foundLength(list);
      if (found === undefined) {
        if (contradictsParts(list)) yield partsFinding(list);
        continue;
      }
      if (found !== list.declared.value) yield finding(list.declared, list, found);
      for (const mention of mentionsOf(part, list)) if (mention.value !== found) yield finding(mention, list, found);
    }
  },
};

const MAY_COUNT = /\(\d{1,3}[) -]/;

/** The declared length where some way of counting gives it; undefined where every way is a guess. */
function foundLength({ lists, wider, parts, declared, unit }: CountedList): number | undefined {
  const { counts, certain } = listReadings(lists, unit);
  if (counts.includes(declared.value) || (parts.length && sum(parts) === declared.value && !certain))
    return declared.value;
  if (listReadings(wider, unit).counts.includes(declared.value)) return declared.value;
  const isFar = declared.value > FARTHEST * (counts[0] ?? 0);
  return certain && !isFar ? counts[0] : undefined;
}

/** So far from the length, a number counts something else: “Tests (42)” over three kinds of tests, “Docs (56 files)” over folders. */
const FARTHEST = 3;

/** However the items are to be counted, the labels of the lists add up to something else. */
const contradictsParts = ({ parts, declared }: CountedList): boolean =>
  parts.length > 1 && sum(parts) !== declared.value;

function finding(declared: Ranged<number>, { lists, label }: CountedList, found: number): Finding {
  const count = `${found} ${found === 1 ? 'item' : 'items'}`;
  return {
    range: declared.range,
    message: `This says ${declared.value}, but ${label ? `the list “${label}”` : 'the list'} has ${count}.`,
    related: [{ range: rangeOf(lists), message: `The list with ${count}` }],
    fix: { title: `Change ${declared.value} to ${found}`, edits: [{ range: declared.range, text: String(found) }] },
  };
}

/** Without a fix: which of the numbers is wrong, only its author knows. */
const partsFinding = ({ declared, lists, parts }: CountedList): Finding => ({
  range: declared.range,
  message: `This says ${declared.value}, but the labels of the lists below add up to ${sum(parts)} (${parts.join(' + ')}).`,
  related: [{ range: rangeOf(lists), message: `The lists with ${sum(parts)} by their labels` }],
});

const rangeOf = (lists: CountedList['lists']): Finding['range'] => ({
  start: lists[0]?.range.start ?? 0,
  end: lists.at(-1)?.range.end ?? 0,
});

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
