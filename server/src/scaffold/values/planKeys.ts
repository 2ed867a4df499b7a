import { planValueProblem } from '../../model/frontMatter/planValues';
import type { Facts } from '../../model/sprint';
import { compareNaturally } from '../../naturalOrder';
import { oncePerFolder } from '../oncePerFolder';
import { gistOf } from '../place/gist';
import { documentsOf } from '../place/likes';
import type { About, Sources } from '../scaffold';
import { text, todo } from '../value';
import { coverageOf } from './measured';
import type { Variable, Variables } from './variable';

/** What the front matter of a plan limits. A new plan takes them from the newest one, else as they are usual. */
export const planKeyVariables: Variables = {
  coverage_min: {
    summary: 'The coverage that the sprint asks for, in percent: “85”.',
    value: about => {
      const stated = coverageOf(about).demands.minimum?.percent;
      return stated === undefined ? keyed('coverage_min', '85', 'minimum coverage').value(about) : text(`${stated}`);
    },
  },
  test_pattern: keyed('test_pattern', 'test_.*', 'pattern of the tests'),
  timebox: keyed('timebox_minutes', '120', 'timebox in minutes'),
  loc_budget: keyed('loc_budget', 'unlimited', 'how many lines may be added'),
};

function keyed(key: string, usual: string, hint: string): Variable {
  return {
    summary: `\`${key}\` of the plan.`,
    value: about => {
      const value = ownValue(about.plan, key, about.number) ?? valueOfOthers(about, key);
      return value ? text(value) : about.document === 'plan' ? text(usual) : todo(hint);
    },
  };
}

function valueOfOthers({ document, sources, number }: About, key: string): string | undefined {
  for (const plan of document === 'plan' ? otherPlans(sources) : []) {
    const value = ownValue(plan, key, number);
    if (value && (key !== 'test_pattern' || isUsualPattern(plan, sources, number))) return value;
  }
  return undefined;
}

/** A pattern that names its plan's sprint names the new one instead. */
const ownValue = (plan: Facts | undefined, key: string, number: string): string | undefined => {
  const value = valueIn(plan, key);
  return value && key === 'test_pattern' ? renumbered(value, plan && gistOf(plan).number, number) : value;
};

/** “test_invoice_export” is one sprint's; “test_s3_.*” and what several plans have go on. */
function isUsualPattern(plan: Facts, sources: Sources, number: string): boolean {
  const own = valueIn(plan, 'test_pattern') ?? '';
  return ownValue(plan, 'test_pattern', number) !== own || (patternsIn(sources).get(own) ?? 0) > 1;
}

/** How many plans have each. */
const patternsIn = oncePerFolder((sources): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const pattern of otherPlans(sources).flatMap(plan => valueIn(plan, 'test_pattern') ?? []))
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  return counts;
});

/** "test_s3_.*" of sprint 3 -> "test_s4_.*" for sprint 4; numbers of other forms stay. */
function renumbered(value: string, before: string | undefined, number: string): string {
  if (!before || !/^\d{1,4}$/.test(before) || !/^\d{1,4}$/.test(number)) return value;
  const own = new RegExp(`(?<=(?:sprint|(?<![a-z])s)[_-]?)0*${Number(before)}(?!\\d)`, 'gi');
  return value.replace(own, number);
}

/** What older ones have is no habit any more. */
const MOST_PLANS = 50;

/** The newest first. */
const otherPlans = oncePerFolder((sources): readonly Facts[] =>
  documentsOf(sources)
    .filter(doc => gistOf(doc).isOwn && gistOf(doc).kind === 'plan' && gistOf(doc).number)
    .toSorted((a, b) => compareNaturally(gistOf(b).number, gistOf(a).number))
    .slice(0, MOST_PLANS),
);

/** A number or a short text, on one line; none that no tool can use. */
function valueIn(plan: Facts | undefined, key: string): string | undefined {
  const entry = plan?.frontMatter?.entries.find(each => each.key.value === key);
  const value = entry && !planValueProblem(entry) ? entry.value.value : undefined;
  const written = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return written && written.length <= LONGEST && !/[\p{Cc}]|\{\{/u.test(written) ? written : undefined;
}

const LONGEST = 200;
