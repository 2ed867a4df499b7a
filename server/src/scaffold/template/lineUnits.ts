import type { PhrasingContent } from 'mdast';
import { plain } from '../markdown/build';
import { inOneLine } from '../markdown/clean';
import { type InlineContext, written, writtenInline } from '../markdown/write';
import type { Snippet, Stop } from '../snippet';
import type { Value } from '../value';
import { asPhrase, flat } from './flat';
import type { Placeholder } from './placeholders';
import type { Place } from './places';
import { leftOpen, lineUpTo, mapped, type Source, type Unit } from './source';

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
  const parts = writtenInline(phraseOf(value, placeholder, place.isLabel), context);
  const last = parts.at(-1);
  // `[TODO: owner](…)` and `[TODO: owner]: …` would be links.
  return typeof last === 'object' && /[([:]/.test(after) ? [...parts, ' '] : parts;
}

/** What stands before it where it, or a number before it, begins a line of its block; undefined elsewhere. */
const leadOf = ({ template }: Source, { start }: Placeholder): string | undefined =>
  /^(?:[\s>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(\d{0,9})$/.exec(lineUpTo(template, start) ?? 'x')?.[1];

function phraseOf(value: Value, { name }: Placeholder, isLabel: boolean): readonly PhrasingContent[] {
  if (value.type === 'text') return [plain(inOneLine(value.text))];
  if (value.type === 'todo') return [{ type: 'todo', hint: value.hint }];
  const content = value.type === 'phrase' ? value.content : asPhrase(value.content);
  if (!content) return [{ type: 'todo', hint: name.replaceAll('_', ' ') }];
  // A link within a link is none.
  return isLabel ? flat({ type: 'phrase', content }).map(unlinked) : content;
}

const unlinked = (part: string | Stop): PhrasingContent =>
  typeof part === 'string' ? plain(part) : { type: 'todo', hint: part.text.slice('[TODO: '.length, -1) };

/** A variable that is a paragraph of its own. */
export const blockUnit = (
  source: Source,
  { item }: Extract<Place, { type: 'block' }>,
  placeholder: Placeholder,
): Unit => {
  const value = source.valueFor(placeholder);
  if (value?.type !== 'blocks')
    return lineUnit(source, { type: 'line', within: ['paragraph', 'phrasing'], isLabel: false }, placeholder);
  // The items of a list take the place of the item that stands for them.
  const start = item && value.content.every(({ type }) => type === 'list') ? item.start : placeholder.start;
  return { start, end: placeholder.end, write: () => indented(written(value.content), source, start) };
};

/** Blocks with what every line of the list items and quotations around them begins with. */
function indented(parts: Snippet, { template, eol }: Source, start: number): Snippet {
  const prefix = (lineUpTo(template, start) ?? '').replace(/[^>\s]/g, ' ');
  const bare = prefix.trimEnd();
  const trimmed = [...parts.slice(0, -1), ...lastOf(parts)];
  return mapped(trimmed, text =>
    text.replace(/\n(?=(\n)?)/g, (_end, blank: string | undefined) => eol + (blank ? bare : prefix)),
  );
}

/** The template has the line end already. */
const lastOf = (parts: Snippet): Snippet => {
  const last = parts.at(-1);
  if (typeof last !== 'string') return last ? [last] : [];
  return last === '\n' ? [] : [last.replace(/\n$/, '')];
};
