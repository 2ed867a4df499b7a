import { rootOf } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import { isSetAside } from '../../model/sprints/sprints';
import { isForCopies, isTemplatePath } from '../../model/templates/templates';
import type { About } from '../scaffold';
import { text, todo } from '../value';
import { renumbered } from './ahead/usual';
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
      const plans = [about.plan, ...(about.document === 'plan' ? otherPlans(about) : [])];
      const [value] = plans.flatMap(plan => ownValue(plan, key, about.number) ?? []);
      return value ? text(value) : about.document === 'plan' ? text(usual) : todo(hint);
    },
  };
}

/** A pattern that names its plan's sprint names the new one instead. */
const ownValue = (plan: Facts | undefined, key: string, number: string): string | undefined => {
  const value = valueIn(plan, key);
  return value && key === 'test_pattern' ? renumbered(value, plan?.sprint?.number.value, number) : value;
};

/** The newest first. */
const otherPlans = ({ sources: { project, root } }: About): readonly Facts[] =>
  project.documents
    .filter(doc => doc.kind === 'plan' && doc.sprint && rootOf(doc) === root && isOwn(doc))
    .toSorted((a, b) => compare(b.sprint?.number.value ?? '', a.sprint?.number.value ?? ''));

const isOwn = (doc: Facts): boolean => !isSetAside(doc) && !isTemplatePath(doc.path) && !isForCopies(doc.path);
const { compare } = new Intl.Collator('en', { numeric: true });

/** A number or a short text, on one line. */
function valueIn(plan: Facts | undefined, key: string): string | undefined {
  const value = plan?.frontMatter?.entries.find(entry => entry.key.value === key)?.value.value;
  const written = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return written && written.length <= LONGEST && !/[\p{Cc}]|\{\{/u.test(written) ? written : undefined;
}

const LONGEST = 200;
