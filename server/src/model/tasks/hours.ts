import { ranged } from '../../range';
import { effortsOf, wholeEffort } from '../effort';
import { remembered } from '../remembered';

/**
 * How many hours an effort is, so that what is counted differently can be compared: a day is 8 hours, a week 40, a story
 * point 4, and XS, S, M, L, XL, XXL are 1, 4, 8, 24, 40, 80; of “2–4 h”, the middle counts. Undefined where it says none.
 */
export const hoursIn = remembered((text: string): number | undefined => {
  const written = ranged(text, 0, text.length);
  const effort = wholeEffort(written, 'points') ?? effortsOf(written)[0];
  if (!effort) return undefined;
  const amount = typeof effort.value === 'number' ? effort.value : (effort.value[0] + effort.value[1]) / 2;
  return effort.unit === 'size' ? SIZES[amount - 1] : amount * HOURS[effort.unit];
});

const SIZES = [1, 4, 8, 24, 40, 80];
const HOURS = { minutes: 1 / 60, hours: 1, days: 8, weeks: 40, points: 4 } as const;
