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
  /** The innermost one; undefined where the options hide it. */
  readonly node: TreeNode | undefined;
  /** It, and those beside it. */
  readonly siblings: readonly TreeNode[];
}

/** Places of documents in the “Sprints” tree, whether or not the view is open. */
export class TreePlaces {
  readonly #server: Requests;
  #last: { readonly key: string; readonly resultId: string; readonly nodes: readonly TreeNode[] } | undefined;

  constructor(server: Requests) {
    this.#server = server;
  }

  /** Undefined where nothing of the tree stands. */
  async at({ uri, position }: Place, options: TreeOptions = {}): Promise<Standing | undefined> {
    const params: TaskAtParams = { uri, position, options };
    const found = await this.#server.request<TaskAt | null>(TASK_AT, params);
    if (!found) return undefined;
    const [id, parent] = [found.path.at(-1), found.path.at(-2)];
    // At the root stand no tasks, and it may be long.
    const siblings = parent === undefined ? [] : await this.below(parent, options);
    return { ...found, siblings, node: siblings.find(node => node.id === id) };
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
