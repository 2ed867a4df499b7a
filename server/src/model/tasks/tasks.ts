import { type Ranged, ranged } from '../../range';
import { idKey, isId, leadingId } from '../ids/ids';
import { type IdKeys, keysOf } from '../ids/knownIds';
import { blocksOf, itemsOf } from '../sections';
import type { Dependency, FrontMatter, FrontMatterEntry, Part, Phase, Section, SprintDoc, Task } from '../sprint';
import { taskOfHeading } from './headings';
import { tasksOfItems, withSteps } from './items';
import { lineAbove } from './labels';
import { placeTask } from './placed';
import { present } from './present';
import { readColumns, tasksOfTable } from './rows';
import { statedAt } from './states';

export interface TaskTree {
  /** Every task, steps and story front matter too, in the order of the text. */
  readonly tasks: readonly Task[];
  /** The sections that hold tasks. A task's own heading is the task, not a phase. */
  readonly phases: readonly Phase[];
  /** Those of each task. */
  readonly keys: readonly (IdKeys | undefined)[];
}

/** Reads each part's tasks where they have not been read before, and puts them below the sections. */
export function readTaskTree({
  root,
  parts,
  frontMatter,
}: Pick<SprintDoc, 'root' | 'parts' | 'frontMatter'>): TaskTree {
  const tasks: Task[] = [];
  const keys: (IdKeys | undefined)[] = [];
  // Sections stand in the order of the parts.
  let next = 0;
  for (const task of frontMatter ? taskOfFrontMatter(frontMatter, root) : []) add(task, keysOf(task));
  const { phases } = readSection(root);
  return { tasks, phases, keys };

  function add(task: Task, own: IdKeys | undefined): void {
    tasks.push(task);
    keys.push(own);
  }

  /** What stands in a section itself, the tasks whose headings stand right below it, and the phases inside. */
  function readSection(section: Section): Pick<Phase, 'tasks' | 'phases'> & { readonly heading?: Task } {
    const part = parts[next++];
    const read = part?.read(readPartTasks, readPartTasks, placeTasks) ?? { own: [] };
    const own = [...read.own];
    const keys = part?.readPlain(readPartKeys) ?? [];
    const heading = read.heading && { ...read.heading, range: section.range };
    if (heading) add(heading, keys.at(-1));
    for (const [at, task] of withSteps(read.own).entries()) add(task, keys[at]);
    const inside: Phase[] = [];
    for (const child of section.sections) {
      const { heading: task, ...below } = readSection(child);
      if (task) own.push(task);
      // A document that is one story has its title as a task, and phases below it all the same.
      if (task && section !== root) continue;
      if (child.heading && (below.tasks.length || below.phases.length))
        inside.push({ name: child.heading.text, range: child.range, ...below });
    }
    return { tasks: own, phases: inside, ...(heading && { heading }) };
  }
}

interface PartTasks {
  readonly own: readonly Task[];
  /** The heading as a task, without the sections below it. */
  readonly heading?: Task;
}

function readPartTasks({ text, root }: Part): PartTasks {
  const section = root.sections[0] ?? root;
  const heading = taskOfHeading(section, text);
  const own = section.blocks.flatMap((_, at) => [...tasksOfBlock(at, section, text)]);
  return { own, ...(heading && { heading }) };
}

const placeTasks = ({ own, heading }: PartTasks, by: number): PartTasks => ({
  own: own.map(task => placeTask(task, by)),
  ...(heading && { heading: placeTask(heading, by) }),
});

/** Those of each task and its steps; at the end, those of the heading. */
const readPartKeys = (part: Part): readonly (IdKeys | undefined)[] => {
  const { own, heading } = part.remember(readPartTasks);
  return [...withSteps(own), ...(heading ? [heading] : [])].map(keysOf);
};

function tasksOfBlock(at: number, section: Section, text: string): readonly Task[] {
  const block = section.blocks[at];
  if (block?.type === 'table')
    return EXAMPLE.test(section.heading?.text.value ?? '') ? [] : tasksOfTable(block.table, section);
  if (block?.type !== 'list') return [];
  const line = lineAbove(section.blocks[at - 1], text);
  return tasksOfItems(block.list, { section, text, line });
}

/** “## Example” shows how rows are written. */
const EXAMPLE =
  /^(?:examples?|beispiele?|ejemplos?|exemplos?|exemples?|示例)(?: (?:rows?|entry|entries|table|queue))?\W*$/i;

/** A story file is a task: `id: task-12`, `status: In Progress`, `dependencies: [task-3]`. */
function taskOfFrontMatter({ entries, range }: FrontMatter, root: Section): Task[] {
  const find = (name: string) => entries.find(({ key }) => key.value.toLowerCase() === name);
  const entry = (name: string) => find(name)?.value;
  const id = asText(entry('id'));
  if (!id || !isId(id.value)) return [];
  const dependencies = find('dependencies') ?? find('depends_on');
  return [
    {
      range: { start: range.start, end: root.range.end },
      id,
      title: asText(entry('title')) ?? id,
      source: 'front-matter',
      dependsOn: dependencies ? idsIn(dependencies) : [],
      ...present({
        status: statedAt(asText(entry('status'))),
        owner: onlyOne(find('assignee') ?? find('owner')),
        priority: asText(entry('priority')),
      }),
    },
  ];
}

function idsIn({ value: { value, range }, source }: FrontMatterEntry): Dependency[] {
  const values = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,\s]+/) : [];
  const exact = range.end - range.start === source.length;
  let from = 0;
  return values
    .filter((id): id is string => typeof id === 'string' && isId(id))
    .map(id => {
      const at = exact ? source.indexOf(id, from) : -1;
      if (at >= 0) from = at + id.length;
      const start = range.start + at;
      return { value: id, key: idKey(id), range: at < 0 ? range : { start, end: start + id.length } };
    });
}

/** Of a list with one name, the name: `assignee: ["@ada"]`. */
function onlyOne(entry: FrontMatterEntry | undefined): Ranged<string> | undefined {
  if (!entry) return undefined;
  const { value, range } = entry.value;
  if (!Array.isArray(value)) return asText(entry.value);
  const [name, ...others] = value as readonly unknown[];
  if (typeof name !== 'string' || others.length) return undefined;
  const at = range.end - range.start === entry.source.length ? entry.source.indexOf(name) : -1;
  return at < 0 ? { value: name, range } : ranged(name, range.start + at, range.start + at + name.length);
}

const asText = (written: Ranged<unknown> | undefined): Ranged<string> | undefined =>
  typeof written?.value === 'string' || typeof written?.value === 'number'
    ? { value: String(written.value), range: written.range }
    : undefined;

/** Keys of all that a document introduces by an id: what a heading, an item, a cell or a bold text begins with. */
export function readIntroduced({ parts, path, tasks }: Pick<SprintDoc, 'parts' | 'path' | 'tasks'>): Set<string> {
  const introduced = new Set<string>();
  const [first] = tasks;
  if (first?.id && first.source === 'front-matter') introduced.add(idKey(first.id.value));
  for (const part of parts) for (const key of part.readPlain(introducedIn)) introduced.add(key);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const named = name.replace(/\.\w+$/, '').replace(/^((?:\d+[-.]\d+)(?:\.\d+)*)[-_ ].*/, '$1');
  const id = leadingId(ranged(named, 0, 0));
  return id ? introduced.add(idKey(id.value)) : introduced;
}

function introducedIn(part: Part): readonly string[] {
  const { root } = part;
  const keys = part.remember(readPartKeys).flatMap(each => each?.key ?? []);
  const add = (text: Ranged<string> | undefined) => {
    const id = text && leadingId(text);
    if (id) keys.push(idKey(id.value));
  };
  add(root.sections[0]?.heading?.text);
  for (const block of blocksOf(root)) {
    if (block.type === 'list') for (const item of itemsOf(block.list)) add(item.text);
    if (block.type !== 'table') continue;
    const { dependsOn } = readColumns(block.table);
    for (const { cells } of block.table.rows)
      for (const cell of cells.slice(0, 3)) if (cell !== cells[dependsOn ?? -1]) add(cell);
  }
  return keys;
}
