import type { Kind } from '../../model/sprint';
import { DOCUMENT_TEXTS } from './documentTexts';
import { type Snippet, stop } from './snippets';

/** What a whole document is called in the list. */
export const DOCUMENT_NAMES: Readonly<Record<Kind, string>> = {
  plan: 'Sprint plan',
  roadmap: 'Roadmap',
  readiness: 'Readiness assessment',
  tracker: 'Progress tracker',
  queue: 'Work queue',
  review: 'Sprint review',
  rca: 'Root cause analysis',
  story: 'Story',
};

/** What is known of a document before anything is written. */
export interface Known {
  readonly number: string | undefined;
  readonly eol: string;
  value(key: string): string | undefined;
}

/** A whole document of a kind. */
export const documentOf = (kind: Kind, known: Known): Snippet => filled(DOCUMENT_TEXTS[kind], known);

const HOLE = /‹([^›]*)›/g;

/** What is asked for more than once is filled in once. */
function filled(text: string, { number, eol, value }: Known): Snippet {
  const parts: Snippet[number][] = [];
  let at = 0;
  for (const { index, 0: whole, 1: inner = '' } of text.matchAll(HOLE)) {
    parts.push(text.slice(at, index).replace(/\n/g, eol));
    const [, key, usual = ''] = /^([a-z_]+)=(.*)$/.exec(inner) ?? [];
    if (inner === '#') parts.push(number ?? stop('1', inner));
    else parts.push(key ? stop(value(key) ?? usual, key) : stop(inner, inner));
    at = index + whole.length;
  }
  return [...parts, text.slice(at).replace(/\n/g, eol)];
}

/** The sections that have the same name in every document of a kind. */
export const usualSections = (kind: Kind): readonly string[] =>
  Array.from(DOCUMENT_TEXTS[kind].matchAll(/^## ([^‹\n]+)$/gm), ([, text = '']) => text);
