import type { Ranged } from '../../range';
import type { Facts } from '../sprint';

/** How many lines a plan's front matter lets the sprint add; undefined for `unlimited`, a range or anything but a number alone. */
export function lineBudget({ frontMatter }: Pick<Facts, 'frontMatter'>): Ranged<number> | undefined {
  const entry = frontMatter?.entries.find(({ key }) => key.value === 'loc_budget');
  const written = String(entry?.value.value ?? '').trim();
  return entry?.source && /^[1-9]\d{0,7}$/.test(written)
    ? { value: Number(written), range: entry.value.range }
    : undefined;
}
