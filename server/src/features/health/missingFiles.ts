import { uriOf } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import { compareNaturally } from '../../naturalOrder';
import { type MissingFile, missingFile } from '../../rules/mandatedFile';
import { missingRca } from '../../rules/missing-rca';
import { missingReview } from '../../rules/missing-review';
import { lineOf, titleOf } from '../labels';
import { toLspRange } from '../lsp';
import { newFileParams } from '../newFile';
import { type Branch, branch, childId } from '../tree/branch';
import type { TreeSource } from '../tree/trees';

/**
 * The files that plans ask for, that are due, and that are not there. Due is what its rule finds: a review once the sprint
 * is done, an analysis once CI has failed. What may still be written, or is only wanted if something happens, nobody misses;
 * nor does who has turned the rule off.
 */
export function missingBranch(source: TreeSource): readonly Branch[] {
  const missing = missingFiles(source);
  if (!missing.length) return [];
  const id = childId(null, 'missing-files');
  return [
    branch({ id, type: 'missing-files', label: '' }, () =>
      missing.toSorted((a, b) => compareNaturally(a.place, b.place)).map(each => missingFileBranch(each, id)),
    ),
  ];
}

interface Missing extends MissingFile {
  readonly place: string;
  readonly rule: string;
  readonly what: 'rca' | 'review';
  /** The plan that asks for it. */
  readonly doc: Facts;
}

/** Each file once, however many plans ask for it. */
function missingFiles({ project, findingsOf }: TreeSource): readonly Missing[] {
  const missing = new Map<string, Missing>();
  for (const doc of project.documents)
    for (const { rule } of findingsOf(doc) ?? []) {
      const what = WHAT[rule];
      const file = what && missingFile(doc, project, what);
      if (!what || file?.place === undefined) continue;
      const uri = uriOf(doc, file.place);
      if (!missing.has(uri)) missing.set(uri, { ...file, place: file.place, rule, what, doc });
    }
  return [...missing.values()];
}

const WHAT: Readonly<Record<string, 'rca' | 'review'>> = { [missingRca.id]: 'rca', [missingReview.id]: 'review' };

const missingFileBranch = ({ doc, place, rule, what, range }: Missing, parent: string): Branch =>
  branch({
    ...{ id: childId(parent, uriOf(doc, place)), type: 'missing-file', label: place, rule },
    scaffold: newFileParams(doc, { path: place, document: what }),
    detail: lineOf(titleOf(doc)) || doc.path,
    ...{ uri: doc.uri, range: toLspRange(doc.lines, range) },
  });
