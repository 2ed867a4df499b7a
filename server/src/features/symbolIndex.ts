import type { SymbolKind } from 'vscode-languageserver';
import type { Facts, Kind, SprintDoc, Status, Task } from '../model/sprint';
import { sprintKey } from '../model/sprints/sprintRef';
import { isSetAside, productOf } from '../model/sprints/sprints';
import { isTemplatePath } from '../model/templates/templates';
import type { Range } from '../range';
import { lettersOf } from './fuzzy';
import { lineOf, SYMBOL_KINDS, taskLabel, titleOf } from './labels';
import { toldOnce } from './progress';

/** A task or a sprint as people look for it. */
export interface SymbolEntry {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly doc: Facts;
  readonly range: Range;
  /** How a task stands. */
  readonly status?: Status;
  readonly owner?: string;
  /** Of a sprint, which one it is: several documents speak of it, and one stands for them. */
  readonly sprint?: string;
  /** In lower case. */
  readonly text: string;
  /** Kept for the record: what is worked on comes first. */
  readonly isOld: boolean;
}

/** Those of the documents, the ones of `base` behind them; templates have none. */
export interface SymbolIndex {
  readonly own: readonly SymbolEntry[];
  /** What is in the text of each, as `lettersOf` tells. */
  readonly letters: Int32Array;
  readonly base: SymbolIndex | undefined;
}

export function symbolIndex(own: readonly Facts[], base: SymbolIndex | undefined): SymbolIndex {
  const entries = atHome(own.flatMap(doc => (isOpen(doc) ? doc.once(entriesOf, entriesOf) : entriesOf(doc))));
  return { own: entries, letters: Int32Array.from(entries, ({ text }) => lettersOf(text)), base };
}

/** It remembers what others have made of it. */
const isOpen = (doc: Facts): doc is SprintDoc => 'once' in doc;

function entriesOf(doc: Facts): readonly SymbolEntry[] {
  if (isTemplatePath(doc.path)) return [];
  const rest = { doc, isOld: isSetAside(doc) };
  return [...sprintsOf(doc), ...toldOnce(doc.tasks).map(ofTask)].map(entry => ({
    ...{ ...entry, ...rest },
    text: entry.name.toLowerCase(),
  }));
}

type Found = Omit<SymbolEntry, 'doc' | 'isOld' | 'text'>;

/** Of the entries for one sprint, that of the best document. */
export function atHome(entries: readonly SymbolEntry[]): readonly SymbolEntry[] {
  const homes = new Map<string, SymbolEntry>();
  for (const entry of entries) {
    const known = entry.sprint && homes.get(entry.sprint);
    if (entry.sprint && (!known || homeOf(entry) < homeOf(known))) homes.set(entry.sprint, entry);
  }
  return entries.filter(entry => !entry.sprint || homes.get(entry.sprint) === entry);
}

function homeOf({ doc }: SymbolEntry): number {
  const home = HOMES.indexOf(doc.kind);
  return home < 0 ? HOMES.length : home;
}

/** Where a sprint is at home, best first; in a roadmap, if nowhere else. */
const HOMES: readonly (Kind | undefined)[] = ['plan', 'tracker', 'readiness', 'queue', 'review', 'rca'];

function sprintsOf(doc: Facts): Found[] {
  const find = (number: string, label: string, range: Range): Found => ({
    ...{ name: lineOf(label) || 'Sprint', kind: SYMBOL_KINDS.sprint, range },
    sprint: `${productOf(doc)}#${sprintKey(number)}`,
  });
  const listed = (doc.roadmap?.sprints ?? []).map(({ number, label, name }) =>
    find(number.value, name ? `${label.value}: ${name.value}` : label.value, label.range),
  );
  const number = HOMES.includes(doc.kind) ? doc.sprint?.number.value : undefined;
  if (!number) return listed;
  const title = doc.kind === 'plan' ? (doc.sprint?.title?.value ?? givenTitle(doc)) : '';
  const range = doc.title?.range ?? { start: 0, end: 0 };
  return [find(number, title ? `Sprint ${number}: ${title}` : `Sprint ${number}`, range), ...listed];
}

/** The front matter's, where it is not the heading again. */
const givenTitle = (doc: Facts): string => (doc.headings.some(({ level }) => level === 1) ? '' : titleOf(doc));

const ofTask = (task: Task): Found => ({
  ...{ name: taskLabel(task), kind: SYMBOL_KINDS.task, range: task.id?.range ?? task.title.range },
  ...(task.status && { status: task.status.value }),
  ...(task.owner && { owner: task.owner.value }),
});
