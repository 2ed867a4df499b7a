import type { Count } from './report';

/**
 * 0–100 with one decimal; 100 only where all is covered and 0 only where nothing is. Where rounding would make it seem to reach a
 * minimum that is not reached, it is rounded down, with more decimals if that takes them. Undefined for 0 of 0.
 */
export function percentOf({ covered, total }: Count, minimum = 101): number | undefined {
  if (!(total > 0)) return undefined;
  const exact = exactPercent({ covered, total });
  if (covered >= total) return 100;
  if (covered <= 0) return 0;
  const rounded = Math.min(99.9, Math.max(0.1, Math.round(exact * 10) / 10));
  if (exact >= minimum || rounded < minimum) return rounded;
  const down = [10, 100, 1000].map(scale => Math.floor(exact * scale) / scale).find(percent => percent < minimum);
  return down ?? rounded;
}

/** Undivided by rounding: what a minimum is compared with. */
export const exactPercent = ({ covered, total }: Count): number => (total > 0 ? (covered / total) * 100 : 0);
