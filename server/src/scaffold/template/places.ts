import type { ConstructName } from 'mdast-util-to-markdown';
import type { MarkdownTree } from '../../model/markdown/markdown';
import type { Range } from '../../range';
import type { Placeholder } from './placeholders';
import { lineUpTo, type Source } from './source';

/** Where in Markdown a placeholder stands. Ranges are those of whole nodes, in the template. */
export type Place =
  /** Alone in its paragraph, or behind its checkbox; `item` is the list item that holds nothing else. */
  | { readonly type: 'block'; readonly item: Range | undefined; readonly isTask: boolean }
  | Line
  | { readonly type: 'code'; readonly node: Range; readonly inCell: boolean }
  | { readonly type: 'destination'; readonly node: Range }
  | { readonly type: 'autolink' | 'indented' }
  | { readonly type: 'title' | 'fenced' | 'info' | 'html' | 'comment'; readonly node: Range };

interface Line {
  readonly type: 'line';
  readonly within: readonly ConstructName[];
  readonly isLabel: boolean;
  /** Whether it belongs to a web address that stands in the text. */
  readonly isAddress: boolean;
}

/** The place of each of `placeholders`, in whose place the tree's text has a word. */
export function placesOf(
  { tree, start }: MarkdownTree,
  { masked }: Pick<Source, 'masked'>,
  placeholders: readonly Placeholder[],
): readonly Place[] {
  const places: Place[] = [];
  const stack: Node[] = [];
  const placeUntil = (end: number): void => {
    for (let next = placeholders[places.length]; next && next.start < end; next = placeholders[places.length])
      places.push(placeOf(stack, next, masked));
  };
  tree.iterate({
    enter({ name, from, to }) {
      placeUntil(from + start);
      stack.push({ name, start: from + start, end: to + start });
    },
    leave({ to }) {
      placeUntil(to + start);
      stack.pop();
    },
  });
  placeUntil(Number.POSITIVE_INFINITY);
  return places;
}

const isBlank = (text: string, start: number, end: number): boolean =>
  end - start < 200 && !text.slice(start, end).trim();

interface Node extends Range {
  readonly name: string;
}

function placeOf(stack: readonly Node[], { start, end }: Placeholder, masked: string): Place {
  const isNote = stack.some(node => isFootnote(node, masked));
  for (let at = stack.length - 1; at >= 0 && !isNote; at--) {
    const node = stack[at] as Node;
    const place = VERBATIM[node.name]?.(node, stack.slice(0, at));
    if (place) return place;
  }
  const [last, item] = [stack.at(-1), stack.at(-2)];
  // To the tree, the `\r` of a line end is a space of the paragraph.
  const isTask = last?.name === 'Task' && TASK.test(masked.slice(last.start, Math.min(start, last.start + 100)));
  if (last && (isTask || (last.name === 'Paragraph' && last.start === start)) && isBlank(masked, end, last.end))
    return { type: 'block', item: item?.name === 'ListItem' && item.end === last.end ? item : undefined, isTask };
  return { type: 'line', ...constructsOf(stack), isAddress: ADDRESS.test(lineUpTo(masked, start) ?? '') };
}

/** Footnotes are none of CommonMark’s: one of a word is read as a link’s definition, and what is indented below one as code. */
function isFootnote({ name, start }: Node, masked: string): boolean {
  if (name === 'LinkReference') return masked.startsWith('[^', start);
  if (name !== 'CodeBlock') return false;
  const before = masked.slice(Math.max(0, start - 2000), start).split('\n');
  return before.findLast(line => /^\S/.test(line))?.startsWith('[^') ?? false;
}

const TASK = /^\[[ xX]\][ \t]+$/;
const ADDRESS = /(?<![\w/])(?:https?:\/\/|www\.)[^\s<>|]*$/i;

type Reading = (node: Node, parents: readonly Node[]) => Place;

const isIn = (parents: readonly Node[], name: string): boolean => parents.some(each => each.name === name);
const html: Reading = node => ({ type: 'html', node });
const comment: Reading = node => ({ type: 'comment', node });

/** Where text means nothing but itself. */
const VERBATIM: Readonly<Record<string, Reading>> = {
  InlineCode: (node, parents) => ({ type: 'code', node, inCell: isIn(parents, 'Table') }),
  URL: (node, parents) => (isIn(parents, 'Autolink') ? { type: 'autolink' } : { type: 'destination', node }),
  LinkTitle: node => ({ type: 'title', node }),
  CodeInfo: node => ({ type: 'info', node }),
  FencedCode: node => ({ type: 'fenced', node }),
  CodeBlock: () => ({ type: 'indented' }),
  HTMLTag: html,
  HTMLBlock: html,
  ProcessingInstruction: html,
  ProcessingInstructionBlock: html,
  Comment: comment,
  CommentBlock: comment,
};

/** What is read as the address of a footnote’s definition is its text. */
const LABELED = ['Link', 'Image', 'LinkLabel'];

function constructsOf(stack: readonly Node[]): Pick<Line, 'within' | 'isLabel'> {
  const outer: readonly ConstructName[] = isIn(stack, 'Table')
    ? ['table', 'tableRow', 'tableCell', 'phrasing']
    : stack.some(({ name }) => name.startsWith('ATXHeading'))
      ? ['headingAtx', 'phrasing']
      : ['paragraph', 'phrasing'];
  const isLabel = LABELED.some(name => isIn(stack, name));
  return { within: isLabel ? [...outer, 'link', 'label'] : outer, isLabel };
}
