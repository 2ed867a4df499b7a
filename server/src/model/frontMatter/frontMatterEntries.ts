import { type Document, isMap, isNode, isScalar, type Node, type Pair } from 'yaml';
import { type Range, ranged } from '../../range';
import type { Edit, FrontMatterEntry } from '../sprint';
import { originalRange } from './frontMatterEdits';
import type { Parsed } from './frontMatterErrors';
import { linesOf } from './frontMatterLines';

/** The top-level entries of a block that parses; `edits` are those that made it parse. */
export function entriesOf({ document }: Parsed, body: string, edits: readonly Edit[]): FrontMatterEntry[] {
  if (!document || !isMap(document.contents)) return [];
  return document.contents.items.flatMap(pair => entryOf(pair, document, body, edits) ?? []);
}

function entryOf(
  { key, value }: Pair,
  document: Document,
  body: string,
  edits: readonly Edit[],
): FrontMatterEntry | undefined {
  if (!isNode(key) || !key.range) return undefined;
  const keyRange = trimmed(body, key.range, edits);
  const written = body.slice(keyRange.start, keyRange.end);
  const name = isScalar(key) && typeof key.value === 'string' ? key.value : written;
  const at = isNode(value) ? value.range : undefined;
  const valueRange = at ? trimmed(body, at, edits) : { start: keyRange.end, end: keyRange.end };
  const source = body.slice(valueRange.start, valueRange.end);
  return {
    key: { value: name, range: keyRange },
    value: { value: isNode(value) ? plainValue(value, document, source) : null, range: valueRange },
    source,
  };
}

function plainValue(node: Node, document: Document, source: string): unknown {
  try {
    const value: unknown = node.toJS(document, { maxAliasCount: 50 });
    if (source.includes('*')) JSON.stringify(value);
    return value;
  } catch {
    // An alias bomb, or an alias that leads back to itself, which nothing that walks values could bear.
    return source;
  }
}

/** The top-level `key: value` lines of a block that does not parse. */
export function entriesByLine(body: string): FrontMatterEntry[] {
  return linesOf(body).flatMap(({ indent, text, key, value }) => {
    if (!key || indent.value || key.range.start !== text.range.start) return [];
    const source = value?.value ?? '';
    const { start, end } = value?.range ?? { start: key.range.end + 1, end: key.range.end + 1 };
    return { key, value: ranged(scalarOf(source), start, end), source };
  });
}

/** What a lone value plainly is; lists and the like stay as written. */
function scalarOf(source: string): unknown {
  if (/^-?\d+(?:\.\d+)?$/.test(source)) return Number(source);
  if (source === '' || source === 'true' || source === 'false') return source === '' ? null : source === 'true';
  return /^(["']).*\1$/s.test(source) && source.length > 1 ? source.slice(1, -1) : source;
}

function trimmed(body: string, [from, to]: readonly [number, number, number], edits: readonly Edit[]): Range {
  const { start, end } = originalRange({ start: from, end: to }, edits);
  return { start, end: start + body.slice(start, end).trimEnd().length };
}
