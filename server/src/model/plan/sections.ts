import { type Range, type Ranged, ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import { checkboxesOf, itemsOf, sectionsOf } from '../sections';
import type { ListItem, SprintDoc } from '../sprint';

/** A heading's checkboxes: “Self-Review Checklist”, “Pre-flight”. */
export interface Checklist {
  readonly name: Ranged<string>;
  readonly items: readonly Ranged<string>[];
  readonly done: number;
}

const METRICS =
  /success (?:metrics?|criteria)|erfolgs|m[ée]tricas de [ée]xito|crit[ée]rios de sucesso|criterios de [ée]xito|成功/iu;

/** The outermost items below “Success Metrics”, and the lines of its paragraphs that a mark begins: `✅ Green CI`. */
export function readMetrics({ root, text }: SprintDoc): Ranged<string>[] {
  const sections = sectionsOf(root).filter(({ heading }) => METRICS.test(heading?.text.value ?? ''));
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap(block => {
      if (block.type === 'list') return block.list.items.map(textOf);
      return block.type === 'paragraph' ? markedLines(text, block.range) : [];
    }),
  );
}

const MARKED = new RegExp(`^[ \\t]*${glyphPattern('✅☑✔🔲⬜')}[^\\r\\n]*`, 'gmu');

const markedLines = (text: string, { start, end }: Range): Ranged<string>[] =>
  [...text.slice(start, end).matchAll(MARKED)].map(({ index, 0: line }) =>
    ranged(line, start + index, start + index + line.length),
  );

const textOf = ({ text }: ListItem): Ranged<string> => text;

export function readChecklists({ root }: SprintDoc): Checklist[] {
  return sectionsOf(root).flatMap(({ heading, range, blocks }) => {
    const items = [...checkboxesOf({ range, blocks, sections: [] })];
    if (!heading || !items.length) return [];
    return {
      name: heading.text,
      items: items.map(textOf),
      done: items.filter(({ checkbox }) => checkbox?.value).length,
    };
  });
}

const OPTIONAL =
  /\boptional\b|\bopcional\b|\bif (?:applicable|needed|relevant|any)\b|\bas needed\b|\bfalls (?:nötig|zutreffend)\b|\bwenn nötig\b|\bsi aplica\b|\bse aplicável\b|可选/iu;

/** “## Risks (optional)”, or a first line or comment that says so. */
export function optionalSections({ root, text }: SprintDoc): Range[] {
  return sectionsOf(root).flatMap(({ heading, blocks }) => {
    if (!heading) return [];
    const first = blocks[0];
    const item = first?.type === 'list' ? [...itemsOf(first.list)][0]?.text.range : undefined;
    const line = first
      ? text.slice(first.range.start, Math.min(item?.end ?? first.range.end, first.range.start + 120))
      : '';
    const own = text.slice(heading.range.start, Math.min(heading.range.end, heading.range.start + 300));
    const says = OPTIONAL.test(own) || OPTIONAL.test(/^[^\r\n]*/.exec(line)?.[0] ?? '');
    return says ? [heading.text.range] : [];
  });
}
