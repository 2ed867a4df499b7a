import type { PlacedPart } from './parts';
import type { Heading, SprintDoc } from './sprint';

/** A section as a run of parts: its own, and those of the sections below it. */
export interface PartScope {
  readonly own: PlacedPart;
  readonly heading: Heading | undefined;
  readonly parent: PartScope | undefined;
  /** Its own part and those below it, as indices into the document’s parts; `end` is the first that is outside. */
  readonly at: number;
  readonly end: number;
}

/** A scope for every part, in the order of the text; the first is that of the whole document. */
export function partScopes({ parts }: Pick<SprintDoc, 'parts'>): PartScope[] {
  const ends = endsOf(parts);
  const scopes: PartScope[] = [];
  const open: PartScope[] = [];
  for (const [at, own] of parts.entries()) {
    const { heading } = own;
    while (open.length && at >= (open.at(-1) as PartScope).end) open.pop();
    const scope = { own, heading, parent: open.at(-1), at, end: ends[at] ?? parts.length };
    scopes.push(scope);
    open.push(scope);
  }
  return scopes;
}

/** Where the next heading of the same level or a higher one stands. */
function endsOf(parts: readonly PlacedPart[]): number[] {
  const ends = parts.map(() => parts.length);
  const open: number[] = [];
  const levelAt = (at: number | undefined): number => (at === undefined ? 0 : (parts[at]?.heading?.level ?? 0));
  for (const at of parts.keys()) {
    while (at > 0 && open.length && levelAt(open.at(-1)) >= levelAt(at)) ends[open.pop() as number] = at;
    open.push(at);
  }
  return ends;
}

/** A scope and those around it, from the inside out. */
export function* outwards(scope: PartScope): Generator<PartScope> {
  for (let each: PartScope | undefined = scope; each; each = each.parent) yield each;
}
