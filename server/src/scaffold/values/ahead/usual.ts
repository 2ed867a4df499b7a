import type { FrontMatterEntry } from '../../../model/sprint';

/** What another document has in its front matter, unless it is that document's alone; as it is written. */
export const usualValue = (name: string, entries: readonly FrontMatterEntry[]): string | undefined => {
  if (/^(?:number|title|goal|id|sprint)$/.test(name)) return undefined;
  const source = entries.find(({ key }) => key.value === name)?.source;
  return source && source.length < 80 && !/[\r\n{]/.test(source) ? source : undefined;
};

/** "test_s3_.*" of sprint 3 -> "test_s4_.*" for sprint 4; numbers of other forms stay. */
export function renumbered(value: string, before: string | undefined, number: string): string {
  if (!before || !/^\d{1,4}$/.test(before) || !/^\d{1,4}$/.test(number)) return value;
  const own = new RegExp(`(?<=(?:sprint|(?<![a-z])s)[_-]?)0*${Number(before)}(?!\\d)`, 'gi');
  return value.replace(own, number);
}
