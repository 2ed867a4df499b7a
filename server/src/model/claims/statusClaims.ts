import { type Range, type Ranged, ranged } from '../../range';
import type { Field } from '../fields';
import { outwards, type PartScope, partScopes } from '../partScopes';
import type { Part, SprintDoc } from '../sprint';
import { documentState, isOverall, isTitle, ownFields } from '../statuses/documentStatus';
import { headingState, type StatedState, workKey } from '../statuses/headingState';
import { readLegend } from '../statuses/legend';
import { plainStatus } from '../statuses/plainStatus';

/** A state that a document says plainly of one of its sections, or of itself. */
export interface StatusClaim extends StatedState {
  /** The label, or the heading that ends in a state. */
  readonly name: Field['name'];
  /** What it is the state of; the first of all for the whole document. */
  readonly scope: PartScope;
  readonly isDocument: boolean;
}

/** The claims of a document, and all of its scopes. */
export interface StatusClaims {
  readonly claims: readonly StatusClaim[];
  readonly scopes: readonly PartScope[];
}

/** Every plain state of a section: "**Phase 1 Status**: Not Started", "Status: Done" below a heading, "Phase 2 ✅ COMPLETE". */
export function statusClaims(doc: SprintDoc): StatusClaims {
  const scopes = partScopes(doc);
  const [root] = scopes;
  const legend = readLegend(doc);
  const whole = documentState(doc, legend);
  const start = whole?.text.range.start;
  const own = whole && root ? [{ ...whole, name: doc.title ?? whole.text, scope: root, isDocument: true }] : [];
  const stated = scopes.filter(({ heading }) => heading && !isTitle({ heading }, doc)).flatMap(claimsOf);
  return { claims: [...own, ...stated.filter(({ text }) => text.range.start !== start)], scopes };

  /** A label may name a section farther out than that in which it stands. */
  function claimsOf(scope: PartScope): StatusClaim[] {
    const { name, inHeading, fields, lineAcross } = scope.own.read(readStated);
    const plain = fields.filter(isPlain);
    const said = fields.flatMap(field => {
      // Of several in a row, each is that of something else; behind a line across the page stands a note on the whole.
      const isOwn = plain.length === 1 && field.name.range.start < lineAcross.start;
      const meant = isPlain(field) ? isOwn && scope : namedBy(field, scope);
      const match = meant && !isOverall(field.name.value, doc) && plainStatus(field.value.value, legend);
      return meant && match ? [{ text: field.value, match, name: field.name, scope: meant, isDocument: false }] : [];
    });
    return [...(inHeading ? [{ ...inHeading, name, scope, isDocument: false }] : []), ...said];
  }
}

/** What may be a state in a part. */
interface Stated {
  readonly name: Ranged<string>;
  readonly inHeading: StatedState | undefined;
  readonly fields: readonly Field[];
  /** The first line drawn across the page, or the part's end. */
  readonly lineAcross: Range;
}

function readStated(part: Part): Stated {
  const { heading, blocks } = part.root.sections[0] ?? part.root;
  const name = heading?.text ?? ranged('', 0, 0);
  const state = headingState(name);
  // “✅ Completed” as a whole heading names a kind of things.
  const isWhole = state && !/\p{L}/u.test(name.value.slice(0, state.text.range.start - name.range.start));
  const fields = LABEL.test(part.prose) ? ownFields(part).filter(field => LABEL.test(field.name.value)) : [];
  const end = { start: part.text.length, end: part.text.length };
  const rule = blocks.find(({ type }, at) => type === 'rule' && at > 0);
  return { name, inHeading: isWhole ? undefined : state, fields, lineAcross: rule?.range ?? end };
}

const LABEL = /\b(?:status|state|estado|zustand)\b|状态/i;
const PLAIN =
  /^(?:(?:current |phase |task |story |implementation )?(?:status|state)|estado(?: actual| atual)?|zustand|状态)$/i;
const isPlain = ({ name }: Field): boolean => PLAIN.test(name.value.trim());

/** "QA Status" means “Quality Assurance”, "Phase 2 Status" means “Phase 2: Writer”; "CI Status" mostly no section at all. */
function namedBy({ name }: Field, scope: PartScope): PartScope | undefined {
  const words = wordsOf(name.value).filter(word => !FILLER.test(word));
  if (!words.length) return undefined;
  const key = workKey(name.value);
  for (const each of outwards(scope)) {
    const heading = each.heading?.text.value;
    if (heading && (key ? workKey(heading) === key : isNamed(heading, words))) return each;
  }
  return undefined;
}

function isNamed(heading: string, words: readonly string[]): boolean {
  const all = wordsOf(heading.replace(/\[[^\]]*\]|\([^)]*\)/g, ''));
  return words.every(word => all.includes(word)) || (words.length === 1 && words[0] === all.map(([a]) => a).join(''));
}

const FILLER = /^(?:status|state|estado|current|overall|the|and|of)$/;
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d.]+/gu) ?? [];
