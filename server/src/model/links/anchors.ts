import { distance } from '../../spelling';
import { repairText } from '../damage/mojibake';
import type { Facts, Part } from '../sprint';

/** What `#anchor` can lead to in a document. */
export class Anchors {
  readonly #folded = new Set<string>();
  readonly #ascii = new Set<string>();
  readonly #headings: Facts['headings'];
  #slugs: readonly string[] | undefined;

  constructor({ headings, anchors }: Pick<Facts, 'headings' | 'anchors'>) {
    this.#headings = headings;
    const times = new Map<string, number>();
    for (const { text } of headings) this.#add(text.value, times);
    for (const anchor of anchors) this.#add(anchor, times);
  }

  /**
   * Compared as leniently as all of GitHub, GitLab, VS Code and people together are: case, hyphens, punctuation, emoji
   * and accents do not count.
   */
  has(anchor: string): boolean {
    const bare = anchor.replace(/^user-content-/, '');
    return this.#folded.has(fold(bare)) || (isAscii(bare) && this.#ascii.has(asciiOnly(bare)));
  }

  /** The anchor of the one heading that is written nearly like that, with the same numbers, or begins like that. */
  nearest(anchor: string): string | undefined {
    if (this.#headings.length > MOST_COMPARED || anchor.length > LONGEST_COMPARED) return undefined;
    const wanted = fold(anchor);
    this.#slugs ??= this.#headings.map(({ text }) => slugOf(text.value));
    const near = this.#slugs.filter(slug => isNear(fold(slug), wanted));
    return near.length === 1 ? near[0] : undefined;
  }

  #add(text: string, times: Map<string, number>): void {
    for (const form of formsOf(text)) {
      const folded = fold(form);
      const before = times.get(folded) ?? 0;
      times.set(folded, before + 1);
      this.#folded.add(folded);
      // The second “Tasks” of a document is `#tasks-1`.
      if (before) this.#folded.add(`${folded}${before}`);
      if (!isAscii(form) && asciiOnly(form)) this.#ascii.add(asciiOnly(form));
    }
  }
}

const MOST_COMPARED = 300;
const LONGEST_COMPARED = 80;

const isNear = (slug: string, wanted: string): boolean =>
  Math.min(slug.length, wanted.length) > 4 && (slug.startsWith(wanted) || isMisspelled(slug, wanted));

const isMisspelled = (a: string, b: string): boolean =>
  Math.abs(a.length - b.length) <= 2 &&
  a.replace(/\D+/g, ' ').trim() === b.replace(/\D+/g, ' ').trim() &&
  distance(a, b) <= 2;

/** The anchor that GitHub makes of a heading. */
export const slugOf = (heading: string): string =>
  withoutMarkup(heading)
    .replace(/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]+/gu, '')
    .replace(/ /g, '-');

/** A heading with and without what its markup hides; a damaged one as it looked before, too. */
function formsOf(text: string): Set<string> {
  const plain = withoutMarkup(text);
  const sound = isAscii(plain) ? plain : repairText(plain);
  return new Set([text, plain, sound].filter(form => fold(form)));
}

const withoutMarkup = (text: string): string =>
  text
    .replace(/!?\[([^\][]{0,300})\]\([^()]{0,500}\)/g, '$1')
    .replace(/<[^<>]{0,300}>|&#?\w{1,10};|\{#[^{}]{0,100}\}/g, '');

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);
const asciiOnly = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');

const SOURCES: readonly RegExp[] = [
  /<[a-z][^<>]{0,200}?\s(?:id|name)\s*=\s*["']?([^"'\s<>]{1,200})/gi,
  /\{:?\s?#([\w.:-]{1,200})/g,
  /<h[1-6][^<>]{0,200}>([^<>]{1,300})/gi,
  /^[ \t]*(?:>|[-*+]|\d{1,9}[.)])[ \t>]{0,20}#{1,6}[ \t]+([^\r\n]{1,300})/gm,
];

/**
 * What else than a heading an anchor can lead to: `<a id="x">`, `{#x}`, headings in HTML, in quotations and in items. Code
 * is not left out: an anchor too many only means that a dead link is missed.
 */
export function readAnchors({ text }: Pick<Part, 'text'>): string[] {
  return SOURCES.flatMap(source => Array.from(text.matchAll(source), ([, anchor = '']) => anchor));
}
