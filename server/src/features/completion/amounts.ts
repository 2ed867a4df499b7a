import { unitNamed, wholeEffort } from '../../model/effort';
import type { SprintDoc } from '../../model/sprint';
import { ranged } from '../../range';
import { countsOf } from './counts';
import type { Suggestion } from './suggestions';

/** Priorities as the document writes them, highest first; else the usual words. */
export function prioritySuggestions({ tasks }: SprintDoc): Suggestion[] {
  const own = frequent(tasks.flatMap(({ priority }) => priority?.value ?? []));
  const known = [...own.keys()].filter(each => rankOf(each) >= 0);
  const isNumbered = known.length > 0 && known.every(each => /^p\d$/i.test(each));
  const usual = isNumbered ? NUMBERED : styled(USUAL, known);
  const missing = usual.filter(each => !known.some(own => rankOf(own) === rankOf(each)));
  return [...known, ...missing]
    .sort((a, b) => rankOf(a) - rankOf(b) || (own.get(b) ?? 0) - (own.get(a) ?? 0))
    .map(label => ({ label, icon: 'value' as const }));
}

const USUAL = ['Critical', 'High', 'Medium', 'Low'];
const NUMBERED = ['P0', 'P1', 'P2', 'P3'];
const RANKS = [/critical|highest|urgent|p0/i, /high|p1/i, /medium|normal|p2/i, /low|p3/i, /p4/i];

const rankOf = (priority: string): number => RANKS.findIndex(pattern => pattern.test(priority));

/** In capitals, or in lower case, where the document has them so. */
function styled(words: readonly string[], own: readonly string[]): readonly string[] {
  if (own.length && own.every(each => each === each.toUpperCase())) return words.map(each => each.toUpperCase());
  if (own.length && own.every(each => each === each.toLowerCase())) return words.map(each => each.toLowerCase());
  return words;
}

/** The efforts that the document's tasks have, the frequent first; behind a number that is being typed, its units. */
export function effortSuggestions({ tasks }: SprintDoc, typed: string, header: string): Suggestion[] {
  // What is being typed may itself be read as an effort already.
  const own = frequent(tasks.flatMap(({ effort }) => (effort && effort.value !== typed ? effort.value : [])));
  const whole = [...own.keys()].filter(isEffort);
  const number = /^~?\d{1,4}(?:[.,]\d{0,2})?/.exec(typed)?.[0];
  // What a column says that it counts needs no unit.
  const counted = unitNamed(header) !== undefined || whole.some(each => /^\d+$/.test(each));
  const units = number && !counted ? unitsIn(whole).map(unit => `${number}${unit}`) : [];
  const usual = counted ? POINTS : unitsIn(whole).includes('h') ? HOURS : [];
  const all = whole.length ? whole : usual;
  return [...new Set([...units, ...all])].slice(0, MOST).map(label => ({ label, icon: 'value' as const }));
}

const MOST = 20;
const POINTS = ['1', '2', '3', '5', '8', '13'];
const HOURS = ['1h', '2h', '4h', '8h'];

const isEffort = (text: string): boolean =>
  /^\d+$/.test(text) || wholeEffort(ranged(text, 0, text.length)) !== undefined;

/** " hours", "h": what stands behind the numbers, as it is spaced; else the usual units. */
function unitsIn(efforts: readonly string[]): string[] {
  const own = efforts.flatMap(each => /\d(\s?[\p{L}][\p{L} ]{0,15})$/u.exec(each)?.[1] ?? []);
  return own.length ? [...frequent(own).keys()] : ['h', 'd', ' pts'];
}

/** The frequent first. */
function frequent(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [text, count] of countsOf(texts)) {
    const plain = text.replace(/[*_`]/g, '').trim();
    if (plain && plain.length <= LONGEST) counts.set(plain, (counts.get(plain) ?? 0) + count);
  }
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}

const LONGEST = 30;
