import type { Range, Ranged } from '../../range';
import { idKey } from '../ids/ids';
import { sectionsOf } from '../sections';
import type { Section, SprintDoc, TableRow } from '../sprint';
import { tellsOfClaims } from '../statuses/tokens';
import { type Columns, readColumns, tasksOfTable } from '../tasks/rows';
import { readRules } from './queueRules';

/** What a work queue adds: its claiming rules and its Completed tables. */
export interface Queue {
  /** The rule by which what is open may be started: “Only claim `[ ]` stories (not [BLOCKED])”. */
  readonly openIsReady: Range | undefined;
  /** The rule by which one person holds one task: “Complete ONE story before claiming another”. */
  readonly oneClaim: Range | undefined;
  /** The rule by which finished tasks go to the Completed table. */
  readonly moves: Range | undefined;
  /** Whether it says how one writes that a task is claimed. */
  readonly claims: boolean;
  readonly completed: readonly CompletedTable[];
}

/** A table below a heading “Completed”. */
export interface CompletedTable {
  readonly range: Range;
  readonly ids: readonly ListedId[];
  /** Which column holds what; the others hold what only people know. */
  readonly columns: Columns;
  /** What a new row is modelled on. */
  readonly lastRow: TableRow;
  /** What stands on the last row's line before it, such as the mark of a quotation. */
  readonly indent: string;
}

export interface ListedId extends Ranged<string> {
  readonly key: string;
  /** Only a part of it is: “Export (phase 1)”. */
  readonly partly?: true;
}

export function readQueue(doc: SprintDoc): Queue {
  const sections = sectionsOf(doc.root);
  const completed = sections.flatMap(section => (isCompleted(section) ? tablesIn(section, doc) : []));
  return { ...readRules(sections, doc.text), claims: tellsOfClaims(doc), completed };
}

const COMPLETED =
  /^(?:completed?|done|finished|completad[oa]s?|conclu[ií]d[oa]s?|hech[oa]s?|erledigte?|abgeschlossene?|已完成)(?: (?:stories|story|tasks?|items?|work|historias|tareas|tarefas|histórias|aufgaben))?$/iu;

/** "## ✅ Completed Stories (12)"; “Completed in Sprint 1” is another sprint's. */
export function isCompleted({ heading }: Section): boolean {
  const words = heading?.text.value.replace(/\(\d{0,5}[^()\d]{0,20}\)\s*$/, '').replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return COMPLETED.test(words ?? '');
}

const PARTLY = /\bpart(?:ial(?:ly)?|ly| \d)|\bphase \d|\bonly\b/i;

/** An indentation is no longer. */
const LONGEST_INDENT = 40;

function tablesIn(section: Section, { text }: SprintDoc): CompletedTable[] {
  return section.blocks.flatMap(block => {
    const lastRow = block.type === 'table' ? block.table.rows.at(-1) : undefined;
    if (block.type !== 'table' || !lastRow) return [];
    const ids = tasksOfTable(block.table, section).flatMap(({ id, title }) =>
      id ? { ...id, key: idKey(id.value), ...(PARTLY.test(title.value) && ({ partly: true } as const)) } : [],
    );
    if (!ids.length) return [];
    const before = text.slice(Math.max(0, lastRow.range.start - LONGEST_INDENT), lastRow.range.start);
    const indent = /[^\r\n]*$/.exec(before)?.[0] ?? '';
    return [{ range: block.range, ids, columns: readColumns(block.table), lastRow, indent }];
  });
}
