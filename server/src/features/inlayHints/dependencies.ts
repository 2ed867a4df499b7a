import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver';
import { onlyState, type Target, targetOf, unfinished } from '../../model/ids/dependencyTargets';
import { nameOf, stateName } from '../../model/ids/taskNames';
import type { Dependency, SprintDoc, Status, Task } from '../../model/sprint';
import type { Project } from '../../project';
import type { Range } from '../../range';
import { shortTitle } from '../codeLens/next';
import { toLspRange } from '../lsp';

/** "in progress" behind the id of a dependency whose state is not noted there. */
export function dependencyHints(doc: SprintDoc, project: Project, isWanted: (range: Range) => boolean): InlayHint[] {
  const told = new Set<number>();
  return doc.tasks.flatMap(task =>
    bySpan(task, isWanted).flatMap(span => {
      const { end } = (span[0] as Dependency).range;
      const known = told.has(end) ? [] : span.flatMap(each => knownState(each, doc, project) ?? []);
      // Of a span with an id that leads nowhere, nobody knows how far it is.
      if (!known.length || known.length < span.length || isSettled(task, known)) return [];
      told.add(end);
      return [{ position: doc.lines.positionAt(end), label: [labelOf(known)], paddingLeft: true }];
    }),
  );
}

/** “T01-T05” is one place and several dependencies. */
function bySpan({ dependsOn }: Task, isWanted: (range: Range) => boolean): readonly (readonly Dependency[])[] {
  const spans = new Map<number, Dependency[]>();
  for (const dependency of dependsOn) {
    const { state, range } = dependency;
    if (state || !isWanted(range)) continue;
    const span = spans.get(range.start);
    if (span) span.push(dependency);
    else spans.set(range.start, [dependency]);
  }
  return [...spans.values()];
}

interface Known {
  readonly dependency: Dependency;
  readonly target: Target;
  readonly state: Status;
}

function knownState(dependency: Dependency, doc: SprintDoc, project: Project): Known | undefined {
  const target = targetOf(dependency, doc, project);
  const state = target && stateOf(target);
  return state && { dependency, target, state };
}

/** Undefined where several places tell several states. */
function stateOf(target: Target): Status | undefined {
  return onlyState(target) ?? unfinished(target)?.value;
}

/** What is done needed what is done: nobody has to look that up. */
const isSettled = ({ status }: Task, known: readonly Known[]): boolean =>
  (status?.value === 'done' || status?.value === 'cancelled') && known.every(({ state }) => state === 'done');

function labelOf(known: readonly Known[]): InlayHintLabelPart {
  const [{ dependency, target, state }, ...others] = known as [Known, ...Known[]];
  const done = known.filter(each => each.state === 'done').length;
  if (others.length) return { value: done === known.length ? 'done' : `${done}/${known.length} done` };
  const { doc, tasks } = target;
  const { id, title } = tasks.find(({ status }) => status) ?? (tasks[0] as Task);
  const range = toLspRange(doc.lines, id?.range ?? title.range);
  const where = `${doc.path}, line ${range.start.line + 1}`;
  return {
    value: stateName(state),
    tooltip: `${nameOf(dependency.value)} ${shortTitle(title.value, 80)} (${where})`,
    location: { uri: doc.uri, range },
  };
}
