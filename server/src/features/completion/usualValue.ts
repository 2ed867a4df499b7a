import type { FrontMatterEntry } from '../../model/sprint';

/** What another document has in its front matter, unless it is that document's alone; as it is written. */
export const usualValue = (name: string, entries: readonly FrontMatterEntry[]): string | undefined => {
  if (/^(?:number|title|goal|id|sprint)$/.test(name)) return undefined;
  const source = entries.find(({ key }) => key.value === name)?.source;
  return source && source.length < 80 && !/[\r\n{]/.test(source) ? source : undefined;
};
