import { DependencyGraph, type IdNode } from '../model/ids/dependencyGraph';
import { cyclesOf, shortestCycle } from '../model/ids/graph';
import { nameOf } from '../model/ids/taskNames';
import type { Finding, Rule } from './rule';

/** A task that waits for itself, alone or by way of others, never starts. */
export const dependencyCycle: Rule = {
  id: 'dependency-cycle',
  severity: 'error',
  summary: 'Tasks depend on each other in a circle, or one on itself.',
  *checkInProject(doc, project) {
    const graph = new DependencyGraph(project);
    for (const group of cyclesOf(graph.roots(doc), node => graph.next(node))) {
      const [start] = group.filter(node => node.doc === doc).sort((a, b) => startOf(a) - startOf(b));
      if (start) yield finding(start, group, graph);
    }
  },
};

const startOf = ({ tasks }: IdNode): number => tasks[0]?.range.start ?? 0;
const label = ({ tasks, key }: IdNode): string => nameOf(tasks[0]?.id?.value ?? key);
const MOST_SHOWN = 8;

function finding(start: IdNode, group: readonly IdNode[], graph: DependencyGraph): Finding {
  const path = shortestCycle(start, new Set(group), node => graph.next(node));
  const steps = path.slice(0, -1).flatMap((node, at) => {
    const edge = graph.edges(node).find(({ to }) => to === path[at + 1]);
    return edge ? [{ node, range: edge.dependency.range, to: edge.to }] : [];
  });
  const names = path.map(label);
  const shown = names.length > MOST_SHOWN ? [...names.slice(0, MOST_SHOWN - 2), '…', ...names.slice(-1)] : names;
  return {
    range: steps[0]?.range ?? start.tasks[0]?.range ?? { start: 0, end: 0 },
    message:
      names.length > 2
        ? `These tasks wait for each other: ${shown.join(' → ')}. Remove one of the dependencies.`
        : `${names[0]} depends on itself. Remove or correct the dependency.`,
    related: steps.slice(1, MOST_SHOWN).map(({ node, range, to }) => ({
      uri: node.doc.uri,
      range,
      message: `${label(node)} depends on ${label(to)}`,
    })),
  };
}
