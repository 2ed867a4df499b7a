import type { PartScope } from '../partScopes';
import type { PlacedPart } from '../parts';
import type { SprintDoc } from '../sprint';
import { type BoxTally, boxCount, boxTally, type Role, roleOf, type Tally } from './workBoxes';

export const hasBoxes = (part: PlacedPart): boolean => part.readPlain(boxCount) > 0;
/** How many checkboxes stand in a section, nested ones and those of its subsections too. */
export const countIn = ({ parts }: SprintDoc, { at, end }: PartScope): number =>
  parts.slice(at, end).reduce((sum, part) => sum + part.readPlain(boxCount), 0);

const NO_TALLY: Tally = { open: 0, ticked: 0, firstOpen: -1, firstTicked: -1 };
export const NO_BOXES: BoxTally = { work: NO_TALLY, criteria: NO_TALLY };

/** The boxes of a section, without those of subsections that have a state of their own. */
export function boxesIn(
  scope: PartScope,
  { scopes, stated }: { readonly scopes: readonly PartScope[]; readonly stated: ReadonlySet<number> },
): BoxTally {
  const roles = new Map<PartScope | undefined, Role>();
  let sum = NO_BOXES;
  for (let at = scope.at; at < scope.end; at++) {
    const each = scopes[at] as PartScope;
    const outer = roles.get(each.parent) ?? 'work';
    const role = at === scope.at ? 'work' : stated.has(at) ? 'none' : roleOf(each.heading?.text.value ?? '', outer);
    roles.set(each, role);
    if (role !== 'none') sum = joined(sum, placed(each.own, role));
  }
  return sum;
}

/** The boxes of a part with the document's offsets; below “Acceptance” all are criteria. */
function placed(part: PlacedPart, role: Role): BoxTally {
  const { work, criteria } = part.readPlain(boxTally);
  const by = ({ firstOpen, firstTicked, ...counts }: Tally): Tally => ({
    ...counts,
    firstOpen: firstOpen < 0 ? -1 : firstOpen + part.start,
    firstTicked: firstTicked < 0 ? -1 : firstTicked + part.start,
  });
  const both = { work: by(work), criteria: by(criteria) };
  return role === 'work' ? both : { work: NO_TALLY, criteria: joinedTally(both.work, both.criteria) };
}

export const joined = (a: BoxTally, b: BoxTally): BoxTally => ({
  work: joinedTally(a.work, b.work),
  criteria: joinedTally(a.criteria, b.criteria),
});

export const joinedTally = (a: Tally, b: Tally): Tally => ({
  open: a.open + b.open,
  ticked: a.ticked + b.ticked,
  firstOpen: firstOf(a.firstOpen, b.firstOpen),
  firstTicked: firstOf(a.firstTicked, b.firstTicked),
});

const firstOf = (a: number, b: number): number => (a < 0 ? b : b < 0 ? a : Math.min(a, b));
