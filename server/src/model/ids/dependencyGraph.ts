import type { Dependency, Facts, Task } from '../sprint';
import { type Definitions, targetOf } from './dependencyTargets';

/** An id of a document. */
export interface IdNode {
  readonly doc: Facts;
  readonly key: string;
  readonly tasks: readonly Task[];
}

interface Edge {
  readonly dependency: Dependency;
  readonly to: IdNode;
}

/** The ids of a project as nodes, made when they are reached. */
export class DependencyGraph {
  readonly #definitions: Definitions;
  readonly #nodes = new Map<Facts, Map<string, IdNode>>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  #node(doc: Facts, key: string, tasks: readonly Task[]): IdNode {
    const nodes = this.#nodes.get(doc) ?? new Map<string, IdNode>();
    this.#nodes.set(doc, nodes);
    const node = nodes.get(key) ?? { doc, key, tasks };
    nodes.set(key, node);
    return node;
  }

  /** A circle leads forward or out of the document somewhere: where nothing does, there is none. */
  *roots(doc: Facts): Generator<IdNode> {
    for (const [key, { tasks }] of doc.ids) {
      const start = tasks[0]?.range.start ?? 0;
      const leads = tasks.some(({ dependsOn }) =>
        dependsOn.some(each => (doc.ids.get(each.key)?.tasks[0]?.range.start ?? Number.POSITIVE_INFINITY) >= start),
      );
      if (leads) yield this.#node(doc, key, tasks);
    }
  }

  next(node: IdNode): IdNode[] {
    return this.edges(node).map(({ to }) => to);
  }

  edges({ doc, key, tasks }: IdNode): Edge[] {
    return dependenciesOf(tasks).flatMap(dependency => {
      // “All of T1–T9” in T9's own row means the others.
      const isSpan = dependency.range.end - dependency.range.start !== dependency.value.length;
      if (dependency.loose || (dependency.key === key && isSpan)) return [];
      const target = targetOf(dependency, doc, this.#definitions);
      return target ? [{ dependency, to: this.#node(target.doc, dependency.key, target.tasks) }] : [];
    });
  }
}

/** An id that different tasks have, with different dependencies, is none of them for certain. */
function dependenciesOf(tasks: readonly Task[]): readonly Dependency[] {
  const [first, ...others] = tasks.map(({ dependsOn }) => dependsOn).filter(({ length }) => length);
  if (!first || !others.length) return first ?? [];
  const keys = keysIn(first);
  return others.every(each => keysIn(each) === keys) ? first : [];
}

const keysIn = (dependencies: readonly Dependency[]): string =>
  dependencies
    .map(({ key }) => key)
    .sort()
    .join(' ');
