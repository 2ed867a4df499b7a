import { findFence } from '../../model/frontMatter/frontMatterFence';
import type { Snippet, Stop } from '../snippet';
import type { Value } from '../value';
import { frontMatterUnits } from './frontMatter';
import { markdownUnits } from './markdownUnits';
import { masked, type Placeholder, placeholdersIn } from './placeholders';
import { type Source, type Unit, valuesOf } from './source';

/** UTF-16 units. */
const LARGEST = 200_000;
/** Variables whose values are long, named over and over, stay as they are beyond this. */
const LARGEST_RESULT = 2_000_000;

/**
 * A template with its variables filled in; all else stays as it is, byte by byte. `{{todo: hint}}` is a place to fill in.
 * What `valueFor` does not know stays, as a place to fill in, too.
 */
export function filled(template: string, valueFor: (name: string) => Value | undefined): Snippet {
  const placeholders = placesIn(template);
  if (!placeholders.length) return [template];
  const eol = /\r?\n/.exec(template)?.[0] ?? '\n';
  const source: Source = { template, masked: masked(template, placeholders), eol, valueFor: valuesOf(valueFor) };
  const fence = findFence(source.masked);
  const start = fence?.range.end ?? 0;
  const inFront = placeholders.filter(each => each.start < start);
  const units = [
    ...(fence ? frontMatterUnits(source, fence, inFront) : []),
    ...markdownUnits(source, start, placeholders.slice(inFront.length)),
  ];
  return assembled(template, units);
}

/** What `filled` asks for, by name: to write it costs more than to know it. */
export function valuesIn(
  template: string,
  valueFor: (name: string) => Value | undefined,
): ReadonlyMap<string, Value | undefined> {
  const variables = placesIn(template).filter(({ hint }) => hint === undefined);
  const names = new Set(variables.flatMap(({ name }) => [name, name.toLowerCase()]));
  return new Map(Array.from(names, name => [name, valueFor(name)]));
}

const placesIn = (template: string): readonly Placeholder[] =>
  template.length > LARGEST ? [] : placeholdersIn(template);

function assembled(template: string, units: readonly Unit[]): Snippet {
  const parts: (string | Stop)[] = [];
  let at = 0;
  let size = 0;
  let before = '\n';
  const push = (part: string | Stop): void => {
    const text = typeof part === 'string' ? part : part.text;
    const last = parts.at(-1);
    if (!text) return;
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else parts.push(part);
    before = text.slice(-1);
    size += text.length;
  };
  for (const { start, end, write } of units) {
    if (start < at) continue;
    push(template.slice(at, start));
    at = start;
    if (size > LARGEST_RESULT) break;
    for (const part of write(before)) push(part);
    at = end;
  }
  push(template.slice(at));
  return parts;
}
