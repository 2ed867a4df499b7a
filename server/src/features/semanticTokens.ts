import { statusClaims } from '../model/claims/statusClaims';
import type { Dependency, SprintDoc, StatedStatus, Status, Task } from '../model/sprint';
import { spanOf } from '../model/statuses/documentStatus';
import type { Project } from '../project';
import { contains, type Range, touches } from '../range';
import { encode, type Token } from './tokens/encode';
import { byPlace, flatten } from './tokens/flatten';
import { MODIFIER_OF, type TokenModifier, type TokenType } from './tokens/legend';

/** What a rule found, by the document's offsets. */
export interface FoundRange {
  readonly rule: string;
  readonly range: Range;
}

export interface TokenRequest {
  /** Only the tokens of this range are wanted. */
  readonly range?: Range;
  /** What the document's diagnostics say. */
  readonly findings: readonly FoundRange[];
}

/** States, ids, dependencies, owners and wrong claims of a recognized document, as LSP's numbers. */
export function semanticTokens(project: Project, doc: SprintDoc, { range, findings }: TokenRequest): number[] {
  if (!doc.kind) return [];
  const isWanted = (token: { readonly range: Range }): boolean => !range || touches(token.range, range);
  const facts = [...mentioned(project, doc), ...doc.once(factsOf, factsOf)].filter(isWanted).sort(byPlace);
  const tokens = withWrong(withoutEnds(facts), findings.filter(isWanted).filter(isClaim));
  return encode(flatten(tokens), doc.lines);
}

/** Rules that refute something which a document says. */
const CLAIMS: ReadonlySet<string> = new Set([
  ...['sprint-number-mismatch', 'coverage-contradiction', 'coverage-below-minimum', 'test-pattern-mismatch'],
  ...['stale-count', 'stale-percent', 'stale-total', 'list-length', 'stale-progress-bar'],
  ...['status-contradiction', 'checkbox-contradiction', 'cross-document-status', 'unknown-status', 'stale-block'],
  ...['unknown-dependency', 'dependency-cycle', 'unmet-dependency', 'stale-dependency-note', 'duplicate-id'],
  ...['multiple-claims', 'ready-with-blockers', 'week-gap', 'weekday-mismatch', 'date-order'],
]);

/** What is longer is a passage that says more than the claim; a squiggle is enough for it. */
const LONGEST = 120;
const isClaim = ({ rule, range }: FoundRange): boolean => CLAIMS.has(rule) && range.end - range.start <= LONGEST;

/** Wherever an id stands that some document gives to a task. */
const mentioned = (project: Project, { mentions }: SprintDoc): Token[] =>
  [...mentions].flatMap(([key, ranges]) =>
    project.tasksById.has(key) ? ranges.map(range => token(range, 'sprintTask')) : [],
  );

/** Without the ids at the ends of “T-1–T-5”, which is one dependency. */
function withoutEnds(facts: readonly Token[]): readonly Token[] {
  let end = 0;
  return facts.filter(({ type, modifiers, range }) => {
    if (type === 'sprintDependency') end = Math.max(end, range.end);
    return type !== 'sprintTask' || modifiers.length > 0 || range.end > end;
  });
}

/** The tokens that a document has by itself. */
function factsOf(doc: SprintDoc): readonly Token[] {
  const claims = doc.once(statusClaims, statusClaims).claims.map(claim => {
    const [start, end] = spanOf(claim);
    return statusToken(claim.match.status, { start, end });
  });
  const own = doc.status ? [statusToken(doc.status.value, doc.status.range)] : [];
  return [...own, ...claims, ...doc.tasks.flatMap(tokensOf)].filter(({ range }) => range.end - range.start <= LONGEST);
}

const tokensOf = ({ id, status, owner, dependsOn }: Task): Token[] => [
  ...statedToken(status),
  ...dependsOn.flatMap(dependencyTokens),
  ...(owner && isName(owner.value) ? [token(owner.range, 'sprintOwner')] : []),
  ...(id ? [token(id.range, 'sprintTask', ['declaration'])] : []),
];

const dependencyTokens = ({ range, state }: Dependency): Token[] => [
  token(range, 'sprintDependency'),
  ...statedToken(state),
];

/** Where a state is said by its place alone, such as a Completed table, no text says it. */
const statedToken = (status: StatedStatus | undefined): Token[] =>
  status?.written === undefined ? [] : [statusToken(status.value, status.range)];

function statusToken(status: Status, range: Range): Token {
  const modifier = MODIFIER_OF[status];
  return token(range, 'sprintStatus', modifier && [modifier]);
}

const token = (range: Range, type: TokenType, modifiers: readonly TokenModifier[] = []): Token => ({
  ...{ range, type, modifiers },
});

/** “–”, “TBD” and the like name nobody. */
const isName = (owner: string): boolean =>
  /^(?!\W*(?:none|n\/a|tbd|tba|nobody|unassigned|open)\W*$).*\p{L}/iu.test(owner);

/** Facts that a finding is about are wrong; a finding about no fact is about a claim that stands there. `facts` by place. */
function withWrong(facts: readonly Token[], findings: readonly FoundRange[]): Token[] {
  const wrong = new Set<Token>();
  const claims: Token[] = [];
  for (const { range } of findings) {
    const meant = factsAround(facts, range);
    for (const fact of meant) wrong.add(fact);
    if (!meant.length) claims.push(token(range, 'sprintClaim', ['wrong']));
  }
  const all = facts.map(fact =>
    wrong.has(fact) ? { ...fact, modifiers: [...fact.modifiers, 'wrong' as const] } : fact,
  );
  return claims.length ? [...all, ...claims].sort(byPlace) : all;
}

/** So many facts may begin between a fact and what is found in it: they hardly nest. */
const NEAR = 8;

function factsAround(facts: readonly Token[], range: Range): Token[] {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((facts[middle] as Token).range.start > range.start) high = middle;
    else low = middle + 1;
  }
  return facts.slice(Math.max(0, low - NEAR), low).filter(fact => contains(fact.range, range));
}
