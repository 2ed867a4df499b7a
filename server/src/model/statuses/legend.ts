import { type Ranged, ranged } from '../../range';
import { itemsOf } from '../sections';
import type { Block, Part, Section, SprintDoc, Status } from '../sprint';
import { readStatus } from './status';

/** What a document says its own marks mean. */
export class Legend {
  readonly entries: readonly LegendEntry[];
  readonly #marks: ReadonlyMap<string, Status | undefined>;

  constructor(entries: readonly LegendEntry[]) {
    this.entries = entries;
    const marks = new Map<string, Status | undefined>();
    for (const { mark, status } of entries) {
      const key = keyOf(mark.value);
      marks.set(key, marks.has(key) && marks.get(key) !== status ? undefined : status);
    }
    this.#marks = marks;
  }

  /** Whether a text begins with a mark of the legend. */
  knows(text: string): boolean {
    return this.#markOf(text) !== undefined;
  }

  /** The state that the mark at the beginning of a text stands for. */
  meaningOf(text: string): Status | undefined {
    const mark = this.#markOf(text);
    return mark === undefined ? undefined : this.#marks.get(mark);
  }

  #markOf(text: string): string | undefined {
    for (const mark of this.#marks.keys()) if (text.startsWith(mark)) return mark;
    return undefined;
  }
}

/** "🟡 In progress", "`[~]` = started"; where a legend lists words alone, the word is its own mark. */
export interface LegendEntry {
  readonly mark: Ranged<string>;
  readonly meaning: Ranged<string>;
  readonly status: Status | undefined;
}

/** The legend of a document; undefined where it has none. */
export function readLegend({ parts }: Pick<SprintDoc, 'parts'>): Legend | undefined {
  const entries = parts.flatMap(part => part.read(entriesOfPart));
  return entries.length ? new Legend(entries.slice(0, MOST_ENTRIES)) : undefined;
}

const NONE: readonly LegendEntry[] = [];
const entriesOfPart = ({ root, text }: Part): readonly LegendEntry[] =>
  ANYWHERE.test(text) ? entriesOf(root.sections[0] ?? root, text) : NONE;

const MOST_ENTRIES = 40;
const NAME = '(?:status |task |icon |emoji |color )?(?:legend|key|symbols|icons|leyenda|legenda|legende|图例|状态说明)';
const ANYWHERE = /legend|\bkey\b|symbols|icons|leyenda|图例|状态说明/i;
const HEADING = new RegExp(`^[^\\p{L}]*${NAME}[^\\p{L}]*$`, 'iu');
const LINE = new RegExp(`^[^\\p{L}\\r\\n]{0,6}${NAME}[\\s*_]*[:：][\\s*_]*`, 'iu');

function entriesOf({ heading, blocks }: Section, text: string): LegendEntry[] {
  const isLegend = heading !== undefined && HEADING.test(heading.text.value);
  return blocks.flatMap((block, at) => {
    if (isLegend) return entriesOfBlock(block, text);
    if (block.type !== 'paragraph') return [];
    const { start, end } = block.range;
    const label = LINE.exec(text.slice(start, Math.min(end, start + LONGEST)));
    if (!label) return [];
    const own = entriesOfText(text, start + label[0].length, end);
    const next = blocks[at + 1];
    return own.length || !next ? own : entriesOfBlock(next, text);
  });
}

const LONGEST = 2000;

function entriesOfBlock(block: Block, text: string): LegendEntry[] {
  if (block.type === 'list') return [...itemsOf(block.list)].flatMap(item => entryOf(item.text));
  if (block.type === 'table')
    return block.table.rows.flatMap(({ cells: [mark, meaning] }) =>
      mark && meaning ? entryOf(ranged(`${mark.value} ${meaning.value}`, mark.range.start, meaning.range.end)) : [],
    );
  return block.type === 'paragraph' ? entriesOfText(text, block.range.start, block.range.end) : [];
}

/** "⬜ Not Started | 🔄 In Progress, ✅ Done" */
function entriesOfText(text: string, start: number, end: number): LegendEntry[] {
  const line = text.slice(start, Math.min(end, start + LONGEST));
  return [...line.matchAll(/[^|,;·•\r\n]+/g)].flatMap(({ index, 0: part }) => {
    const lead = part.length - part.trimStart().length;
    const value = part.trim();
    return value ? entryOf(ranged(value, start + index + lead, start + index + lead + value.length)) : [];
  });
}

const MARK = /^[*_]{0,3}(`[^`]{1,30}`|\[[^\]]{0,20}\]|(?:\P{ASCII}(?<!\p{L})){1,8})[*_]{0,3}\s*(?:[:=–—→-]\s*)?(?=\S)/u;

function entryOf({ value, range }: Ranged<string>): LegendEntry[] {
  const [lead, written] = MARK.exec(value) ?? [];
  if (lead === undefined || !written) {
    const status = statusOf(value);
    const mark = ranged(value, range.start, range.end);
    return status ? [{ mark, meaning: mark, status }] : [];
  }
  const start = range.start + value.indexOf(written);
  const meaning = value.slice(lead.length);
  return [
    {
      mark: ranged(written, start, start + written.length),
      meaning: ranged(meaning, range.end - meaning.length, range.end),
      status: statusOf(meaning),
    },
  ];
}

/** Without its variation selector and code marks, a mark is found with and without them. */
const keyOf = (mark: string): string => mark.replace(/`|\uFE0F/g, '').trim();

/** “Not Started / Blocked” leaves open which. */
const statusOf = (meaning: string): Status | undefined =>
  /\S\s*\/\s*\S|\s(?:or|oder|o|ou)\s/.test(meaning) ? undefined : readStatus(meaning);
