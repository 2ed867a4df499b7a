import { idKey } from '../model/ids';
import type { SprintDoc, Task } from '../model/sprint';
import { nameOf } from '../model/taskNames';
import type { Ranged } from '../range';
import type { Rule } from './rule';

/** Where a queue says so, a person holds one task at a time. */
export const multipleClaims: Rule = {
  id: 'multiple-claims',
  severity: 'information',
  summary: 'One owner holds two claims where the document allows one.',
  *check(doc) {
    const rule = doc.queue?.oneClaim;
    if (!rule) return;
    for (const [first, ...others] of claims(doc))
      for (const { task, owner } of others)
        yield {
          range: owner.range,
          message: `${nameOf(owner.value)} already holds ${nameOf(first?.task.id?.value ?? '')}, and this queue allows one claim at a time. Finish or release one of the two.`,
          related: [
            { range: first?.owner.range ?? task.range, message: 'The other claim' },
            { range: rule, message: 'The rule' },
          ],
        };
  },
};

interface Claim {
  readonly task: Task;
  readonly owner: Ranged<string>;
}

/** The claims of each owner; a task that is told twice is one. */
function claims({ tasks }: SprintDoc): Iterable<Claim[]> {
  const seen = new Set<string>();
  const byOwner = new Map<string, Claim[]>();
  for (const task of tasks) {
    const { id, owner, status } = task;
    if (!id || !owner || !(status?.value === 'claimed' || status?.value === 'in-progress')) continue;
    const key = idKey(id.value);
    if (seen.has(key) || NOBODY.test(owner.value)) continue;
    seen.add(key);
    const name = nameOf(owner.value).toLowerCase();
    byOwner.set(name, [...(byOwner.get(name) ?? []), { task, owner }]);
  }
  return byOwner.values();
}

/** No one person: a placeholder, or several. */
const NOBODY =
  /^\W*(?:|tbd|none|n\/a|unassigned|open|all|any(?:one)?|everyone|team\b.*|.*\bteam|dev x|dev n)\W*$|[,&+/]|\band\b/i;
