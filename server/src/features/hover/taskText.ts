import { idKey } from '../../model/ids/ids';
import { nameOf, stateName } from '../../model/ids/taskNames';
import type { Facts, Task } from '../../model/sprint';
import { isOneTask } from '../../model/tasks/work';
import type { Project, TaskInDoc } from '../../project';
import { asIs, fileName, linkTo, shown } from '../markdownText';
import { progressOf } from '../progress';
import type { Meant } from './id';
import { mostTelling, needsOf, taskLink, titleOf, waitingFor } from './taskLinks';

/** A task with what it needs and what waits for it, short enough for a hover. */
export function taskText(meant: Meant, isMeantIn: (doc: Facts) => boolean | undefined, project: Project): string {
  const { home, tasks } = meant;
  const waiting = waitingFor(meant, isMeantIn, project).map(place => taskLink(place).line);
  const needs = [...needsOf(tasks, home, project).map(({ line }) => line), ...otherNeeds(tasks)];
  return [
    heading(tasks),
    fieldsOf(tasks),
    list('Accepted when', criteriaOf(meant)),
    list('Depends on', needs),
    list('Waiting for it', waiting),
    placesOf(meant),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Where an id may mean any of several tasks. */
export const ambiguousText = (places: readonly TaskInDoc[]): string =>
  list(
    'Several tasks have this id',
    places.map(place => `${taskLink(place).line} in ${asIs(place.doc.path, 80)}`),
  );

function heading(tasks: readonly Task[]): string {
  const [first] = mostTelling(tasks);
  const name = first?.id ? nameOf(first.id.value) : '';
  const title = tasks.map(titleOf).find(each => each && each !== name);
  return `**${shown(name, 60)}**${title ? ` ${asIs(title)}` : ''}`;
}

/** “In progress · Dev 2 · 3h · high priority” */
function fieldsOf(tasks: readonly Task[]): string {
  const status = tasks.find(each => each.status)?.status;
  const [owner, effort, priority, blocker] = (['owner', 'effort', 'priority', 'blocker'] as const).map(name =>
    textOf(tasks, name),
  );
  const steps = progressOf(tasks.find(each => each.steps)?.steps ?? []).text;
  return [
    ...(status ? [capitalized(stateName(status.value))] : []),
    ...(owner ? [`owner: ${owner}`] : []),
    ...(effort ? [`effort: ${effort}`] : []),
    ...(priority ? [`priority: ${priority}`] : []),
    ...(steps ? [`steps: ${steps}`] : []),
    ...(status?.value === 'blocked' && blocker ? [`held up by: ${blocker}`] : []),
  ].join(' · ');
}

function textOf(tasks: readonly Task[], name: 'owner' | 'effort' | 'priority' | 'blocker'): string | undefined {
  const value = tasks.map(each => each[name]?.value).find(each => each && /[\p{L}\d]/u.test(each));
  return value && shown(value, 60);
}

/** Its own, or those of its story. */
function criteriaOf({ key, tasks, elsewhere, home }: Meant): readonly string[] {
  const cell = tasks.find(each => each.acceptance)?.acceptance;
  const listed = tasks.find(({ criteria }) => criteria?.length)?.criteria ?? [];
  const own = [...(cell ? [cell] : []), ...listed];
  const story = [home, ...elsewhere.map(({ doc }) => doc)].find(each => isStoryOf(key, each))?.story;
  const texts = own.length ? own : (story?.criteria ?? []).map(({ text }) => text);
  return texts.filter(({ value }) => /[\p{L}\d]/u.test(value)).map(({ value }) => shown(value));
}

/** A file of many stories has the criteria of all of them. */
function isStoryOf(key: string, doc: Facts): boolean {
  const id = doc.tasks[0]?.id;
  return Boolean(doc.story?.criteria.length && id && idKey(id.value) === key && isOneTask(doc));
}

const otherNeeds = (tasks: readonly Task[]): readonly string[] =>
  (tasks.find(each => each.otherNeeds)?.otherNeeds ?? []).map(({ value }) => shown(value, 80));

const MOST = 6;

/** A label and a list below it; one line where there is but one. */
function list(label: string, lines: readonly string[]): string {
  const [first, ...more] = lines;
  if (!first) return '';
  if (!more.length) return `${label}: ${first}`;
  const rest = lines.length > MOST ? [`and ${lines.length - MOST} more`] : [];
  return [`${label}:`, '', ...[...lines.slice(0, MOST), ...rest].map(line => `- ${line}`)].join('\n');
}

/** Where it stands, and what other documents say of it. */
function placesOf({ home, tasks, elsewhere }: Meant): string {
  const own = tasks.find(({ id }) => id);
  const places = [
    place(home, own, fileName(home)),
    ...elsewhere.slice(0, 3).map(({ doc, task }) => `${place(doc, task, doc.path)}${stateOf(task)}`),
  ];
  return places.join(' · ');
}

const place = (doc: Facts, task: Task | undefined, label: string): string => linkTo(doc, task?.id?.range, label);

const stateOf = ({ status }: Task): string => (status ? ` (${stateName(status.value)})` : '');

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
