import type { DocumentSymbol, SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { RoadmapSprint } from '../model/kinds/roadmap';
import type { Phase, SprintDoc, Task } from '../model/sprint';
import { contains, type Range } from '../range';
import { phaseCount } from './codeLens/phaseProgress';
import { lineOf, SYMBOL_KINDS, stateOf, taskLabel } from './labels';
import { toLspRange } from './lsp';
import { allTasks, topPhases, withInner } from './phases';
import { writtenRange } from './places';
import { toldOnce } from './progress';

/**
 * The sprints of a roadmap, the phases that hold tasks, and the tasks, inside each other as they stand in the text. Headings
 * over none of these are left to the editor's own outline, and so is the title.
 */
export function documentSymbols(doc: SprintDoc): DocumentSymbol[] {
  if (!doc.kind) return [];
  const phases = new Map(
    topPhases(doc)
      .flatMap(withInner)
      .map(phase => [phase.range.start, phase]),
  );
  const sprints = (doc.roadmap?.sprints ?? []).map(each => ofSprint(doc, each, phases.get(each.range.start)));
  const tasks = toldOnce(doc.tasks);
  const told = new Set(tasks.map(({ range }) => range.start));
  const holding = [...phases.values()].filter(phase => allTasks(phase).some(({ range }) => told.has(range.start)));
  const taken = new Set(sprints.map(({ range }) => range.start));
  const others = [...holding.map(phase => ofPhase(doc, phase)), ...tasks.map(ofTask)].filter(
    ({ range }) => !taken.has(range.start),
  );
  return nested(doc, [...sprints, ...others]);
}

/** The same one by one, for a client that knows no trees. */
export function flatSymbols(doc: SprintDoc): SymbolInformation[] {
  const flat = (symbols: readonly DocumentSymbol[], containerName?: string): SymbolInformation[] =>
    symbols.flatMap(({ name, kind, range, children = [] }) => [
      { name, kind, location: { uri: doc.uri, range }, ...(containerName && { containerName }) },
      ...flat(children, name),
    ]);
  return flat(documentSymbols(doc));
}

interface Entry {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly range: Range;
  /** What is selected when somebody goes there. */
  readonly selection: Range;
}

function ofSprint(doc: SprintDoc, sprint: RoadmapSprint, phase: Phase | undefined): Entry {
  const { label, name, weeks, dates, range, finished } = sprint;
  const when = weeks ? doc.text.slice(weeks.range.start, weeks.range.end) : dates?.value;
  const progress = (phase && phaseCount(doc, phase)) || (finished ? 'done' : '');
  return {
    name: lineOf(name ? `${label.value}: ${name.value}` : label.value) || 'Sprint',
    detail: [when && lineOf(when), progress].filter(Boolean).join(' · '),
    ...{ kind: SYMBOL_KINDS.sprint, range, selection: label.range },
  };
}

const ofPhase = (doc: SprintDoc, phase: Phase): Entry => ({
  name: lineOf(phase.name.value) || 'Phase',
  detail: phaseCount(doc, phase),
  ...{ kind: SYMBOL_KINDS.phase, range: phase.range, selection: phase.name.range },
});

const ofTask = (task: Task): Entry => ({
  name: taskLabel(task),
  detail: stateOf(task),
  ...{ kind: SYMBOL_KINDS.task, range: task.range, selection: task.id?.range ?? task.title.range },
});

/** Each inside the innermost one around it, in the order of the text. */
function nested(doc: SprintDoc, entries: readonly Entry[]): DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const around: { readonly range: Range; readonly children: DocumentSymbol[] }[] = [];
  for (const entry of entries.toSorted(byPlace)) {
    for (let last = around.at(-1); last && !contains(last.range, entry.range); last = around.at(-1)) around.pop();
    const children: DocumentSymbol[] = [];
    (around.at(-1)?.children ?? top).push(toSymbol(doc, entry, children));
    around.push({ range: entry.range, children });
  }
  return top;
}

const byPlace = (a: Entry, b: Entry): number => a.range.start - b.range.start || b.range.end - a.range.end;

/** An editor refuses a symbol whose selection is not inside it. */
function toSymbol(doc: SprintDoc, entry: Entry, children: DocumentSymbol[]): DocumentSymbol {
  const { name, detail, kind, selection } = entry;
  const range = writtenRange(doc, entry.range);
  const selected = contains(range, selection) ? selection : { start: range.start, end: range.start };
  return {
    ...{ name, kind, children },
    ...(detail && { detail }),
    range: toLspRange(doc.lines, range),
    selectionRange: toLspRange(doc.lines, selected),
  };
}
