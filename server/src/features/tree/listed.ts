import { folderOf, rootOf } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import { oncePer } from '../../oncePer';
import type { Project } from '../../project';
import { lineOf } from '../labels';
import type { Branch } from './branch';
import type { TreeContext } from './context';
import { documentBranch } from './documentBranch';
import { labelOf } from './layout';
import { rootName } from './products';

/** Documents below one node; those of one name with their paths, unless all are to have something. */
export function listed(
  documents: readonly Facts[],
  context: TreeContext,
  { parent, detailOf }: { readonly parent: string | null; readonly detailOf?: (doc: Facts) => string },
): readonly Branch[] {
  const counts = new Map<string, number>();
  if (!detailOf) for (const doc of documents) counts.set(labelOf(doc), (counts.get(labelOf(doc)) ?? 0) + 1);
  const isShared = (doc: Facts): boolean => (counts.get(labelOf(doc)) ?? 0) > 1;
  return documents.map(doc => {
    const detail = detailOf?.(doc) ?? (isShared(doc) ? lineOf(doc.path) : '');
    return documentBranch(doc, context, { parent, ...(detail && { detail }) });
  });
}

/** The folder of a document, with that of the workspace where there is more than one. */
export function folderName(project: Project): (doc: Facts) => string {
  const isOne = hasOneRoot(project);
  return doc => lineOf([...(isOne ? [] : [rootName(doc)]), ...folderOf(doc.path)].join('/'));
}

const hasOneRoot = oncePer(({ documents }: Project) => new Set(documents.map(rootOf)).size < 2);
