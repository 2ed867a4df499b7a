import { ranged } from '../../range';
import { type Field, fieldsIn } from '../fields';
import type { DefinedId } from '../ids/knownIds';
import { partOf } from '../partOf';
import { checkboxesOf, sectionsOf } from '../sections';
import type { Part, SprintDoc } from '../sprint';
import { boxReadings } from './boxes';
import { haveCounts } from './counts';
import type { StaleNumber } from './staleCounters';

const NAME =
  /^(?:total (?:number of )?tasks|total task count|total de (?:tareas|tarefas)|aufgaben gesamt|任务总数|总任务数)$/i;
const NUMBER = /^(\d{1,4})(?: (?:tasks|tareas|tarefas|aufgaben))?(?=\s*(?:$|[([,;.]))/i;
const mayHold = ({ text }: Part): boolean => /total|gesamt|总/i.test(text);

/** "**Total tasks**: 52" at the head or the foot of a list of tasks that all are checkboxes with ids: "- [ ] T012 [P] …". */
export function staleTaskTotals(doc: SprintDoc): StaleNumber[] {
  if (doc.kind === 'tracker') return [];
  const said = sectionsOf(doc.root).flatMap(section =>
    partOf(doc, section)?.readPlain(mayHold) ? fieldsIn(doc, section).filter(isTotal) : [],
  );
  const counts = said.length ? countsOf(doc) : undefined;
  return counts ? said.flatMap(field => stale(field, counts)) : [];
}

const isTotal = ({ name }: Field): boolean => NAME.test(name.value.trim());

interface Counts {
  /** How many checkboxes have an id of the family that most of them have. */
  readonly tasks: number;
  readonly others: ReadonlySet<number>;
}

function countsOf(doc: SprintDoc): Counts | undefined {
  const { root, tasks, ids } = doc;
  const keys = largestFamily([...ids.values()]);
  const times = keys.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const boxes = [...checkboxesOf(root)].length;
  // Where most boxes have no such id, or one stands for several tasks, it stays open what is counted.
  if (keys.length < FEWEST || keys.length * 2 < boxes || haveCounts(doc, root)) return undefined;
  const numbers = keys.flatMap(({ keys: { key } }) => /\d+$/.exec(key)?.map(Number) ?? []);
  const highest = numbers.reduce((most, each) => Math.max(most, each), 0);
  const lowest = numbers.reduce((least, each) => Math.min(least, each), highest);
  const others = [times, numbers.length, highest, highest - lowest + 1, tasks.length, ids.size];
  return { tasks: keys.length, others: new Set([...others, ...boxReadings(root).map(({ total }) => total)]) };
}

/** The ids of checkboxes that look most alike; "T8A" is one of those of "T8". */
function largestFamily(ids: readonly DefinedId[]): readonly DefinedId[] {
  const families = new Map<string, DefinedId[]>();
  for (const id of ids) {
    if (!id.tasks.some(({ source }) => source === 'checkbox')) continue;
    const family = id.keys.family.replace(/#[A-Z]$/, '#');
    if (!families.get(family)?.push(id)) families.set(family, [id]);
  }
  return [...families.values()].reduce((most, each) => (each.length > most.length ? each : most), []);
}

/** Such a total counts more or less than there is. */
const HEDGED = /exclud|excl\b|without|optional|remain|plus\b|\+|approx|~|sin\b|sem\b|ohne|opcional/i;

/** Smaller numbers are easily the same by chance. */
const FEWEST = 8;
/** So far from them, a number counts something else. */
const FARTHEST = 0.25;

function stale({ value }: Field, { tasks, others }: Counts): StaleNumber[] {
  const written = NUMBER.exec(value.value)?.[1];
  const declared = Number(written);
  if (
    !written ||
    HEDGED.test(value.value) ||
    declared === tasks ||
    others.has(declared) ||
    Math.abs(declared - tasks) > FARTHEST * tasks
  )
    return [];
  const { start } = value.range;
  const message = `This says ${written}, but the document has ${tasks} tasks with ids and checkboxes.`;
  return [{ declared: ranged(declared, start, start + written.length), found: tasks, message, evidence: [] }];
}
