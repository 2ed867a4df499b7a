import { decoded } from '../../model/links/paths';
import type { SprintDoc } from '../../model/sprint';
import type { DocumentEdits } from '../edits';
import { anchorEdits, changedAnchors } from './anchors';
import { mentionsIn } from './idAt';
import { mayMeanAnother, type Refusal } from './refusals';
import { type Renaming, renameEdits } from './rename';

/** The edits that rename an id in all these documents, and what leads to the headings in which it stands. */
export function renameEverywhere(docs: readonly SprintDoc[], renaming: Renaming): readonly DocumentEdits[] | Refusal {
  const isMeant = renaming.meanings.judgeOf(renaming.symbol);
  const all: DocumentEdits[] = [];
  for (const doc of docs) {
    const isNamed = mentionsIn(doc).has(renaming.place.key);
    const meant = isMeant(doc);
    if (isNamed && meant === undefined) return mayMeanAnother(renaming.place, doc);
    const edits = meant ? renameEdits(doc, renaming) : [];
    if ('refused' in edits) return edits;
    all.push({ doc, edits });
  }
  const anchors = new Map(
    all.flatMap(({ doc, edits }) => {
      const changed = edits.length ? changedAnchors(doc, edits) : new Map<string, string>();
      return changed.size ? [[decoded(doc.uri), changed] as const] : [];
    }),
  );
  return all.map(({ doc, edits }) => ({ doc, edits: [...edits, ...anchorEdits(doc, anchors)] }));
}
