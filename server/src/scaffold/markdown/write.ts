import type { PhrasingContent, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type ConstructName, type Handle, type Options, type State, toMarkdown } from 'mdast-util-to-markdown';
import type { Snippet } from '../snippet';
import type { Todo } from '../value';
import { cleaned } from './clean';
import { lengthWithoutMarks, markedTodo, splitMarks } from './marks';

/** Blocks as Markdown, with a stop at each place to fill in. Lines end with `\n`. */
export const written = (content: readonly RootContent[], marks: ListMarks = {}): Snippet =>
  splitMarks(toMarkdown({ type: 'root', children: content.map(cleaned) }, { ...OPTIONS, ...marks }));

/** What the items of lists begin with; `-` and `.` unless said otherwise. */
export type ListMarks = Pick<Options, 'bullet' | 'bulletOrdered'>;

/** What stands around a piece of Markdown within its line: characters, and constructs from the outermost in. */
export interface InlineContext {
  /** `\n` where a block begins with the piece. */
  readonly before: string;
  readonly after: string;
  readonly within: readonly ConstructName[];
}

/** A piece of a line. */
export const writtenInline = (content: readonly PhrasingContent[], context: InlineContext): Snippet =>
  splitMarks(
    within(context, (state, root, info) =>
      state.containerPhrasing({ type: 'paragraph', children: (root as Root).children as PhrasingContent[] }, info),
    )(content.map(cleaned)),
  );

/** A text as it has to be where no markup can stand: in a link's destination or title. */
export const escapedIn = (text: string, context: InlineContext): string =>
  within(context, (state, _root, info) => state.safe(text, info))([]);

type Writer = (state: State, root: Parameters<Handle>[0], info: Parameters<Handle>[3]) => string;

function within({ before, after, within }: InlineContext, write: Writer): (children: PhrasingContent[]) => string {
  const root: Handle = (node, _parent, state, info) => {
    const exits = within.map(each => state.enter(each));
    const markdown = write(state, node, { ...info, before, after });
    for (const exit of exits.reverse()) exit();
    return markdown;
  };
  return children => {
    const markdown = toMarkdown({ type: 'root', children }, { ...OPTIONS, handlers: { ...OPTIONS.handlers, root } });
    // The library ends every document with a line end.
    return markdown.replace(/\n$/, '');
  };
}

const todo: Handle = Object.assign((node: Todo) => markedTodo(node.hint), { peek: () => '[' });

const OPTIONS: Options = {
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
  extensions: [gfmToMarkdown({ stringLength: lengthWithoutMarks })],
  handlers: { todo },
  // At the start of a line, `[TODO: owner]: Ann` would define what a link leads to.
  unsafe: [{ character: ':', before: '\\]', inConstruct: 'phrasing' }],
};
