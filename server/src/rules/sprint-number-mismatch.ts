import type { Fix, SprintDoc } from '../model/sprint';
import { isSameSprint, type StatedNumber, statedNumbers } from '../model/sprints/sprintNumbers';
import type { Finding, Rule } from './rule';

/** A document is of one sprint, and all places that name its number name the same. */
export const sprintNumberMismatch: Rule = {
  id: 'sprint-number-mismatch',
  severity: 'warning',
  summary: 'The number of a sprint differs between front matter, title, name, branch or path.',
  *check(doc) {
    const all = statedNumbers(doc);
    const right = rightOne(all);
    if (!right) return;
    const odd = all.filter(each => !isSameSprint(each.number, right.number));
    const agreeing = all.filter(each => !odd.includes(each));
    for (const each of odd) yield finding(doc, each, agreeing);
  },
};

/** The number that most of the document's own places give; of as many, the one that the plan's branch or paths follow. */
function rightOne(all: readonly StatedNumber[]): StatedNumber | undefined {
  const own = all.filter(each => each.own);
  const weight = ({ number }: StatedNumber): number =>
    own.filter(each => isSameSprint(each.number, number)).length * 100 +
    Math.min(99, all.filter(each => isSameSprint(each.number, number)).length);
  return own.reduce<StatedNumber | undefined>(
    (best, each) => (best && weight(best) >= weight(each) ? best : each),
    undefined,
  );
}

function finding(doc: SprintDoc, odd: StatedNumber, agreeing: readonly StatedNumber[]): Finding {
  const [first] = agreeing;
  const names = [...new Set(agreeing.map(({ where }) => where))];
  const where = `${odd.where.charAt(0).toUpperCase()}${odd.where.slice(1)}`;
  const fix = fixOf(odd, agreeing);
  return {
    range: odd.range ?? first?.range ?? doc.title?.range ?? { start: 0, end: 0 },
    message: `${where} says sprint ${odd.number}, but ${sentence(names)} ${names.length > 1 ? 'say' : 'says'} sprint ${first?.number}. Use one number.`,
    related: agreeing.flatMap(({ range, number }) => (range ? [{ range, message: `Sprint ${number} here` }] : [])),
    ...(fix && { fix }),
  };
}

/** One place is put right where several others agree. */
function fixOf({ range, number }: StatedNumber, agreeing: readonly StatedNumber[]): Fix | undefined {
  const plain = agreeing.find(each => /^\d+$/.test(each.number))?.number.replace(/^0+(?=\d)/, '');
  if (!range || !plain || agreeing.length < 2 || !/^\d+$/.test(number)) return undefined;
  const text = number.startsWith('0') ? plain.padStart(number.length, '0') : plain;
  return { title: `Change ${number} to ${text}`, edits: [{ range, text }] };
}

const sentence = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
