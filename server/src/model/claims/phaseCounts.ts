import { contains, type Ranged, ranged } from '../../range';
import { blocksOf, sectionsOf } from '../sections';
import type { List, Part, Section, SprintDoc, Table } from '../sprint';
import { workKey } from '../statuses/headingState';
import { boxReadings } from './boxes';
import { haveCounts } from './counts';
import type { StaleNumber } from './staleCounters';

const TASKS = '(?:tasks?|tareas?|tarefas?|aufgaben?)';
const COLUMN = new RegExp(`^[*_# ]*(?:(?:total|number of|no\\.? of|n[º°]) )?(?:de )?${TASKS}[*_ ]*$|^任务数量?$`, 'i');
const CELL = new RegExp(`^[*_]*(\\d{1,4})[*_]*(?: ${TASKS})?[*_]*$`, 'i');
const ITEM = new RegExp(`^[^:]{1,80}[:：][*_ ]*(\\d{1,4})[*_]* ${TASKS}[*_]*(?= *(?:$|[([,;–—-]))`, 'i');
const OF_SOME = /parallel|paral[eo]l|remain|left\b|pending|open\b|skip|defer|except|done|complet|conclu/i;
const MAY_HOLD = new RegExp(`${TASKS}|任务数`, 'i');

/** How many tasks a list or a table says that a phase has. */
interface Claim {
  readonly key: string;
  readonly declared: Ranged<number>;
}

/** "| Phase 2 | 12 tasks |" above a “Phase 2” with 13 checkboxes, where the rows of the other phases are right. */
export function stalePhaseCounts(doc: SprintDoc): StaleNumber[] {
  const groups = doc.parts.flatMap(part => part.read(groupsOfPart));
  const all = groups.filter(({ length }) => length > FEWEST_RIGHT);
  return all.length ? staleIn(doc, all) : [];
}

function groupsOfPart({ root, prose }: Part): readonly (readonly Claim[])[] {
  if (!MAY_HOLD.test(prose)) return [];
  return [...blocksOf(root)].flatMap(block =>
    block.type === 'table' ? claimsOfRows(block.table) : block.type === 'list' ? [claimsOfItems(block.list)] : [],
  );
}

function claimsOfRows({ header, rows }: Table): Claim[][] {
  return header.cells.flatMap(({ value }, column) =>
    COLUMN.test(value)
      ? [rows.flatMap(({ cells }) => claimOf(cells[0]?.value ?? '', cells[column] ?? ranged('', 0, 0), CELL))]
      : [],
  );
}

const claimsOfItems = ({ items }: List): Claim[] =>
  items.flatMap(({ text }) => claimOf(text.value, text, ITEM).filter(() => !OF_SOME.test(text.value)));

function claimOf(name: string, { value, range }: Ranged<string>, pattern: RegExp): Claim[] {
  const key = workKey(name);
  const match = key ? pattern.exec(value) : null;
  const written = match?.[1];
  if (!key || !match || !written) return [];
  const start = range.start + match[0].lastIndexOf(written, match[0].length);
  return [{ key, declared: ranged(Number(written), start, start + written.length) }];
}

/** Where so many others are right, the numbers are those of checkboxes. */
const FEWEST_RIGHT = 2;

function staleIn(doc: SprintDoc, groups: readonly (readonly Claim[])[]): StaleNumber[] {
  const sections = new Map<string, Section[]>();
  for (const section of sectionsOf(doc.root)) {
    const key = workKey(section.heading?.text.value ?? '');
    if (key && !sections.get(key)?.push(section)) sections.set(key, [section]);
  }
  return groups.flatMap(claims => {
    const judged = claims.flatMap(claim => judge(claim, sections.get(claim.key) ?? [], doc));
    const wrong = judged.flatMap(each => (each === 'right' ? [] : [each]));
    const right = judged.length - wrong.length;
    return wrong.length && right >= FEWEST_RIGHT && right >= wrong.length * 2 ? wrong : [];
  });
}

/** Where two sections of one phase have about as many boxes, it stays open which of them is meant. */
function judge({ declared }: Claim, sections: readonly Section[], doc: SprintDoc): ('right' | StaleNumber)[] {
  const counted = sections.filter(section => boxReadings(section).length && !contains(section.range, declared.range));
  const [first, ...more] = counted;
  const readings = counted.flatMap(section => boxReadings(section));
  if (readings.some(({ total }) => total === declared.value)) return ['right'];
  const found = readings[0]?.total ?? 0;
  const isFar = found > 2 * declared.value || declared.value > 2 * found;
  const heading = first?.heading;
  const isOpen = more.some(section => 2 * (boxReadings(section)[0]?.total ?? 0) > found);
  if (!first || !heading || isOpen || isFar || haveCounts(doc, first)) return [];
  const message = `This says ${declared.value}, but “${heading.text.value}” has ${found} checkboxes.`;
  return [{ declared, found, message, evidence: [{ range: heading.range, text: `${found} checkboxes below it` }] }];
}
