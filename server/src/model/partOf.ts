import type { PlacedPart } from './parts';
import { sectionsOf } from './sections';
import type { Block, Section, SprintDoc } from './sprint';

/** The part that a section begins, from which what was read of it before can be had again. */
export const partOf = (doc: SprintDoc, { blocks }: Section): PlacedPart | undefined =>
  doc.once(partsByBlocks, partsByBlocks).get(blocks);

/** A section keeps the list of its blocks, whatever else of it is copied. */
const partsByBlocks = ({ root, parts }: SprintDoc): ReadonlyMap<readonly Block[], PlacedPart> =>
  new Map(sectionsOf(root).flatMap(({ blocks }, at) => (parts[at] ? [[blocks, parts[at]] as const] : [])));
