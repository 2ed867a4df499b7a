import type { FixRuleParams } from '../../../server/src/protocol';
import { isElement, type TreeElement } from './tree/element';

/** What a node of “Health” can have fixed: a rule everywhere, or in one document; undefined where it is about neither. */
export function ruleAt(element: TreeElement | undefined): FixRuleParams | undefined {
  const { type, rule, uri } = isElement(element) ? element.node : {};
  if (rule === undefined || type === 'missing-file') return undefined;
  return type === 'rule' || uri === undefined ? { rule } : { rule, uri };
}
