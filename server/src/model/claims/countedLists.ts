import { type Ranged, ranged } from '../../range';
import { itemsOf, listsOf, sectionsOf } from '../sections';
import type { Block, List, Part, Section } from '../sprint';
import { type ListLabel, labelOf, marked } from './listLabels';
import { visibleLists } from './visibleLists';

/** "**New Files** (18):" and the list that follows. */
export interface CountedList extends ListLabel {
  readonly lists: readonly List[];
  /** All lists that the label may speak of: below a heading, those that follow a “Decided later:”, too. */
  readonly wider: readonly List[];
  /** What the labels of these lists say themselves, where each of them says how long its list is. */
  readonly parts: readonly number[];
  /** Where the label stands. */
  readonly section: Section;
}

/** Every heading, line or item that says how long the list right after it is. */
export function* countedLists(doc: Part): Generator<CountedList> {
  for (const section of sectionsOf(doc.root)) {
    const { heading } = section;
    // A comment between a label and its list turns a rule off; it parts nothing.
    const blocks = section.blocks.filter(({ type }) => type !== 'html');
    const counted = (
      label: ListLabel | undefined,
      lists: readonly List[],
      { wider = [], parts = [] }: Around = {},
    ): CountedList[] => {
      const [first, ...more] = lists;
      if (!label || !lists.some(({ items }) => items.length) || !first) return [];
      const [seen] = more.length ? [] : visibleLists(doc, first);
      return [{ ...label, lists: seen ? [seen[1]] : lists, wider, parts, section }];
    };
    const all = [...listsOf(section)];
    if (heading) {
      const label = labelOf(doc, heading.text);
      const parts = label ? countsOf(partsBelow(doc, blocks), label.unit) : [];
      yield* counted(label, listsAfterHeading(blocks), { wider: all, parts });
    }
    for (const [at, block] of blocks.entries()) {
      const next = blocks[at + 1];
      if (block.type === 'paragraph' && next?.type === 'list')
        yield* counted(marked(doc, lastLine(doc, block)), [next.list]);
      if (block.type === 'paragraph') yield* counted(...numberedLines(doc, block));
      if (block.type !== 'list') continue;
      for (const [label, part] of visibleLists(doc, block.list).slice(1))
        if (label) yield* counted(labelOf(doc, label), [part]);
      for (const item of itemsOf(block.list)) yield* counted(marked(doc, labelOf(doc, item.text)), item.lists);
    }
  }
}

type Around = Partial<Pick<CountedList, 'wider' | 'parts'>>;

/** “New (3):” counts the same as “Files (14 files)”, “Cases (3 tests):” does not. */
const countsOf = (labels: readonly ListLabel[], unit: string): number[] =>
  labels.every(label => !label.unit || label.unit === unit) ? labels.map(({ declared }) => declared.value) : [];

/** The labels of the lists below a heading; none where one of them does not say how long its list is. */
function partsBelow(doc: Part, blocks: readonly Block[]): ListLabel[] {
  const labels = blocks.flatMap((block, at) =>
    block.type === 'list'
      ? [blocks[at - 1]?.type === 'paragraph' ? lastLine(doc, blocks[at - 1] as Block) : undefined]
      : [],
  );
  return labels.length > 1 && !labels.includes(undefined) ? labels.flatMap(label => label ?? []) : [];
}

/** "**Compose files (4)**:" with "9. …" right below: not a list to Markdown, since it does not begin at 1, but one to people. */
function numberedLines(doc: Part, { range }: Block): [ListLabel | undefined, List[]] {
  const lines = [...doc.text.slice(range.start, range.end).matchAll(/[^\r\n]+/g)].map(({ index, 0: line }) =>
    ranged(line, range.start + index, range.start + index + line.length),
  );
  const [first, ...rest] = lines;
  if (!first || !rest.length || !rest.every(({ value }) => NUMBERED_LINE.test(value))) return [undefined, []];
  const items = rest.map(line => ({ range: line.range, text: afterNumber(line), lists: [] }));
  return [labelOf(doc, first), [{ ordered: true, range: { start: rest[0]?.range.start ?? 0, end: range.end }, items }]];
}

const NUMBERED_LINE = /^\s*\d{1,4}[.)]\s+/;

function afterNumber({ value, range }: Ranged<string>): Ranged<string> {
  const text = value.replace(NUMBERED_LINE, '');
  return ranged(text, range.end - text.length, range.end);
}

function lastLine(doc: Part, { range }: Block): ListLabel | undefined {
  const text = doc.prose.slice(range.start, range.end);
  const at = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  return labelOf(doc, ranged(text.slice(at), range.start + at, range.end));
}

/** A heading counts the list it opens with, or all lists below it where each stands under a label of its own. */
function listsAfterHeading(blocks: readonly Block[]): List[] {
  const own = blocks.findIndex(({ type }) => type !== 'list');
  if (own)
    return blocks.slice(0, own < 0 ? undefined : own).flatMap(block => (block.type === 'list' ? [block.list] : []));
  const labelled = blocks.every(({ type }, at) => type === (at % 2 ? 'list' : 'paragraph'));
  return labelled ? blocks.flatMap(block => (block.type === 'list' ? [block.list] : [])) : [];
}
