import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { inOneLine, keepEdges } from '../markdown/clean';
import { todoStop } from '../markdown/marks';
import type { Snippet, Stop } from '../snippet';
import type { LineValue, Value } from '../value';

/** A value within a line: blocks as one, or as a place to fill in. */
export function inLine(value: Value, name: string): LineValue {
  if (value.type !== 'blocks') return value;
  const content = asPhrase(value.content);
  return content ? { type: 'phrase', content } : { type: 'todo', hint: name.replaceAll('_', ' ') };
}

/** A value as plain text, for where no markup can stand. */
export function flat(value: LineValue): Snippet {
  if (value.type === 'text') return [inOneLine(value.text)];
  if (value.type === 'todo') return [todoStop(value.hint)];
  return value.content.length ? joined(value.content.flatMap((each: Nodes) => piecesOf(each))) : [];
}

function piecesOf(node: Nodes): (string | Stop)[] {
  if (node.type === 'todo') return [todoStop(node.hint)];
  if (node.type === 'break') return [' '];
  if ('children' in node) return (node.children as Nodes[]).flatMap(piecesOf);
  return 'value' in node ? [keepEdges(node.value)] : [];
}

/** Texts that stand side by side as one. */
function joined(parts: readonly (string | Stop)[]): Snippet {
  const result: (string | Stop)[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}

/** Blocks within a line: a paragraph, or the items of a plain list, parted by semicolons; undefined for what is more than that. */
function asPhrase(content: readonly RootContent[]): readonly PhrasingContent[] | undefined {
  const [only] = content;
  if (content.length !== 1 || !only) return undefined;
  if (only.type === 'paragraph') return only.children;
  if (only.type !== 'list') return undefined;
  const items = only.children.map(({ children: [first, ...rest] }) =>
    first?.type === 'paragraph' && !rest.length ? first.children : undefined,
  );
  if (items.some(item => !item) || items.length > MOST_ITEMS) return undefined;
  return items.flatMap((item = [], at) => [...(at ? [{ type: 'text', value: '; ' } as const] : []), ...item]);
}

const MOST_ITEMS = 20;
