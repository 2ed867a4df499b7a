import type { SprintDoc } from '../model/sprint';
import type { Finding, Rule } from './rule';

/** What a rule finds in a document by itself; of parts that have not changed, it is not asked again. Throws what the rule throws. */
export function* findingsByItself(rule: Rule, doc: SprintDoc): Generator<Finding> {
  const { checkPart, check } = rule;
  if (checkPart) for (const part of doc.parts) yield* part.read(each => [...checkPart.call(rule, each)], rule);
  if (check) yield* doc.once(rule, each => [...check.call(rule, each)]);
}
