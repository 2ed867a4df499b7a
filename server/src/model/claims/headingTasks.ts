import { fieldsIn } from '../fields';
import { sectionsOf } from '../sections';
import type { SprintDoc } from '../sprint';
import { workKey } from '../statuses/headingState';
import { matchStatus } from '../statuses/status';
import type { Reading } from './boxes';

/**
 * "### Task 4 - Import" with "- **Status:** Done" below: how many there are, and how many are done. Undefined where one
 * of them has no state, or where it is not plain that each is a task of its own.
 */
export function headingTasks(doc: SprintDoc): Reading | undefined {
  const tasks = sectionsOf(doc.root).filter(({ heading }) => /^(?:task|story) /.test(keyOf(heading?.text.value)));
  const levels = new Set(tasks.map(({ heading }) => heading?.level));
  const keys = new Set(tasks.map(({ heading }) => keyOf(heading?.text.value)));
  if (tasks.length < FEWEST || levels.size > 1 || keys.size < tasks.length) return undefined;
  const states = tasks.map(section => {
    const fields = fieldsIn(doc, section).filter(({ name }) => /^status$/i.test(name.value.trim()));
    return fields.length === 1 && fields[0] ? matchStatus(fields[0].value.value)?.status : undefined;
  });
  if (states.includes(undefined)) return undefined;
  return { done: states.filter(state => state === 'done').length, total: tasks.length, counted: 'tasks' };
}

const FEWEST = 3;
const keyOf = (heading: string | undefined): string => workKey(heading ?? '') ?? '';
