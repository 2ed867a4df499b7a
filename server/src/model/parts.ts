import type { SyntaxNode } from '@lezer/common';
import type { Ranged } from '../range';
import type { Change } from './change';
import type { MarkdownTree } from './markdown/markdown';
import { headingLevel, readStretch } from './markdown/outline';
import { readProse } from './markdown/prose';
import { shifted } from './shift';
import type { Heading, Part, Section } from './sprint';

/** A part that remembers what was read or found in it. */
class RememberingPart implements Part {
  readonly text: string;
  readonly prose: string;
  readonly comments: readonly Ranged<string>[];
  readonly root: Section;
  readonly #known = new Map<object, unknown>();

  constructor({ text, prose, comments, root }: PartText) {
    this.text = text;
    this.prose = prose;
    this.comments = comments;
    this.root = root;
  }

  remember<T>(read: (part: Part) => T): T {
    return this.once(read, read);
  }

  once<T>(key: object, read: (part: Part) => T): T {
    if (!this.#known.has(key)) this.#known.set(key, read(this));
    return this.#known.get(key) as T;
  }
}

type PartText = Omit<Part, 'remember'>;

/** A part where it stands in its document. */
export class PlacedPart {
  readonly start: number;
  readonly #part: RememberingPart;
  readonly #placed = new Map<object, unknown>();

  constructor(part: RememberingPart, start: number) {
    this.#part = part;
    this.start = start;
  }

  get part(): Part {
    return this.#part;
  }
  get end(): number {
    return this.start + this.#part.text.length;
  }
  /** Its heading and blocks, with the document's offsets. */
  get section(): Section {
    return this.read(ownSection);
  }
  get heading(): Heading | undefined {
    return this.read(ownHeading);
  }
  get comments(): readonly Ranged<string>[] {
    return this.read(ownComments);
  }

  /** What `read` makes of the part, where it names no offsets. */
  readPlain<T>(read: (part: Part) => T): T {
    return this.#part.remember(read);
  }

  /** What `read` makes of the part, with the document's offsets. Remembered by `read`, or by `key`. */
  read<T>(read: (part: Part) => T, key: object = read, place: (value: T, by: number) => T = shifted): T {
    if (!this.#placed.has(key)) this.#placed.set(key, place(this.#part.once(key, read), this.start));
    return this.#placed.get(key) as T;
  }

  movedTo(start: number): PlacedPart {
    return start === this.start ? this : new PlacedPart(this.#part, start);
  }
}

const ownSection = ({ root }: Part): Section => root.sections[0] ?? root;
const ownHeading = ({ root }: Part): Heading | undefined => root.sections[0]?.heading;
const ownComments = ({ comments }: Part): readonly Ranged<string>[] => comments;

/** What is known of an earlier text, and how it differs from this one. */
export interface EarlierParts {
  readonly parts: readonly PlacedPart[];
  readonly change: Change;
}

/** A text cut at its headings, from the end of the front matter on. What did not change is taken from `earlier`. */
export function readParts(text: string, markdown: MarkdownTree, earlier?: EarlierParts): PlacedPart[] {
  const known = new Map(earlier?.parts.map(part => [part.start, part]));
  return stretchesOf(markdown, text.length).map(({ start, end, nodes }) => {
    const same = earlier && unchanged(known, earlier.change, { start, end });
    return same?.movedTo(start) ?? new PlacedPart(readPart(text.slice(start, end), markdown, { start, nodes }), start);
  });
}

/** The earlier part with the very same text, if the change lies outside it. */
function unchanged(
  known: ReadonlyMap<number, PlacedPart>,
  { start: from, before, after }: Change,
  { start, end }: { readonly start: number; readonly end: number },
): PlacedPart | undefined {
  const by = before - after;
  const same = end <= from ? known.get(start) : start >= after ? known.get(start + by) : undefined;
  return same && same.end - same.start === end - start ? same : undefined;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly nodes: readonly SyntaxNode[];
}

function stretchesOf({ tree, start }: MarkdownTree, end: number): Stretch[] {
  const starts = [start];
  const nodes: SyntaxNode[][] = [[]];
  for (let node = tree.topNode.firstChild; node; node = node.nextSibling) {
    if (headingLevel(node.name)) {
      starts.push(node.from + start);
      nodes.push([]);
    }
    nodes.at(-1)?.push(node);
  }
  return starts.map((from, at) => ({ start: from, end: starts[at + 1] ?? end, nodes: nodes[at] ?? [] }));
}

function readPart(text: string, markdown: MarkdownTree, { start, nodes }: Omit<Stretch, 'end'>): RememberingPart {
  const range = { start: 0, end: text.length };
  const { heading, blocks } = readStretch(nodes, text, markdown.start - start);
  const root: Section = heading
    ? { range, blocks: [], sections: [{ heading, range, blocks, sections: [] }] }
    : { range, blocks, sections: [] };
  return new RememberingPart({ text, root, ...readProse(text, markdown.tree, start - markdown.start) });
}
