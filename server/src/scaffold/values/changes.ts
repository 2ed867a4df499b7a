import type { Facts } from '../../model/sprint';
import { bullets, open, type Phrase } from '../markdown/build';
import type { About } from '../scaffold';
import { blocks, todo, type Value } from '../value';
import { groundOf } from './ground';
import { phrasesOf } from './phrases';
import { fileName, linkToPath } from './places';
import { capital, nameOfTask } from './tasks';
import type { Variables } from './variable';
import { isOver, type WorkTask } from './work/joined';

/** What came in the way of the plan. */
export const changeVariables: Variables = {
  blockers: {
    summary: 'What is blocked, and what the readiness assessment says stands in the way.',
    isBlock: true,
    value: blockersOf,
  },
  scope_changes: {
    summary: 'Tasks that other documents of the sprint have and the plan lacks, and the reverse.',
    isBlock: true,
    value: scopeChangesOf,
  },
};

const MOST = 50;

function blockersOf(about: About): Value {
  const { tasks } = groundOf(about);
  const held = tasks.filter(task => task.blocker || task.tellings.some(({ status }) => status === 'blocked'));
  const ofTasks = held
    .filter(task => !isOver(task))
    .map(task => [...nameOfTask(task), ...(task.blocker ? [': ', ...phrasesOf(task.blocker)] : [' is blocked'])]);
  const stated = (about.sprint?.readiness ?? []).flatMap(doc =>
    (doc.readiness?.blockers ?? []).map(({ value }) => [...phrasesOf(value), ' (', linkToPath(about, doc.path), ')']),
  );
  const all = [...ofTasks, ...stated].slice(0, MOST);
  return all.length ? blocks(bullets(...all, [open('how each was resolved')])) : todo('what was in the way, or “none”');
}

/** Without a plan, or without a list beside it, nothing can differ. */
function scopeChangesOf(about: About): Value {
  const { documents, tasks } = groundOf(about);
  const [plan, ...others] = documents;
  const lists = others.filter(doc => doc.kind !== 'readiness' && tasks.some(({ places }) => places.includes(doc)));
  const isIn = (task: WorkTask, docs: readonly Facts[]): boolean => task.places.some(doc => docs.includes(doc));
  const isPlanned = plan?.kind === 'plan' && tasks.some(task => isIn(task, [plan]));
  const added = isPlanned && plan ? tasks.filter(task => !isIn(task, [plan]) && isIn(task, lists)) : [];
  const missing = isPlanned && plan && lists.length ? tasks.filter(task => !isIn(task, lists) && !task.isDropped) : [];
  const dropped = tasks.filter(({ isDropped }) => isDropped);
  const all = [
    ...added.map(task => changed('Not in the plan', task, task.places)),
    ...missing.map(task => changed(`Not in ${lists.map(({ path }) => fileName(path)).join(', ')}`, task, [])),
    ...dropped.map(task => changed('Struck out, deferred or optional in the plan', task, [])),
  ];
  if (!all.length) return todo('what came in or fell out, or “none”');
  return blocks(bullets(...all.slice(0, MOST), [open('why')]));

  function changed(how: string, task: WorkTask, places: readonly Facts[]): readonly Phrase[] {
    const [first] = places;
    return [`${capital(how)}: `, ...nameOfTask(task), ...(first ? [' (', linkToPath(about, first.path), ')'] : [])];
  }
}
