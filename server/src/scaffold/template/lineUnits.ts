import type { PhrasingContent } from 'mdast';
import { plain } from '../markdown/build';
import { inOneLine } from '../markdown/clean';
import { type InlineContext, writtenInline } from '../markdown/write';
import type { Snippet, Stop } from '../snippet';
import type { LineValue, Value } from '../value';
import { flat, inLine } from './flat';
import type { Placeholder } from './placeholders';
import type { Place } from './places';
import { leftOpen, lineUpTo, mapped, type Source, type Unit } from './source';
import { addressed } from './verbatimUnits';

type InLine = Extract<Place, { type: 'line' }>;

/** A variable within a line. */
export const lineUnit = (source: Source, place: InLine, placeholder: Placeholder): Unit => ({
  ...placeholder,
  write(before) {
    const value = source.valueFor(placeholder);
    return value ? lineOf(source, place, { placeholder, value, before }) : [leftOpen(source, placeholder)];
  },
});

interface Here {
  readonly placeholder: Placeholder;
  readonly value: Value;
  readonly before: string;
}

function lineOf(source: Source, place: InLine, { placeholder, value, before }: Here): Snippet {
  const after = source.template[placeholder.end] ?? '\n';
  const lead = leadOf(source, placeholder);
  const context: InlineContext = {
    before: lead === undefined ? before : `\n${lead}`,
    // What a variable that follows begins with is not known yet.
    after: source.masked[placeholder.end] === source.template[placeholder.end] ? after : '[',
    within: place.within,
  };
  const short = inLine(value, placeholder.name);
  if (place.isAddress && short.type !== 'todo') return mapped(flat(short), addressed);
  const parts = writtenInline(phraseOf(short, place.isLabel), context);
  const last = parts.at(-1);
  // `[TODO: owner](…)` and `[TODO: owner]: …` would be links.
  return typeof last === 'object' && /[([:]/.test(after) ? [...parts, ' '] : parts;
}

/** What stands before it where it, or a number before it, begins a line of its block; undefined elsewhere. */
const leadOf = ({ template }: Source, { start }: Placeholder): string | undefined =>
  /^(?:[\s>]|[-*+][ \t]|\d{1,9}[.)][ \t]|\[\^[^\]\s]{1,99}\]:[ \t])*(\d{0,9})$/.exec(
    lineUpTo(template, start) ?? 'x',
  )?.[1];

function phraseOf(value: LineValue, isLabel: boolean): readonly PhrasingContent[] {
  if (value.type === 'text') return [plain(inOneLine(value.text))];
  if (value.type === 'todo') return [{ type: 'todo', hint: value.hint }];
  // A link within a link is none.
  return isLabel ? flat(value).map(unlinked) : value.content;
}

const unlinked = (part: string | Stop): PhrasingContent =>
  typeof part === 'string' ? plain(part) : { type: 'todo', hint: part.text.slice('[TODO: '.length, -1) };
