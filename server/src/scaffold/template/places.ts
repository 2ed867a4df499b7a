import type { ConstructName } from 'mdast-util-to-markdown';
import type { MarkdownTree } from '../../model/markdown/markdown';
import type { Range } from '../../range';
import type { Placeholder } from './placeholders';
import type { Source } from './source';

/** Where in Markdown a placeholder stands. Ranges are those of whole nodes, in the template. */
export type Place =
  /** Alone in its paragraph; `item` is the list item that holds nothing else. */
  | { readonly type: 'block'; readonly item: Range | undefined }
  | { readonly type: 'line'; readonly within: readonly ConstructName[]; readonly isLabel: boolean }
  | { readonly type: 'code'; readonly node: Range; readonly inCell: boolean }
  | { readonly type: 'destination'; readonly node: Range }
  | { readonly type: 'autolink' | 'indented' }
  | { readonly type: 'title' | 'fenced' | 'info' | 'html' | 'comment'; readonly node: Range };

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
  for (let at = stack.length - 1; at >= 0; at--) {
    const node = stack[at] as Node;
    const place = VERBATIM[node.name]?.(node, stack.slice(0, at));
    if (place) return place;
  }
  const [last, item] = [stack.at(-1), stack.at(-2)];
  // To the tree, the `\r` of a line end is a space of the paragraph.
  if (last?.name === 'Paragraph' && last.start === start && isBlank(masked, end, last.end))
    return { type: 'block', item: item?.name === 'ListItem' && item.end === last.end ? item : undefined };
  return { type: 'line', ...constructsOf(stack) };
}

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

function constructsOf(stack: readonly Node[]): { within: readonly ConstructName[]; isLabel: boolean } {
  const outer: readonly ConstructName[] = isIn(stack, 'Table')
    ? ['table', 'tableRow', 'tableCell', 'phrasing']
    : stack.some(({ name }) => name.startsWith('ATXHeading'))
      ? ['headingAtx', 'phrasing']
      : ['paragraph', 'phrasing'];
  const isLabel = isIn(stack, 'Link') || isIn(stack, 'Image') || isIn(stack, 'LinkReference');
  return { within: isLabel ? [...outer, 'link', 'label'] : outer, isLabel };
}
