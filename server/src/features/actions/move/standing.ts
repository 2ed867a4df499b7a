import type { SprintDoc } from '../../../model/sprint';
import { type Landing, landingBeside } from './ground';
import type { Place } from './siblings';

/** What is still to be moved, and to where, once those that stand in place already are left there. */
export function stillToMove(doc: SprintDoc, landing: Landing, all: readonly Place[]) {
  const { siblings, side } = landing;
  const step = side === 'after' ? 1 : -1;
  const queue = side === 'after' ? [...all] : [...all].reverse();
  const isAt = (place: Place | undefined, at: number) => place?.siblings === siblings && place?.at === at;
  let { beside } = landing;
  // Those that follow right upon the place.
  while (isAt(queue[0], beside + step)) {
    queue.shift();
    beside += step;
  }
  // Those that stand right before what comes behind the moved ones.
  const moving = new Set(queue.filter(each => each.siblings === siblings).map(({ at }) => at));
  let next = beside + step;
  while (moving.has(next)) next += step;
  while (isAt(queue.at(-1), next - step) && next - step !== beside) {
    queue.pop();
    next -= step;
  }
  const places = side === 'after' ? queue : queue.reverse();
  const [first] = all;
  if (!siblings || !first || beside === landing.beside) return { landing, places };
  return { landing: landingBeside(doc, { ...first, siblings, at: beside }, side), places };
}
