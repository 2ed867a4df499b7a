import { type Ranged, ranged } from '../range';
import { partOf } from './partOf';
import { itemsOf } from './sections';
import type { Part, Section, SprintDoc } from './sprint';

/** One "**Name**: value" of a paragraph's line or a bullet. */
export interface Field {
  readonly name: Ranged<string>;
  /** Without the markup around it. */
  readonly value: Ranged<string>;
}

/** `**Priority**: HIGH | **Status**: 0% (0/4)` holds two fields. */
const FIELD = /^([\s*_>-]*)(\p{L}[\p{L}\d &/'-]{0,39}?)([\s*_]*:[\s*_]*)(\S.*)$/u;

/** The fields that stand in a section itself, in the order of the text. `text` may be the prose. */
export function fieldsOf(section: Section, text: string): Field[] {
  return [...linesOf(section, text)].flatMap(line => {
    const field = fieldOf(line);
    return field ? [field] : [];
  });
}

/** The fields of a section's prose, read where it has changed. */
export const fieldsIn = (doc: SprintDoc, section: Section): readonly Field[] =>
  partOf(doc, section)?.read(fieldsOfPart) ?? fieldsOf(section, doc.prose);

const fieldsOfPart = ({ root, prose }: Part): readonly Field[] => fieldsOf(root.sections[0] ?? root, prose);

const LONGEST_LINE = 2000;

/** The lines of a section's own paragraphs and items; a line with `|` between fields is several. */
function* linesOf(section: Section, text: string): Generator<Ranged<string>> {
  for (const block of section.blocks) {
    if (block.type === 'list')
      for (const item of itemsOf(block.list)) yield slice(text, item.text.range.start, item.text.range.end);
    if (block.type !== 'paragraph') continue;
    const { start, end } = block.range;
    for (const { index, 0: line } of text.slice(start, end).matchAll(/[^\r\n|]+/g))
      if (line.length <= LONGEST_LINE) yield slice(text, start + index, start + index + line.length);
  }
}

function fieldOf(line: Ranged<string>): Field | undefined {
  if (!line.value.includes(':')) return undefined;
  const [, lead, name, colon, value] = FIELD.exec(line.value) ?? [];
  if (lead === undefined || name === undefined || colon === undefined || value === undefined) return undefined;
  const nameStart = line.range.start + lead.length;
  const valueStart = nameStart + name.length + colon.length;
  const trimmed = value.replace(/[\s*_]+$/, '');
  return {
    name: ranged(name, nameStart, nameStart + name.length),
    value: ranged(trimmed, valueStart, valueStart + trimmed.length),
  };
}

const slice = (text: string, start: number, end: number): Ranged<string> => ranged(text.slice(start, end), start, end);
