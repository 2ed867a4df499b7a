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

/** `**Priority**: HIGH | **Status**: 0% (0/4)` holds two fields; this is what stands before a colon. */
const NAME = /^([\s*_>-]*)(\p{L}[\p{L}\d &/'-]{0,39}?)[\s*_]*$/u;
const BEFORE_VALUE = /^[\s*_]*/;

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

/** The lines with a colon of a section's own paragraphs and items; a line with `|` between fields is several. */
function* linesOf(section: Section, text: string): Generator<Ranged<string>> {
  for (const block of section.blocks) {
    if (block.type === 'list')
      for (const { text: line } of itemsOf(block.list))
        if (hasColon(line.value)) yield slice(text, line.range.start, line.range.end);
    if (block.type !== 'paragraph') continue;
    const { start, end } = block.range;
    const paragraph = text.slice(start, end);
    if (!paragraph.includes(':')) continue;
    for (const { index, 0: line } of paragraph.matchAll(/[^\r\n|]+/g))
      if (line.length <= LONGEST_LINE && hasColon(line)) yield slice(text, start + index, start + index + line.length);
  }
}

/** A field's name is short, so behind this there is none. */
const hasColon = (line: string): boolean => {
  const at = line.indexOf(':');
  return at > 0 && at < 100;
};

function fieldOf({ value: line, range }: Ranged<string>): Field | undefined {
  const colon = line.indexOf(':');
  const [, lead = '', name] = NAME.exec(line.slice(0, colon)) ?? [];
  if (name === undefined) return undefined;
  const behind = line.slice(colon + 1);
  const from = colon + 1 + (BEFORE_VALUE.exec(behind)?.[0].length ?? 0);
  const value = line.slice(from, endOfValue(line));
  if (!value) return undefined;
  const nameStart = range.start + lead.length;
  return {
    name: ranged(name, nameStart, nameStart + name.length),
    value: ranged(value, range.start + from, range.start + from + value.length),
  };
}

/** Without the space and markup at the end; a pattern would look for that end from every space on. */
function endOfValue(line: string): number {
  let end = line.length;
  while (end > 0 && /[\s*_]/.test(line[end - 1] as string)) end--;
  return end;
}

const slice = (text: string, start: number, end: number): Ranged<string> => ranged(text.slice(start, end), start, end);
