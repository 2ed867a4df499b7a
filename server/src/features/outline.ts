import { idKey } from '../model/ids/ids';
import type { Facts, Phase, Task } from '../model/sprint';
import { withSteps } from '../model/tasks/items';
import type { Project } from '../project';
import type { OutlineNode } from '../protocol';
import type { LineIndex, Range } from '../range';
import { plain, titleOf } from './labels';
import { toLspRange } from './lsp';
import { progressOf, toldOnce } from './progress';

/** The tree of sprints, their documents, phases and tasks; a document that names no sprint stands at the root. */
export function outline(project: Project): OutlineNode[] {
  const documents = [...project.documents].sort((a, b) => compare(a.path, b.path) || compare(a.uri, b.uri));
  const sprints = new Map<string, Facts[]>();
  for (const doc of documents) {
    if (!doc.sprint) continue;
    const number = numberOf(doc);
    sprints.set(number, [...(sprints.get(number) ?? []), doc]);
  }
  return [
    ...[...sprints].sort(([a], [b]) => compare(a, b)).map(([number, docs]) => sprintNode(number, docs)),
    ...documents.filter(doc => !doc.sprint).map(doc => documentNode(doc, '')),
  ];
}

function sprintNode(number: string, documents: readonly Facts[]): OutlineNode {
  const id = `sprint:${number}`;
  // Other kinds follow the number with what they are: “Sprint 4 progress tracker”.
  const title = documents.find(doc => doc.kind === 'plan' && doc.sprint?.title)?.sprint?.title?.value;
  return {
    id,
    type: 'sprint',
    label: `Sprint ${number}`,
    ...(title && { description: plain(title) }),
    children: documents.map(doc => documentNode(doc, id)),
  };
}

function documentNode(doc: Facts, parent: string): OutlineNode {
  const id = `${parent}/doc:${doc.uri}`;
  const { status, text } = progressOf(doc.tasks);
  const phases = topPhases(doc);
  const elsewhere = new Set(
    [...phases.flatMap(allTasks), ...doc.tasks.flatMap(({ steps }) => steps ?? [])].map(startOf),
  );
  const ids = uniqueIds(id);
  return {
    id,
    type: 'document',
    label: plain(titleOf(doc)) || fileName(doc.path),
    description: [doc.kind, text].filter(Boolean).join(' · '),
    ...(status && { status }),
    uri: doc.uri,
    range: toLspRange(doc.lines, doc.title?.range ?? { start: 0, end: 0 }),
    children: [
      ...phases.map(phase => phaseNode(doc, phase, ids)),
      ...toldOnce(doc.tasks.filter(task => !elsewhere.has(startOf(task)))).map(task => taskNode(doc, task, ids)),
    ],
  };
}

/** Without the phase that is the whole document under its title. */
export function topPhases({ phases, title }: Facts): readonly Phase[] {
  const [only] = phases;
  return only && phases.length === 1 && only.name.range.start === title?.range.start ? only.phases : phases;
}

type MakeId = (type: string, name: string) => string;

function phaseNode(doc: Facts, phase: Phase, makeId: MakeId): OutlineNode {
  const id = makeId('phase', phase.name.value);
  const { status, text } = progressOf(workOf(doc, phase));
  const ids = uniqueIds(id);
  return {
    id,
    type: 'phase',
    label: plain(phase.name.value),
    ...(text && { description: text }),
    ...(status && { status }),
    ...place(doc.uri, doc.lines, phase.name.range),
    children: [
      ...phase.phases.map(inner => phaseNode(doc, inner, ids)),
      ...toldOnce(phase.tasks).map(task => taskNode(doc, task, ids)),
    ],
  };
}

function taskNode(doc: Facts, task: Task, makeId: MakeId): OutlineNode {
  const title = plain(task.title.value);
  const number = task.id && plain(task.id.value);
  const id = makeId('task', number ?? title);
  const ids = uniqueIds(id);
  const steps = task.steps ?? [];
  const progress = progressOf(withSteps(steps)).text;
  const description = [task.owner && plain(task.owner.value), progress].filter(Boolean).join(' · ');
  return {
    id,
    type: 'task',
    label: number && !title.startsWith(number) ? `${number} ${title}`.trim() : title,
    ...(description && { description }),
    ...(task.status && { status: task.status.value }),
    ...place(doc.uri, doc.lines, task.id?.range ?? task.title.range),
    children: steps.map(step => taskNode(doc, step, ids)),
  };
}

/** Ids by name rather than by position, so that a row added above does not fold the tree. */
function uniqueIds(parent: string): MakeId {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  return (type, name) => {
    const id = `${parent}/${type}:${name}`;
    let count = counts.get(id) ?? 1;
    let unique = count === 1 ? id : `${id}#${count}`;
    // Something else may really be named “Reader#2”.
    while (used.has(unique)) unique = `${id}#${++count}`;
    counts.set(id, count + 1);
    used.add(unique);
    return unique;
  };
}

const place = (uri: string, lines: LineIndex, range: Range) => ({ uri, range: toLspRange(lines, range) });
export const withInner = (phase: Phase): readonly Phase[] => [phase, ...phase.phases.flatMap(withInner)];
export const allTasks = ({ tasks, phases }: Phase): readonly Task[] => [
  ...withSteps(tasks),
  ...phases.flatMap(allTasks),
];

/**
 * The tasks of a phase that count as its own. A list of what the whole document has completed often stands below the last
 * phase, and behind it what older phases did.
 */
export function workOf(doc: Facts, phase: Phase): readonly Task[] {
  const tasks = allTasks(phase);
  const start = tasks.find(({ source }) => source === 'completed-row')?.range.start;
  if (start === undefined) return tasks;
  const isElsewhere = ({ range, source }: Task): boolean =>
    source === 'row' && (range.start < phase.range.start || range.start > start);
  const isOfAll = tasks.some(
    ({ id, source }) => source === 'completed-row' && id && doc.ids.get(idKey(id.value))?.tasks.some(isElsewhere),
  );
  const own = isOfAll ? tasks.filter(({ range }) => range.start < start) : [];
  return own.length ? own : tasks;
}

const startOf = ({ range }: Task): number => range.start;
const numberOf = (doc: Facts): string => doc.sprint?.number.value.trim().replace(/^0+(?=\d)/, '') ?? '';
const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const compare = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
