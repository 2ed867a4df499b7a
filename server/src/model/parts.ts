import type { Range } from '../range';
import { sectionsOf } from './sections';
import { shifted } from './shift';
import type { Part, Section, SprintDoc } from './sprint';

/** A part and where it stands in its document. */
export interface PlacedPart {
  readonly part: Part;
  readonly start: number;
}

/** A document cut at its headings; front matter belongs to no part. */
export function partsOf(doc: SprintDoc): PlacedPart[] {
  const sections = sectionsOf(doc.root);
  return sections.map((section, at) => {
    const start = section.heading ? section.range.start : (doc.frontMatter?.range.end ?? 0);
    const range = { start, end: Math.max(start, sections[at + 1]?.range.start ?? doc.text.length) };
    return { start, part: partOf(doc, section, range) };
  });
}

function partOf(doc: SprintDoc, { heading, blocks }: Section, range: Range): Part {
  const { start, end } = range;
  const own: Section = { ...(heading && { heading }), range, blocks, sections: [] };
  const root = heading ? { range, blocks: [], sections: [own] } : own;
  const comments = doc.comments.filter(each => start <= each.range.start && each.range.end <= end);
  return {
    text: doc.text.slice(start, end),
    prose: doc.prose.slice(start, end),
    comments: shifted(comments, -start),
    root: shifted(root, -start),
  };
}
