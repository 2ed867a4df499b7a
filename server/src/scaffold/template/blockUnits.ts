import type { List, RootContent } from 'mdast';
import { type ListMarks, written } from '../markdown/write';
import type { Snippet } from '../snippet';
import { lineUnit } from './lineUnits';
import type { Placeholder } from './placeholders';
import type { Place } from './places';
import { lineUpTo, mapped, type Source, type Unit } from './source';

type Block = Extract<Place, { type: 'block' }>;

/** A variable that is a paragraph of its own. */
export const blockUnit = (source: Source, { item, isTask }: Block, placeholder: Placeholder): Unit => {
  const value = source.valueFor(placeholder);
  const lists = value?.type === 'blocks' ? value.content.filter(each => each.type === 'list') : [];
  const isList = lists.length > 0 && value?.type === 'blocks' && lists.length === value.content.length;
  if (item && isList) return itemsUnit(source, item.start, { end: placeholder.end, lists });
  if (value?.type !== 'blocks' || isTask)
    return lineUnit(
      source,
      { type: 'line', within: ['paragraph', 'phrasing'], isLabel: false, isAddress: false },
      placeholder,
    );
  return { ...placeholder, write: () => indented(written(value.content), source, placeholder.start) };
};

/** The items of lists take the place of the item that stands for them, with its mark, number and checkbox. */
function itemsUnit(
  source: Source,
  start: number,
  { end, lists }: { readonly end: number; readonly lists: readonly List[] },
): Unit {
  const [, bullet = '', number, delimiter = '', box] =
    /^(?:([-*+])|(\d{1,9})([.)]))[ \t]*(?:\[([ xX])\])?/.exec(source.template.slice(start, start + 100)) ?? [];
  const children = lists
    .flatMap(list => list.children)
    .map(each => (box === undefined ? each : { ...each, checked: each.checked ?? box !== ' ' }));
  const list: RootContent = {
    type: 'list',
    ordered: number !== undefined,
    start: Number(number ?? 1),
    spread: lists.some(({ spread }) => spread),
    children,
  };
  const marks: ListMarks = { ...(isBullet(bullet) && { bullet }), ...(delimiter === ')' && { bulletOrdered: ')' }) };
  return { start, end, write: () => indented(written([list], marks), source, start) };
}

const isBullet = (mark: string): mark is '-' | '*' | '+' => mark !== '';

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
