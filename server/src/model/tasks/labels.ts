import { type Ranged, ranged } from '../../range';
import type { Block, List, Section, Task } from '../sprint';

/** What a line right above a list says that the list holds. */
export type ListRole = 'tasks' | NonNullable<Task['beside']>;

/** “**Acceptance Criteria** (all of them):”, “Deliverables:” and the like; undefined for a line that says nothing of the kind. */
export function roleOfLabel(line: string): ListRole | undefined {
  const name = line.length <= LONGEST_LABEL ? LABEL.exec(line)?.[1] : undefined;
  return name === undefined ? undefined : ROLES.find(([, pattern]) => pattern.test(name))?.[0];
}

const LONGEST_LABEL = 120;
const LABEL =
  /^[^\p{L}\d\r\n]{0,12}(\p{L}[\p{L}\d.’' ]{2,59}?)[\s*_]{0,4}(?:\([^()\r\n]{0,60}\))?[\s*_]{0,4}[:：]?[\s*_]{0,4}$/u;

const named = (names: string, number = '(?: \\d[\\d.]{0,7})?'): RegExp =>
  new RegExp(`^(?:(?:key|main|overall|(?:sprint|phase|epic|story|task|feature)${number}) )?(?:${names})$`, 'iu');
const ROLES: readonly (readonly [ListRole, RegExp])[] = [
  // “Sprint 5 tasks” may be those of another sprint, which a handoff tells of.
  ['tasks', named('tasks|task list|task breakdown|work items|tareas|tarefas|aufgaben|任务', '')],
  [
    'criteria',
    named(
      "(?:acceptance|success|exit|completion) criteria(?: for [\\p{L}\\d’' ]{2,40})?|acceptance|criteria|success metrics|definition of done|dod|done when|" +
        'criterios de (?:aceptación|éxito)|critérios de (?:aceitação|sucesso)|definição de pronto|' +
        "akzeptanzkriterien|abnahmekriterien|critères d[’']acceptation|验收标准",
    ),
  ],
  ['deliverables', named('deliverables?|outputs?|entregables?|entregáveis|ergebnisse|交付物')],
];

/** The last line of a paragraph that stands right above a list, as far as a label can be long. */
export function lineAbove(block: Block | undefined, text: string): string {
  return block?.type === 'paragraph' ? lastLine(text, block.range) : '';
}

/**
 * The items below a label that stands alone: a paragraph’s last line “**Deliverables**:” above a list, or an item
 * “- **Deliverables**:” with a list inside.
 */
export function listBelow(section: Section, text: string, role: ListRole): readonly Ranged<string>[] | undefined {
  for (const [at, block] of section.blocks.entries()) {
    if (block.type !== 'list') continue;
    if (roleOfLabel(lineAbove(section.blocks[at - 1], text)) === role) return textsOf([block.list]);
    const item = block.list.items.find(each => each.lists.length && roleOfLabel(each.text.value) === role);
    if (item) return textsOf(item.lists);
  }
  return undefined;
}

/** The last line with words between two offsets; of a longer one than any label, its end. */
export const lastLine = (text: string, { start, end }: { readonly start: number; readonly end: number }): string =>
  /[^\r\n]*$/.exec(text.slice(Math.max(start, end - 2 * LONGEST_LABEL), end).trimEnd())?.[0] ?? '';

const textsOf = (lists: readonly List[]): Ranged<string>[] =>
  lists.flatMap(({ items }) => items.map(({ text: { value, range } }) => ranged(value, range.start, range.end)));
