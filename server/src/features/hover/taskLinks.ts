import { targetOf } from '../../model/ids/dependencyTargets';
import { idKey } from '../../model/ids/ids';
import { nameOf, stateName } from '../../model/ids/taskNames';
import type { Dependency, Facts, Status, Task } from '../../model/sprint';
import type { Project, TaskInDoc } from '../../project';
import { asIs, cut, linkTo, short, shown } from '../markdownText';
import { toldOnce } from '../progress';

/** Another task, as a line of a hover: “[5-1](…) Read lines (done)”. */
export interface TaskLink {
  readonly line: string;
  /** Undefined where the task says none, or where nobody knows the task. */
  readonly status: Status | undefined;
}

/** What tasks that are told in several places depend on, each with its state. */
export function needsOf(tasks: readonly Task[], doc: Facts, project: Project): readonly TaskLink[] {
  const dependencies = tasks.find(({ dependsOn }) => dependsOn.length)?.dependsOn ?? [];
  return dependencies.map(dependency => needOf(dependency, doc, project));
}

function needOf(dependency: Dependency, doc: Facts, project: Project): TaskLink {
  const target = targetOf(dependency, doc, project);
  const [task] = target ? mostTelling(target.tasks) : [];
  if (target && task) return taskLink({ doc: target.doc, task });
  const isElsewhere = dependency.elsewhere || project.tasksById.has(dependency.key);
  const note = dependency.state
    ? stateName(dependency.state.value)
    : isElsewhere
      ? 'in another document'
      : 'not in this workspace';
  return { line: `${shown(nameOf(dependency.value), 40)} (${note})`, status: dependency.state?.value };
}

/** What depends on a task, in documents that mean it by its id; what is told in several places once, as `home` tells it. */
export function waitingFor(
  { key, home }: { readonly key: string; readonly home: Facts },
  isMeantIn: (doc: Facts) => boolean | undefined,
  project: Project,
): readonly TaskInDoc[] {
  const judged = new Map<Facts, boolean>();
  const found = new Map<string, TaskInDoc>();
  for (const place of project.waitingFor.get(key) ?? []) {
    const { doc, task } = place;
    const isMeant = judged.get(doc) ?? isMeantIn(doc) === true;
    judged.set(doc, isMeant);
    const own = task.id ? idKey(task.id.value) : `${doc.uri}#${task.range.start}`;
    const known = found.get(own);
    const isBetter = !known || (known.doc !== home && doc === home) || (known.doc === doc && !known.task.status);
    if (isMeant && isBetter) found.set(own, place);
  }
  return [...found.values()];
}

export function taskLink({ doc, task }: TaskInDoc): TaskLink {
  const { id, status } = task;
  const title = titleOf(task);
  const name = id ? nameOf(id.value) : title;
  const place = linkTo(doc, (id ?? task.title).range, cut(name, 60));
  const state = status ? ` (${stateName(status.value)})` : '';
  return { line: `${place}${id && title ? ` ${asIs(title, 80)}` : ''}${state}`, status: status?.value };
}

/** The row or heading of a task that says the most, first: what has a state, told once. */
export const mostTelling = (tasks: readonly Task[]): readonly Task[] => {
  const once = toldOnce(tasks);
  return [...once.filter(({ status }) => status), ...once.filter(({ status }) => !status)];
};

/** The title without the id that it begins with: "**T012** [P] Read lines" -> "[P] Read lines". */
export function titleOf({ title, id }: Task): string {
  const text = short(title.value, 200);
  const name = id && nameOf(id.value);
  if (!name) return text;
  const at = text.indexOf(name);
  if (at < 0 || /[^\s[(#]/.test(text.slice(0, at).replace(BEFORE_ID, ''))) return text;
  return text.slice(at + name.length).replace(/^[\s\])]*(?:[:.–—-]\s*)?/, '');
}

const BEFORE_ID =
  /^(?:\[[^\]]{0,40}\]\s*)?(?:\P{ASCII}{1,4}\s*)?(?:user story|task|story|ticket|issue|item|bug|feature)?/iu;
