import type { Range } from '../../range';
import { inOneLine } from '../markdown/clean';
import { type Snippet, type Stop, stop } from '../snippet';
import { type LineValue, todo, type Value } from '../value';
import { inLine } from './flat';
import type { Placeholder } from './placeholders';

/** A template while it is being filled in. */
export interface Source {
  readonly template: string;
  /** As long as the template, with a word in the place of each variable. */
  readonly masked: string;
  readonly eol: string;
  /** Undefined for a variable that there is not. */
  valueFor(placeholder: Placeholder): Value | undefined;
}

/** Something to put in the place of a part of the template. */
export interface Unit extends Range {
  /** `before` is the last character written so far. */
  write(before: string): Snippet;
}

/** Variables that are written together, and the part of the template that holds them. */
export interface Group extends Range {
  readonly placeholders: readonly [Placeholder, ...Placeholder[]];
}

/** What is asked for twice is the same; an empty value is a place to fill in. */
export function valuesOf(valueFor: (name: string) => Value | undefined): Source['valueFor'] {
  const known = new Map<string, Value | undefined>();
  // Every object has a `constructor`, which is no variable.
  const ask = (name: string): Value | undefined => (name in Object.prototype ? undefined : valueFor(name));
  return ({ name, hint }) => {
    if (hint !== undefined) return todo(hint);
    if (!known.has(name)) known.set(name, checked(ask(name) ?? ask(name.toLowerCase()), name));
    return known.get(name);
  };
}

function checked(value: Value | undefined, name: string): Value | undefined {
  if (!value || value.type === 'todo') return value;
  const isEmpty = value.type === 'text' ? inOneLine(value.text) === '' : value.content.length === 0;
  return isEmpty ? todo(name.replaceAll('_', ' ')) : value;
}

/** An unknown variable stays as it is, as a place to fill in. */
export const leftOpen = ({ template }: Source, { start, end, name }: Placeholder): Stop =>
  stop(
    template.slice(start, end),
    name === 'todo' ? undefined : template.slice(start, end).replace(/^\{\{(\w+)\}\}$/, '$1'),
  );

/** A part of the template with the variables in it written by `write`; the text between them goes through `keep`. */
export function pieces(
  source: Source,
  { start, end, placeholders }: Range & { readonly placeholders: readonly Placeholder[] },
  { write, keep }: { write(value: LineValue): Snippet; keep(text: string): string },
): Snippet {
  const parts: (string | Stop)[] = [];
  let at = start;
  for (const placeholder of placeholders) {
    const value = source.valueFor(placeholder);
    parts.push(keep(source.template.slice(at, placeholder.start)));
    parts.push(...(value ? write(inLine(value, placeholder.name)) : [leftOpen(source, placeholder)]));
    at = placeholder.end;
  }
  return [...parts, keep(source.template.slice(at, end))];
}

/** Texts changed alike, those of the places to fill in as well. */
export const mapped = (parts: Snippet, change: (text: string) => string): Snippet =>
  parts.map(part => (typeof part === 'string' ? change(part) : { ...part, text: change(part.text) }));

/** The line up to an offset; undefined where it is longer than whatever means something at a line’s start. */
export function lineUpTo(text: string, at: number): string | undefined {
  const from = Math.max(0, at - LONGEST_LINE);
  const before = text.slice(from, at);
  const feed = before.lastIndexOf('\n');
  return feed < 0 && from > 0 ? undefined : before.slice(feed + 1);
}

const LONGEST_LINE = 500;
