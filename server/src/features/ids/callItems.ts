import type { CallHierarchyItem, SymbolKind, SymbolTag } from 'vscode-languageserver';
import { idKey } from '../../model/ids/ids';
import { nameOf } from '../../model/ids/taskNames';
import type { Dependency, Facts } from '../../model/sprint';
import type { TaskInDoc } from '../../project';
import { SYMBOL_KINDS, stateOf, taskLabel } from '../labels';
import { toLspRange } from '../lsp';
import { fileName } from '../markdownText';

/** A task in the tree of dependencies: its id and title, then its state and document. */
export function itemOf({ doc, task }: TaskInDoc): CallHierarchyItem {
  const detail = [stateOf(task), fileName(doc)].filter(Boolean).join(' · ');
  return {
    ...{ name: taskLabel(task), kind: SYMBOL_KINDS.task, detail, uri: doc.uri },
    range: toLspRange(doc.lines, task.range),
    selectionRange: toLspRange(doc.lines, task.id?.range ?? task.title.range),
    ...(task.status?.value === 'cancelled' && { tags: [DEPRECATED] }),
    ...(task.id && { data: { key: idKey(task.id.value) } }),
  };
}

/** What is needed and does not exist stands where it is asked for. */
export function missingItem(doc: Facts, { value, range, key }: Dependency): CallHierarchyItem {
  const place = toLspRange(doc.lines, range);
  const detail = `no such task · ${fileName(doc)}`;
  return {
    name: nameOf(value),
    kind: MISSING,
    detail,
    uri: doc.uri,
    range: place,
    selectionRange: place,
    data: { key },
  };
}

/** The key of a task's id; undefined where it has none. It comes back from the client, so it may be anything. */
export function keyOfItem({ data }: Pick<CallHierarchyItem, 'data'>): string | undefined {
  const key: unknown = (data as { readonly key?: unknown } | null | undefined)?.key;
  return typeof key === 'string' ? key : undefined;
}

/** `SymbolKind.Null` and `SymbolTag.Deprecated`. */
const MISSING: SymbolKind = 21;
const DEPRECATED: SymbolTag = 1;
