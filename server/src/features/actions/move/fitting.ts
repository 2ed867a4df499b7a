import { isCompleted } from '../../../model/kinds/queue';
import type { SprintDoc, Table } from '../../../model/sprint';
import { contains } from '../../../range';
import { lineOf, taskLabel } from '../../labels';
import { type Ground, type Landing, leadOf, type Moved, type Refusal } from './ground';
import { DONE } from './movable';
import type { Place, Siblings } from './siblings';

interface Found {
  readonly landing: Landing;
  /** How many tasks are around it. */
  readonly level: number;
}

/** What keeps tasks from landing where they would. */
export function refusedAt({ doc }: Ground, moved: Moved, { landing, level }: Found): Refusal | undefined {
  const refusal =
    otherDepth(moved, level) ??
    (landing.siblings && otherLike(doc, moved, { siblings: landing.siblings, at: landing.beside })) ??
    ([landing.prefix, ...moved.map(each => leadOf(doc, each))].every(isPlain) ? undefined : SHARED);
  return refusal === undefined ? undefined : { refusal };
}

const isPlain = (prefix: string): boolean => /^[ \t>]*$/.test(prefix);
const SHARED = 'It stands on one line with another item. Give it a line of its own, then move it.';

function otherDepth(moved: Moved, level: number): string | undefined {
  const other = moved.find(each => each.level !== level);
  if (!other) return undefined;
  const becomes = other.level < level ? 'become a step of another task' : 'be no step of its task any more';
  return `“${lineOf(taskLabel(other.task))}” would ${becomes} there. Move it among its like.`;
}

function otherLike(doc: SprintDoc, moved: Moved, at: Pick<Place, 'siblings' | 'at'>): string | undefined {
  const { siblings } = at;
  if (siblings.type === 'row') {
    const isRecord =
      isCompleted(siblings.section) ||
      (doc.queue?.completed ?? []).some(each => contains(each.range, siblings.holder.range));
    return isRecord
      ? DONE
      : firstOf(moved, ({ siblings: own }) =>
          own.type === 'row' ? differing(own.holder, siblings.holder) : undefined,
        );
  }
  return siblings.type === 'section' && moved.some(each => depthOf(each) !== depthOf(at))
    ? 'Its heading has another level than those there. Make the levels alike, then move it.'
    : undefined;
}

function firstOf(moved: Moved, why: (place: Place) => string | undefined): string | undefined {
  const holders = new Set<Siblings['holder']>();
  for (const each of moved) {
    if (holders.has(each.siblings.holder)) continue;
    holders.add(each.siblings.holder);
    const found = why(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

const depthOf = ({ siblings, at }: Pick<Place, 'siblings' | 'at'>): number | undefined =>
  siblings.type === 'section' ? siblings.holder.sections[at]?.heading?.level : undefined;

/** Which columns keep the rows of one table out of another one; case and emphasis do not. */
export function differing(from: Table, to: Table): string | undefined {
  const [own, other] = [namesOf(from), namesOf(to)];
  if (own.map(keyOf).join('|') === other.map(keyOf).join('|')) return undefined;
  const [lacks, adds] = [without(own, other), without(other, own)];
  if (!lacks.length && !adds.length)
    return 'The other table has its columns in another order. Arrange them alike, then move the row.';
  const parts = [lacks.length ? `has no ${quoted(lacks)}` : [], adds.length ? `has ${quoted(adds)}` : []].flat();
  return `The other table has other columns: it ${parts.join(' and ')}. Make them alike, then move the row.`;
}

const namesOf = ({ header }: Table): readonly string[] => header.cells.map(({ value }) => value);
const keyOf = (name: string): string => name.replace(/[*_`]/g, '').trim().toLowerCase();
const without = (names: readonly string[], others: readonly string[]): readonly string[] => {
  const known = new Set(others.map(keyOf));
  return names.filter(name => !known.has(keyOf(name)));
};
const quoted = (names: readonly string[]): string => names.map(name => `“${lineOf(name)}”`).join(', ');
