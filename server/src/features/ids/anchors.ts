import { slugOf } from '../../model/links/anchors';
import { linksOf } from '../../model/links/links';
import { TargetReader } from '../../model/links/linkTargets';
import { decoded } from '../../model/links/paths';
import { shifted } from '../../model/shift';
import type { Edit, SprintDoc } from '../../model/sprint';
import { contains } from '../../range';
import { applyEdits } from '../edits';

/** By the URI of a document, the old and the new anchor of each heading that is changed. */
export type ChangedAnchors = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The anchors of headings that edits change. */
export function changedAnchors(doc: SprintDoc, edits: readonly Edit[]): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  for (const { text } of doc.headings) {
    const inside = edits.filter(({ range }) => contains(text.range, range));
    if (!inside.length) continue;
    const { start } = text.range;
    const moved = inside.map(edit => ({
      ...edit,
      range: { start: edit.range.start - start, end: edit.range.end - start },
    }));
    const after = slugOf(applyEdits(doc.text.slice(start, text.range.end), moved));
    if (slugOf(text.value) !== after) anchors.set(slugOf(text.value), after);
  }
  return anchors;
}

/** The edits to links of a document that lead to such a heading. */
export function anchorEdits(doc: SprintDoc, changed: ChangedAnchors): Edit[] {
  if (!changed.size) return [];
  const links = linksOf(doc);
  const reader = new TargetReader(doc);
  return links.flatMap(({ target }) => {
    if (!target.value.includes('#') || target.value.startsWith('http')) return [];
    return reader.read({ source: 'link', text: target }).flatMap(each => {
      const { anchor, uris } = shifted(each, target.range.start);
      const to =
        anchor && uris.map(uri => changed.get(decoded(uri))?.get(decoded(anchor.value).toLowerCase())).find(Boolean);
      return anchor && to ? [{ range: anchor.range, text: to }] : [];
    });
  });
}
