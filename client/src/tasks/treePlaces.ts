import {
  TASK_AT,
  type TaskAt,
  type TaskAtParams,
  TREE,
  type TreeBranch,
  type TreeNode,
  type TreeOptions,
  type TreeParams,
} from '../../../server/src/protocol';
import type { Supervisor } from '../supervisor';
import type { Place } from './shift';

export type Requests = Pick<Supervisor, 'request'>;

/** What of the “Sprints” tree stands at a place. */
export interface Standing extends TaskAt {
  /** The innermost node, and those beside it. */
  readonly siblings: readonly TreeNode[];
}

/** Places of documents in the “Sprints” tree, whether or not the view is open. */
export class TreePlaces {
  readonly #server: Requests;
  #last: { readonly key: string; readonly resultId: string; readonly nodes: readonly TreeNode[] } | undefined;

  constructor(server: Requests) {
    this.#server = server;
  }

  /** Undefined where nothing of the tree stands; without a node where the options hide it. */
  async what({ uri, position }: Place, options: TreeOptions = {}): Promise<TaskAt | undefined> {
    const params: TaskAtParams = { uri, position, options };
    return (await this.#server.request<TaskAt | null>(TASK_AT, params)) ?? undefined;
  }

  /** The same with what stands beside it. */
  async at(place: Place, options: TreeOptions = {}): Promise<Standing | undefined> {
    const found = await this.what(place, options);
    if (!found) return undefined;
    // At the root stand no tasks, and it may be long.
    const parent = found.path.at(-2);
    return { ...found, siblings: parent === undefined ? [] : await this.below(parent, options) };
  }

  /** The nodes below a node; those of the last one are not sent again while they stay the same. */
  async below(parent: string, options: TreeOptions = {}): Promise<readonly TreeNode[]> {
    const key = JSON.stringify([parent, options]);
    const last = this.#last?.key === key ? this.#last : undefined;
    const parents = [{ id: parent, ...(last && { resultId: last.resultId }) }];
    const params: TreeParams = { view: 'sprints', options, parents };
    const [branch] = (await this.#server.request<TreeBranch[]>(TREE, params)) ?? [];
    if (!branch) return [];
    const nodes = branch.nodes ?? last?.nodes ?? [];
    this.#last = { key, resultId: branch.resultId, nodes };
    return nodes;
  }
}
