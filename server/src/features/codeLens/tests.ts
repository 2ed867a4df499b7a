import { isLeftOpen } from '../../model/frontMatter/planValues';
import { pytestExpression } from '../../model/plan/filters';
import type { SprintDoc } from '../../model/sprint';
import { isTemplatePath } from '../../model/templates/templates';
import type { Ranged } from '../../range';

/** What selects a sprint's tests for `pytest -k`, and where its plan says so. */
export function testsOf({ plan, frontMatter, path }: SprintDoc): Ranged<string> | undefined {
  // What a template selects is an example.
  if (isTemplatePath(path)) return undefined;
  const entry = plan && frontMatter?.entries.find(({ key }) => key.value === 'test_pattern');
  if (!entry || isLeftOpen(entry) || typeof entry.value.value !== 'string') return undefined;
  const expression = pytestExpression(entry.value.value);
  return expression ? { value: expression, range: entry.key.range } : undefined;
}
