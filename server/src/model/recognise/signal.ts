import type { Range, Ranged } from '../../range';
import { repairText } from '../damage/mojibake';
import type { Facts } from './facts';

/** What speaks for a kind: 3 says it nearly alone, 2 is telling, 1 only supports. */
export interface Signal {
  /** Searches prose, which costs more than looking at structure. */
  readonly deep: boolean;
  readonly see: (facts: Facts) => Seen | undefined;
}

export interface Seen {
  readonly weight: number;
  /** For people, in the middle of a sentence: "the heading “Sprint Goal”". */
  readonly text: string;
  readonly range?: Range;
}

type Weighted = readonly [weight: number, pattern: RegExp];

/** The file's name or folders; the first pattern that fits counts, and a path counts once. */
export const name = (...patterns: readonly Weighted[]): Signal =>
  structure(({ path, folderName, fileName }) => {
    for (const [weight, pattern] of patterns) {
      const at = pattern.exec(path)?.index;
      if (at === undefined) continue;
      const inFolder = at < path.lastIndexOf('/');
      const text = inFolder
        ? `it lies in the folder “${shorten(folderName)}”`
        : `the file is named “${shorten(fileName)}”`;
      return { weight, text };
    }
    return undefined;
  });

/** The title; the first pattern that fits counts. */
export const title = (...patterns: readonly Weighted[]): Signal =>
  structure(({ title, titleWords }) => {
    const weight = patterns.find(([, pattern]) => pattern.test(titleWords))?.[0];
    return weight === undefined || !title
      ? undefined
      : { weight, text: `the title “${shorten(title.value)}”`, range: title.range };
  });

/** One heading that fits. */
export const heading = (weight: number, pattern: RegExp): Signal =>
  structure(facts => {
    const found = facts.headingAt(pattern.exec(facts.headings)?.index ?? -1);
    return found && { weight, text: `the heading “${shorten(found.value)}”`, range: found.range };
  });

/** At least `least` headings of one form; `pattern` is global, `form` is for people. */
export const headings = (weight: number, least: number, pattern: RegExp, form: string): Signal =>
  structure(facts => {
    const matches = [...facts.headings.matchAll(pattern)];
    const found = facts.headingAt(matches[0]?.index ?? -1);
    if (!found || matches.length < least) return undefined;
    return { weight, text: `${matches.length} headings of the form “${form}”`, range: found.range };
  });

/** A table in whose header every pattern finds a column. */
export const table = (weight: number, ...columns: readonly RegExp[]): Signal =>
  structure(({ tables }) => {
    for (const header of tables) {
      const found = new Set<Ranged<string>>();
      for (const column of columns) {
        const cell = header.cells.find(each => each.value.length < 60 && !found.has(each) && column.test(each.value));
        if (!cell) break;
        found.add(cell);
      }
      if (found.size < columns.length) continue;
      const names = [...found].map(({ value }) => shorten(value));
      return { weight, text: `a table with the columns ${sentence(names)}`, range: header.range };
    }
    return undefined;
  });

/** Front matter with all keys of `all` and at least one of `any`. */
export const keys = (weight: number, all: readonly string[], any: readonly string[]): Signal =>
  structure(({ entries }) => {
    const find = (key: string) => entries.find(entry => entry.key.value.toLowerCase() === key);
    const required = all.map(find);
    const found = [...required, any.map(find).find(Boolean)].flatMap(entry => (entry ? [entry.key] : []));
    const [first] = found;
    if (!first || found.length <= all.length) return undefined;
    return { weight, text: `the front matter has ${sentence(found.map(key => key.value))}`, range: first.range };
  });

/** At least `least` checkboxes. */
export const checkboxes = (weight: number, least: number): Signal =>
  structure(facts =>
    facts.checkboxes < least ? undefined : { weight, text: `it holds ${facts.checkboxes} checkboxes` },
  );

/** "Sprint Goal: …" at the start of at least `least` lines. */
export const label = (weight: number, pattern: RegExp, least = 1): Signal => ({
  deep: true,
  see: ({ labels }) => {
    for (const [key, { first, count }] of labels()) {
      if (count < least || !pattern.test(key)) continue;
      const text = `${count > 1 ? `${count} lines begin` : 'a line begins'} with “${shorten(first.value)}:”`;
      return { weight, text, range: first.range };
    }
    return undefined;
  },
});

/** At least `least` places in the prose; `pattern` is global and must be linear, `what` is for people. */
export const text = (weight: number, least: number, pattern: RegExp, what: string): Signal => ({
  deep: true,
  see: ({ prose }) => {
    let count = 0;
    for (const match of prose.matchAll(pattern)) {
      if (++count < least) continue;
      return { weight, text: what, range: { start: match.index, end: match.index + match[0].length } };
    }
    return undefined;
  },
});

const structure = (see: (facts: Facts) => Seen | undefined): Signal => ({ deep: false, see });

const SHOWN = 60;

/** A document's own words in one short line. */
function shorten(words: string): string {
  const line = repairText(words.slice(0, 4 * SHOWN))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1).trimEnd()}…` : line;
}

const sentence = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
