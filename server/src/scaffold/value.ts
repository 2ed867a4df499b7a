import type { PhrasingContent, RootContent } from 'mdast';

/**
 * What a template's variable stands for. Texts are as they were read, unescaped: whoever writes them escapes them for the
 * place where they stand. `phrase` may stand inside a line, `blocks` only where the variable is a paragraph of its own.
 */
export type Value =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'phrase'; readonly content: readonly PhrasingContent[] }
  | { readonly type: 'blocks'; readonly content: readonly RootContent[] }
  | { readonly type: 'todo'; readonly hint: string };

/** What fits into a line. */
export type LineValue = Exclude<Value, { readonly type: 'blocks' }>;

export const text = (value: string): Value => ({ type: 'text', text: value });
export const phrase = (...content: readonly PhrasingContent[]): Value => ({ type: 'phrase', content });
export const blocks = (...content: readonly RootContent[]): Value => ({ type: 'blocks', content });
/** Nobody but a person can say it: “[TODO: what was seen]”, which `template-placeholder` finds until it is filled in. */
export const todo = (hint: string): Value => ({ type: 'todo', hint });

/** A place to fill in, among what mdast has: it is written as “[TODO: hint]”, and is a tab stop in an editor. */
export interface Todo {
  type: 'todo';
  hint: string;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    todo: Todo;
  }
  interface RootContentMap {
    todo: Todo;
  }
}
