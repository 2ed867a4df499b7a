import { isScalar, type Scalar, visit } from 'yaml';
import { parseYaml } from '../../model/frontMatter/frontMatterErrors';
import type { Fence } from '../../model/frontMatter/frontMatterFence';
import type { Range } from '../../range';
import { type Snippet, toPlain } from '../snippet';
import { flat, inLine } from './flat';
import type { Placeholder } from './placeholders';
import { type Group, leftOpen, lineUpTo, mapped, pieces, type Source, type Unit } from './source';

/** Nobody writes a longer block; YAML has nestings that take long to refuse. */
const LARGEST = 20_000;

/** The variables of the front matter, as scalars in the quotes that the template has; where they stand in none, they stay. */
export function frontMatterUnits(
  source: Source,
  { body, refused }: Fence,
  placeholders: readonly Placeholder[],
): readonly Unit[] {
  const text = source.masked.slice(body.start, body.end);
  const scalars = refused || text.length > LARGEST ? [] : scalarsOf(text, body.start);
  const units: Unit[] = [];
  let next = 0;
  for (let at = 0; at < placeholders.length; ) {
    const first = placeholders[at] as Placeholder;
    while (next < scalars.length && (scalars[next] as Written).end <= first.start) next++;
    const scalar = scalars[next];
    const isWithin = scalar !== undefined && scalar.start <= first.start;
    let end = at + 1;
    while (isWithin && end < placeholders.length && (placeholders[end] as Placeholder).start < scalar.end) end++;
    const group: Group = { ...(isWithin ? scalar : first), placeholders: [first, ...placeholders.slice(at + 1, end)] };
    units.push({
      start: group.start,
      end: group.end,
      write: () => (isWithin ? scalarText(source, scalar, group) : outside(source, first)),
    });
    at = end;
  }
  return units;
}

interface Written extends Range {
  readonly type: Scalar.Type;
}

/** Keys and values in the order of the text; none where it does not parse. */
function scalarsOf(text: string, start: number): readonly Written[] {
  const { document, errors } = parseYaml(text);
  if (!document || errors.length) return [];
  const scalars: Written[] = [];
  visit(document, (_key, node) => {
    if (!isScalar(node) || !node.range || !node.type) return;
    scalars.push({ type: node.type as Scalar.Type, start: node.range[0] + start, end: node.range[1] + start });
  });
  return scalars;
}

/** In a comment, where anything may stand that has no line end; nowhere else. */
function outside(source: Source, placeholder: Placeholder): Snippet {
  const { template } = source;
  const value = source.valueFor(placeholder);
  const line = lineUpTo(template, placeholder.start) ?? '';
  return value && /(?:^|\s)#/.test(line) ? flat(inLine(value, placeholder.name)) : [leftOpen(source, placeholder)];
}

const keep = (text: string): string => text;

function scalarText(source: Source, { type }: Written, group: Group): Snippet {
  if (type === 'QUOTE_DOUBLE') return pieces(source, group, { write: value => mapped(flat(value), inDouble), keep });
  if (type === 'QUOTE_SINGLE')
    return pieces(source, group, { write: value => mapped(flat(value), text => text.replaceAll("'", "''")), keep });
  const plain = pieces(source, group, { write: flat, keep });
  if (type !== 'PLAIN' || isPlain(toPlain(plain)) || group.placeholders.some(each => !source.valueFor(each)))
    return plain;
  return ['"', ...mapped(plain, inDouble), '"'];
}

const inDouble = (text: string): string => text.replace(/["\\]/g, '\\$&');

/** What is the same text, or a number, without quotes. */
const isPlain = (text: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{N} ._/+()-]*$/u.test(text) &&
  !/ $|^(?:true|false|null|yes|no|on|off|y|n|0[xo].*|\d+(?:\.\d*)?e[\d+-]+|\.?(?:inf|nan))$/i.test(text);
