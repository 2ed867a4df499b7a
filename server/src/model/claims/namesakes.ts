import type { PartScope } from '../partScopes';
import type { SprintDoc } from '../sprint';
import { isTitle } from '../statuses/documentStatus';
import { workKey } from '../statuses/headingState';
import { countIn } from './scopeBoxes';
import type { StatusClaim } from './statusClaims';

/**
 * The sections that a claim speaks of: its own, or where that has no boxes, those elsewhere of the same name:
 * “Phase 1 Verification” for “Phase 1: Reader”. Not where each part of the document numbers its phases anew.
 */
export function namesakes(doc: SprintDoc, scopes: readonly PartScope[]): (claim: StatusClaim) => readonly PartScope[] {
  const byKey = new Map<string, PartScope[]>();
  const nested = new Set<string>();
  const isBelow = new Set<PartScope>();
  for (const scope of scopes) {
    const key = isTitle(scope, doc) ? undefined : workKey(scope.heading?.text.value ?? '');
    const below = scope.parent !== undefined && isBelow.has(scope.parent);
    if (key && below) nested.add(wordOf(key));
    if (key || below) isBelow.add(scope);
    if (key && !byKey.get(key)?.push(scope)) byKey.set(key, [scope]);
  }
  return ({ scope, match, isDocument }) => {
    if (isDocument || countIn(doc, scope)) return [scope];
    const key = match.status === 'done' ? workKey(scope.heading?.text.value ?? '') : undefined;
    const others = key && !nested.has(wordOf(key)) ? (byKey.get(key) ?? []) : [];
    return others.length <= MOST_NAMESAKES ? others.filter(each => each !== scope && countIn(doc, each)) : [];
  };
}

/** More of one name are different things. */
const MOST_NAMESAKES = 5;
const wordOf = (key: string): string => key.split(' ')[0] ?? key;
