import { oncePer } from '../oncePer';
import type { Part } from './sprint';

/**
 * Whether one of `words`, in lower case, stands anywhere in a part's prose. Most parts hold none of the words that a reader
 * looks for, and this tells ten times sooner than a pattern that ignores case.
 */
export function holdsOne(part: Part, words: readonly string[]): boolean {
  const prose = lowerOf(part);
  return words.some(word => prose.includes(word));
}

const lowerOf = oncePer(({ prose }: Part): string => prose.toLowerCase());
