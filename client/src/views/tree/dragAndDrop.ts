import { DataTransferItem, type TreeDragAndDropController } from 'vscode';
import type { TreeNode } from '../../../../server/src/protocol';
import { draggedTasks } from './dragged';
import type { TreeElement } from './element';

const OWN_MIME = 'application/vnd.code.tree.sprintmark.sprints';
const URI_LIST = 'text/uri-list';

export type DropHandler = (tasks: readonly TreeNode[], target: TreeNode | undefined) => Promise<void>;

/** Tasks are moved within the tree; whatever stands in a document can be dropped as that document, such as into an editor. */
export const dragAndDrop = (drop: DropHandler): TreeDragAndDropController<TreeElement> => ({
  dragMimeTypes: [URI_LIST],
  dropMimeTypes: [OWN_MIME],
  handleDrag(source, transfer) {
    const uris = new Set(source.flatMap(({ node }) => node.uri ?? []));
    if (uris.size > 0) transfer.set(URI_LIST, new DataTransferItem([...uris].join('\r\n')));
    transfer.set(OWN_MIME, new DataTransferItem(source));
  },
  async handleDrop(target, transfer) {
    const source: unknown = transfer.get(OWN_MIME)?.value;
    // From another window comes a text.
    const tasks = Array.isArray(source) ? draggedTasks(source) : [];
    if (tasks.length > 0) await drop(tasks, target?.node);
  },
});
