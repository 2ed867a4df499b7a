import type { Nodes } from 'mdast';

/** In one line, without characters that nobody sees and that could do harm: controls, changes of direction, halves of characters. */
export const inOneLine = (text: string): string =>
  text
    .replace(BREAKS, ' ')
    .replace(DROPPED, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();

const BREAKS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g;
/** Noncharacters are among them, by which places to fill in are marked while Markdown is written. */
const DROPPED = /[\p{Cc}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** The same nodes with strings that are safe to be written; only fenced code keeps its lines. */
export function cleaned<T extends Nodes>(node: T): T {
  const copy: Record<string, unknown> = { ...node };
  for (const key of STRINGS) {
    const value = copy[key];
    if (typeof value === 'string')
      copy[key] = node.type === 'code' && key === 'value' ? lines(value) : keepEdges(value);
  }
  if ('children' in node) copy.children = (node.children as Nodes[]).map(cleaned);
  return copy as unknown as T;
}

const STRINGS = ['value', 'url', 'title', 'alt', 'hint', 'lang', 'meta', 'label', 'identifier'];

const lines = (text: string): string =>
  text
    .split(/\r\n|[\n\r]/)
    .map(line => keepEdges(line))
    .join('\n');

/** What stands between two pieces of a line may begin or end with the space between them. */
export const keepEdges = (text: string): string => inOneLine(`.${text}.`).slice(1, -1);
