import type { Facts, FrontMatterEntry } from '../../model/sprint';
import type { SprintSummary } from '../../protocol';
import { toLspRange } from '../lsp';

/** How many minutes the first plan that limits them gives its sprint, and where it says so. */
export function timeboxOf(plans: readonly Facts[]): SprintSummary['timebox'] {
  for (const { uri, lines, frontMatter } of plans)
    for (const key of KEYS) {
      const entry = frontMatter?.entries.find(each => each.key.value === key);
      const minutes = entry && minutesIn(entry);
      if (minutes) return { minutes, key, uri, range: toLspRange(lines, entry.value.range) };
    }
  return undefined;
}

const KEYS = ['timebox_minutes', 'focus_minutes'];

/** `90`, `"90"`, `~90`, `90 min`, `90 (with breaks)`; `2h`, `0` and `unlimited` are no number of minutes. */
function minutesIn({ value: { value } }: FrontMatterEntry): number | undefined {
  const written = typeof value === 'string' ? WRITTEN.exec(value.slice(0, 80))?.[1] : undefined;
  const minutes = typeof value === 'number' ? value : Number(written ?? Number.NaN);
  return minutes > 0 && minutes <= A_YEAR ? minutes : undefined;
}

const WRITTEN = /^\s*[~≤<]?=?\s*(\d+(?:\.\d+)?)\s*(?:m|mins?|minutes?)?\s*(?:\(.*)?$/i;
const A_YEAR = 366 * 24 * 60;
