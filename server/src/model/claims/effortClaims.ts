import { type Effort, effortsOf, measured } from '../effort';
import { type Field, fieldsOf } from '../fields';
import type { Part, Section, SprintDoc } from '../sprint';
import { holdsOne } from '../words';
import { effortOfField, isEffortField } from './effortSums';

/** "**Total**: 13 hours" and where it stands. */
export interface EffortClaim {
  readonly field: Field;
  /** Exact, never a range. */
  readonly effort: Effort;
  readonly section: Section;
  readonly parent: Section | undefined;
  /** "13 hours estimated" adds up the parts below alone. */
  readonly isEstimate: boolean;
}

/** Every field that says how much work something is in all, in the order of the text. */
export function effortClaims({ root, prose, parts }: SprintDoc): EffortClaim[] {
  const places = parts.filter(part => part.readPlain(mayClaimEffort));
  const starts = new Set(places.map(({ start }) => start));
  const isPlace = ({ heading, range }: Section): boolean => starts.has(heading ? range.start : (parts[0]?.start ?? 0));
  return starts.size ? claimsIn(root, undefined) : [];

  function claimsIn(section: Section, parent: Section | undefined): EffortClaim[] {
    const fields = isPlace(section) ? fieldsOf(section, prose) : [];
    const claims = fields.flatMap(field => claimOf(field, section, parent) ?? []);
    for (const child of section.sections) for (const claim of claimsIn(child, section)) claims.push(claim);
    return claims;
  }
}

const mayClaimEffort = (part: Part): boolean => holdsOne(part, WORDS);

const WORDS = ['total', 'gesamt', 'summe', '总计', '合计', 'estimated', 'geschätzt', 'estimad'];

const TOTAL = /\btotals?\b|gesamt|\bsumme\b|insgesamt|总计|合计/iu;
/** A name that holds other words, such as “spent”, “remaining” or “budget”, is that of another number. */
const NAME =
  /^(?:(?:sub-?)?totals?|gesamt(?:aufwand)?|summe|insgesamt|estimated?|estimation|est|effort|aufwand|esfuerzo|esforço|hours|horas|stunden|time|tiempo|tempo|story|points?|puntos|pontos|punkte|sp|pts|committed|planned|estimad[oa]|geschätzt|sprint|week|weekly|day|daily|phase|suite|epic|tasks?|stories|for|of|the|de|do|[a-z]?\d+|总计|合计)$/iu;
const HEDGED =
  /[+×=~/≈]|\b(?:buffer|contingency|incl|excl|including|excluding|plus|per|each|remaining|spent|actual|left|so far|parallel|average|rounded|puffer|pro)\b/iu;
const ESTIMATED = /\b(?:estimated|geschätzt|estimad[oa]s)\b/iu;
const ESTIMATED_BEHIND = new RegExp(`^ ${ESTIMATED.source}(?!.*(?:actual|spent))`, 'iu');

function claimOf(field: Field, section: Section, parent: Section | undefined): EffortClaim | undefined {
  const isEstimate = !isTotal(field);
  const effort = isEstimate ? estimateOf(field) : totalOf(field);
  return effort && measured(effort) ? { field, effort, section, parent, isEstimate } : undefined;
}

function isTotal(field: Field): boolean {
  const words = field.name.value.split(/[\s&/-]+/).filter(Boolean);
  if (TOTAL.test(field.name.value)) return words.every(word => NAME.test(word));
  return isEffortField(field) && /^[^(]{1,30} (?:in )?total\b/i.test(field.value.value);
}

/** What the value begins with, if nothing behind it takes it back. */
function totalOf(field: Field): Effort | undefined {
  const { value, range } = field.value;
  const [first] = effortsOf(field.value);
  if (!first) return effortOfField(field);
  const at = first.range.start - range.start;
  const before = value.slice(0, at);
  const rest = value.slice(first.range.end - range.start);
  return (/[\p{L}\d]/u.test(before) && !COUNT.test(before)) || HEDGED.test(rest) ? undefined : first;
}

/** "13 stories, 55 points" */
const COUNT =
  /^[\s*_]*\d{1,4} (?:user )?(?:stories|story|tasks?|items?|issues?|tickets?|bugs?|features?)[*_]{0,3}(?:,| and| with| [·|—–-]| ?[:(])? ?[*_]{0,3}$/iu;

/** "**Duration**: 3 days (13 hours estimated)" */
function estimateOf({ value }: Field): Effort | undefined {
  if (!ESTIMATED.test(value.value)) return undefined;
  return effortsOf(value).find(({ range }) => ESTIMATED_BEHIND.test(value.value.slice(range.end - value.range.start)));
}
