import { type Amount, readAmount, stem } from '../numbers';
import type { TableRow } from '../sprint';

/** The amounts of a column; undefined where a cell is no exact number. */
export function amountsIn(rows: readonly TableRow[], column: number): Amount[] | undefined {
  const amounts: Amount[] = [];
  for (const { cells } of rows) {
    const cell = cells[column];
    const amount = cell ? readAmount(cell) : 'nothing';
    if (!amount) return undefined;
    if (amount !== 'nothing') amounts.push(amount);
  }
  return amounts;
}

/** Sums in hundredths are exact. */
export const sumOf = (amounts: readonly Amount[]): number =>
  amounts.reduce((total, { number }) => total + Math.round(number.value * 100), 0) / 100;

/** Whether a total is this reading of the amounts. Rounded cells add up to a little more or less; halves and quarters are exact. */
export function isReading(reading: number, amounts: readonly Amount[], total: Amount): boolean {
  const decimals = amounts.reduce((most, each) => Math.max(most, each.decimals), 0);
  const isRounded = amounts.some(({ number }) => !Number.isInteger(number.value * 4));
  const slack = Math.max(
    isRounded && decimals ? (amounts.length / 2) * 10 ** -decimals : 0,
    total.decimals < decimals ? 10 ** -total.decimals / 2 : 0,
  );
  return Math.abs(reading - total.number.value) <= slack + 1e-9;
}

/** One unit throughout, and the total’s; “3” below “Hours” and “3 h” count the same. */
export function haveUnitOf(total: Amount, amounts: readonly Amount[], header: string): boolean {
  const [first] = amounts;
  if (!first || amounts.some(({ unit }) => unit !== first.unit)) return false;
  const words = header.toLowerCase().split(/[^\p{L}]+/u);
  return first.unit === total.unit || !total.unit || (!first.unit && words.some(word => stem(word) === total.unit));
}

/** What never adds up: shares, rates, means, places in a row. */
const NO_SUM =
  /%|\/|\bper\b|percent|share|anteil|rate|ratio|av(?:era)?g|\bmean\b|median|velocity|speed|price|\bpriori|\bid\b|^#|^no\.?$|^nr\.?$|\bdate\b|\bday$|\bweek$|\bsprint$|status|coverage|score|rating|confiden|efficien|\bmax|\bmin\b|\bpeak|\bp\d\d\b|latency|threshold|cumulat|running|version|\bport\b|\bline$|\brank|\border\b|level|likelihood|probab|impact|factor|unique|distinct|variance|schnitt|promedio|m[eé]dia|durchschnitt|prozent|平均|率|优先/iu;
export const canBeAdded = (header: string): boolean => !NO_SUM.test(header);

/** One of these may last as long as all together. */
const PARALLEL =
  /duration|\btime\b|weeks|elapsed|calendar|timeline|team|people|dauer|zeit|tempo|tiempo|duraç|duración|plazo|时间|工期/iu;
/** Those of several people add up, however alike they are. */
const CAPACITY = /capacity|availab|kapazit|capacidad|verfügbar|容量/iu;

/** What a total may be besides a sum: a mean, the number of rows, and where things go on at the same time, the longest. */
export function otherReadings(amounts: readonly Amount[], header: string): number[] {
  if (CAPACITY.test(header)) return [];
  const values = amounts.map(({ number }) => number.value);
  const longest = values.reduce((most, value) => Math.max(most, value), 0);
  const isShared = values.every(value => value === longest);
  return [sumOf(amounts) / values.length, values.length, ...(isShared || PARALLEL.test(header) ? [longest] : [])];
}
