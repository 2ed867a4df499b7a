import { MOST_PROBLEMS } from '../report';

/** What is wrong with a report: each kind is told once, by its first example and how many more there are. */
export class Problems {
  readonly #kinds = new Map<string, { readonly sentences: string; count: number }>();

  /** `sentences` says what is wrong and what becomes of it, or what to do; made for the first one alone. */
  add(kind: string, sentences: () => string, count = 1): void {
    const known = this.#kinds.get(kind);
    if (known) known.count += count;
    else this.#kinds.set(kind, { sentences: sentences(), count });
  }

  told(): readonly string[] {
    return [...this.#kinds.values()]
      .slice(0, MOST_PROBLEMS)
      .map(({ sentences, count }) => (count > 1 ? `${sentences} There ${more(count - 1)} like this.` : sentences));
  }
}

const more = (count: number): string => `${count === 1 ? 'is one' : `are ${count.toLocaleString('en')}`} more`;

const LONGEST = 120;

/** In quotes, on one line and of bounded length: text of a report is not to be trusted. */
export function quoted(text: string): string {
  const line = text.slice(0, LONGEST * 2).replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ');
  return `“${line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line.trim()}”`;
}
