import { type EffortUnit, measured, wholeEffort } from '../../model/effort';
import { ranged } from '../../range';
import { open, type Phrase, table } from '../markdown/build';
import type { About } from '../scaffold';
import { blocks, text, todo } from '../value';
import { groundOf } from './ground';
import { phrasesOf } from './phrases';
import { planKeyVariables } from './planKeys';
import { nameOfTask } from './tasks';
import type { Variables } from './variable';

/** What the work was expected to take; what it took, only people know. */
export const effortVariables: Variables = {
  effort_planned: {
    summary: 'The sum of the tasks’ efforts, where each has one: “12 hours”; else the timebox.',
    value: about => {
      const planned = plannedOf(about);
      return planned === undefined ? todo('planned effort') : text(planned);
    },
  },
  effort_spent: { summary: 'What the work took: to be filled in.', value: () => todo('spent effort') },
  effort: {
    summary: 'Table of each task’s effort: planned, and spent to be filled in.',
    isBlock: true,
    value: about => {
      const { tasks } = groundOf(about);
      const planned = plannedOf(about);
      const total = [planned === undefined ? open('planned effort') : planned, open('spent effort')];
      if (!tasks.some(({ effort }) => effort)) return blocks(table(['Planned', 'Spent'], total));
      const rows = tasks.map(task => [nameOfTask(task), effortOf(task.effort), open('spent')]);
      const sum = sumOf(about);
      return blocks(
        table(['Task', 'Planned', 'Spent'], ...rows, ...(sum ? [['Total', sum, open('spent effort')]] : [])),
      );
    },
  },
};

function effortOf(effort: string | undefined): readonly Phrase[] {
  const phrases = phrasesOf(effort ?? '');
  return phrases.length ? phrases : [open('planned')];
}

function plannedOf(about: About): string | undefined {
  const sum = sumOf(about);
  if (sum !== undefined) return sum;
  const timebox = planKeyVariables.timebox?.value(about);
  return timebox?.type === 'text' && /^\d+$/.test(timebox.text) ? `${timebox.text} minutes (timebox)` : undefined;
}

/** Only where every task has an exact effort, and all are of one unit. */
function sumOf(about: About): string | undefined {
  const { tasks } = groundOf(about);
  const all = tasks.map(({ effort }) => {
    const whole = effort === undefined ? undefined : wholeEffort(ranged(effort, 0, effort.length));
    return whole && measured(whole);
  });
  const [first] = all;
  if (!first || !all.every(each => each?.of === first.of)) return undefined;
  return amountText(
    all.reduce((sum, each) => sum + (each?.amount ?? 0), 0),
    first.of,
  );
}

/** “90 minutes”, “12 hours”, “1 day” */
function amountText(amount: number, of: EffortUnit): string {
  const isHours = of === 'minutes' && amount % 30 === 0;
  const value = Math.round((isHours ? amount / 60 : amount) * 100) / 100;
  const unit = isHours ? 'hours' : of;
  return `${value} ${value === 1 ? unit.slice(0, -1) : unit}`;
}
