import { pytestExpression } from '../../model/plan/filters';
import type { SprintDoc } from '../../model/sprint';
import type { Ranged } from '../../range';
import { isLeftOpen } from '../../rules/front-matter-value';

/** What selects a sprint's tests for `pytest -k`, and where its plan says so. */
export function testsOf({ plan, frontMatter }: SprintDoc): Ranged<string> | undefined {
  const entry = plan && frontMatter?.entries.find(({ key }) => key.value === 'test_pattern');
  if (!entry || isLeftOpen(entry) || typeof entry.value.value !== 'string') return undefined;
  const expression = pytestExpression(entry.value.value);
  return expression ? { value: expression, range: entry.key.range } : undefined;
}
