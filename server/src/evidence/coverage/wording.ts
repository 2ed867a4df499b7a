import { percentOf } from '../../coverage/percent';
import type { Count } from '../../coverage/report';
import type { Totals } from '../../coverage/totals';
import type { Measured } from './measured';

/** “71.4% of lines (2,310 of 3,234)”, never as a minimum that is not reached; “of statements” where the tool counts those. */
export const shareText = (count: Count, what: string, minimum?: number): string =>
  `${percentOf(count, minimum) ?? 0}% of ${what} (${numberText(count.covered)} of ${numberText(count.total)})`;

export function numberText(value: number): string {
  numbers ??= new Intl.NumberFormat('en-US');
  return numbers.format(value);
}

/** Made when it is needed: nothing takes longer at the start of the program. */
let numbers: Intl.NumberFormat | undefined;

/** What the reports count, and where: “lines”, “lines in packages/api”, “statements”. */
export function countedIn({ totals: { reports }, folder }: Measured): string {
  const isGo = reports.length > 0 && reports.every(({ format }) => format === 'go');
  return `${isGo ? 'statements' : 'lines'}${folder ? ` in ${pathText(folder)}` : ''}`;
}

/** The name of the only report, or how many there are. */
export const reportsText = ({ reports: [first, ...others] }: Pick<Totals, 'reports'>): string =>
  first && !others.length ? pathText(first.path) : `${others.length + 1} reports`;

/** The newest source that the reports have not seen. */
export const newerSourceIn = ({ reports }: Pick<Totals, 'reports'>) =>
  reports.flatMap(({ newerSource }) => newerSource ?? [])[0];

/** A path on one line; it may come from anywhere. */
export function pathText(path: string): string {
  const line = path.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
  return line.length > LONGEST ? `…${line.slice(1 - LONGEST)}` : line;
}

const LONGEST = 100;
