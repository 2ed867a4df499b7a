import { idKey } from '../model/ids/ids';
import type { Facts, SprintDoc, Task } from '../model/sprint';
import { planGoal } from '../model/sprints/planGoal';
import { planNumber } from '../model/sprints/planNumber';
import { idScopes } from '../model/tasks/idScopes';
import type { Project, TaskInDoc } from '../project';
import type { Finding, Rule } from './rule';

/** An id names one task: within a table, within a list of numbered checkboxes, and among story files. */
export const duplicateId: Rule = {
  id: 'duplicate-id',
  severity: 'warning',
  summary: 'The same id stands twice where it must be one.',
  *check(doc) {
    if (isAnyTwice(doc)) for (const tasks of idScopes(doc)) yield* repeated(doc, tasks);
  },
  *checkInProject(doc, project) {
    for (const task of doc.tasks) {
      if (task.source !== 'front-matter' || !task.id) continue;
      const others = project.tasksById.get(idKey(task.id.value)) ?? [];
      yield* elsewhere(doc, task, others);
    }
    yield* samePlanNumber(doc, project);
    yield* samePlanGoal(doc, project);
  },
};

function isAnyTwice({ ids }: SprintDoc): boolean {
  for (const { tasks } of ids.values()) if (tasks.length > 1) return true;
  return false;
}

function* repeated(doc: SprintDoc, tasks: readonly Task[]): Generator<Finding> {
  const seen = new Map<string, Task>();
  for (const task of tasks) {
    if (!task.id || isShare(doc, task)) continue;
    const key = idKey(task.id.value);
    const first = seen.get(key);
    if (!first?.id) seen.set(key, task);
    else yield finding(doc, task, { doc, task: first });
  }
}

/** “W-3/W-4”, “W-2 (cont.)” and “Import, part 2” stand beside the task itself. */
function isShare({ text }: SprintDoc, { id, title }: Task): boolean {
  const end = id?.range.end ?? 0;
  return SHARED.test(text.slice(end, end + 20)) || PART.test(title.value.slice(0, 300));
}

const SHARED = /^[*_`\s]*(?:[/&+,]\s?[A-Z\d]|\(?(?:cont|part|continued)\b)/;
const PART = /\b(?:part|pt\.?|teil|parte) \d|\bcont(?:'d|inued|\.)|\(\d ?(?:\/|of) ?\d\)/i;

function* elsewhere(doc: Facts, task: Task, others: readonly TaskInDoc[]): Generator<Finding> {
  const other = others.find(each => each.doc.uri !== doc.uri && each.task.source === 'front-matter');
  if (other) yield finding(doc, task, other);
}

/** Of two plans "03-reader.md" and "03-writer.md" in one folder, one has the other's number. */
function* samePlanNumber(doc: Facts, { plansByNumber }: Project): Generator<Finding> {
  const number = planNumber(doc);
  const other = number && plansByNumber.get(number)?.find(({ uri }) => uri !== doc.uri);
  if (other) yield twin(doc, other, 'number. Give one of them another number.');
}

/** A plan that was copied for the next sprint, and whose goal was left as it is. */
function* samePlanGoal(doc: Facts, { plansByGoal }: Project): Generator<Finding> {
  const goal = planGoal(doc);
  const other = goal && plansByGoal.get(goal)?.find(({ uri }) => uri !== doc.uri);
  if (other) yield twin(doc, other, 'title and goal. Say in one of them what its own sprint is about.');
}

function twin(doc: Facts, other: Facts, same: string): Finding {
  const name = other.path.slice(other.path.lastIndexOf('/') + 1);
  return {
    range: doc.title?.range ?? { start: 0, end: 0 },
    message: `The plan “${name}” beside this one has the same ${same}`,
    related: [{ uri: other.uri, range: other.title?.range ?? { start: 0, end: 0 }, message: 'The other plan' }],
  };
}

function finding(doc: Facts, task: Task, first: TaskInDoc): Finding {
  const id = task.id as NonNullable<Task['id']>;
  const states = [first.task.status?.value, task.status?.value];
  const differ = states[0] && states[1] && states[0] !== states[1];
  const line = first.doc.lines.positionAt(first.task.id?.range.start ?? first.task.range.start).line + 1;
  const where = doc === first.doc ? `on line ${line}` : `in ${first.doc.path}, line ${line}`;
  return {
    range: id.range,
    message: differ
      ? `${id.value} stands twice, as ${states[1]} here and as ${states[0]} ${where}. Give one of them another id.`
      : `${id.value} is already the id of “${short(first.task.title.value)}” ${where}. Give one of them another id.`,
    ...(differ && { severity: 'error' as const }),
    related: [
      {
        ...(doc !== first.doc && { uri: first.doc.uri }),
        range: first.task.id?.range ?? first.task.range,
        message: `${id.value} is here, too`,
      },
    ],
  };
}

const short = (title: string): string => (title.length > 60 ? `${title.slice(0, 59)}…` : title).replace(/[*_`]/g, '');
