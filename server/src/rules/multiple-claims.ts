import { idKey, isStepOf } from '../model/ids/ids';
import { nameOf } from '../model/ids/taskNames';
import type { SprintDoc, Task } from '../model/sprint';
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
      for (const { task, owner } of others) {
        if (first && isOneWork(first.task, task)) continue;
        yield {
          range: owner.range,
          message: `${nameOf(owner.value)} already holds ${nameOf(first?.task.id?.value ?? '')}, and this queue allows one claim at a time. Finish or release one of the two.`,
          related: [
            { range: first?.owner.range ?? task.range, message: 'The other claim' },
            { range: rule, message: 'The rule' },
          ],
        };
      }
  },
};

/** A story and a step of it, such as 5-1 and 5-1a. */
function isOneWork(a: Task, b: Task): boolean {
  const [first, second] = [idKey(a.id?.value ?? ''), idKey(b.id?.value ?? '')];
  return isStepOf(first, second) || isStepOf(second, first);
}

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
    const name = ownerKey(owner.value);
    byOwner.set(name, [...(byOwner.get(name) ?? []), { task, owner }]);
  }
  return byOwner.values();
}

/** “**@Ada**” and “ada” are one person. */
export const ownerKey = (owner: string): string => nameOf(owner).replace(/^@/, '').toLowerCase();

/** No one person: a placeholder, several, a role, or a note such as “50%” and “PR open”. */
export const NOBODY =
  /^\W*(?:|tb[ad]|none|n\/a|unassigned|open|all|any(?:one)?|everyone|team\b.*|.*\bteam|dev x|dev n|dev(?:eloper|ops|s)?|(?:back|front)-?end|full-?stack|qa|ops|design(?:er)?|agents?|architect)\W*$|[,&+/%]|\band\b|^\W*\d|\b(?:PR|MR|open|review|testing|waiting|since|started)\b/i;
