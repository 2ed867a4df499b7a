import { type Range, type Ranged, ranged } from '../../range';
import { PAUSE, weeksIn } from '../calendar/weeks';
import { glyphPattern } from '../damage/glyphs';
import { sectionsOf } from '../sections';
import type { Block, List, ListItem, Section, SprintDoc, Table } from '../sprint';
import { readStatus } from '../statuses/status';
import type { RoadmapSprint } from './roadmap';
import { type Content, contentOf, rowContent } from './roadmapContent';

/** The sprints of a roadmap: from its headings, else from bold lines, from bullets, or from a table. */
export function readRoadmapSprints(doc: SprintDoc): RoadmapSprint[] {
  for (const read of [ofHeadings, ofBoldLines, ofBullets, ofTables]) {
    const sprints = read(doc);
    if (sprints.length > 1) return sprints;
  }
  return [];
}

/** One place that speaks of a sprint, before its content is read. */
interface Place {
  /** "Sprint 2 (Oven) — Weeks 4–5" */
  readonly line: Ranged<string>;
  readonly range: Range;
  readonly group: number;
  readonly parked: boolean;
  readonly content: Content;
}

const MARKS = '^[^\\p{L}\\p{N}]{0,12}';
const NUMBER = '(\\d{1,4}(?:[.\\u2010\\u2011-]\\d{1,3}){0,2}[A-Z]?)(?![\\p{L}\\p{N}%_]|-\\p{L})';
const SPRINT = new RegExp(`${MARKS}((?:sprint|iteration|迭代|冲刺)[\\s_#-]{0,2}${NUMBER})`, 'iu');
const SHORT = new RegExp(`${MARKS}(S${NUMBER})(?=\\W{0,3}(?:[\\s:|]|$))`, 'u');
const PARKED =
  /\b(?:future|backlog|later|someday|icebox|ideas?|parking|beyond|tbd|tba|zukunft|später|futuro|posibles|possíveis)\b|后续|未来|待定/iu;
const PARALLEL =
  /\b(?:parallel|concurrent(?:ly)?|overlap(?:s|ping)?|simultaneous(?:ly)?|track [a-d]|staggered|zeitgleich|paralel[oa])\b|并行/iu;
const DONE = new RegExp(`${glyphPattern('✅✔☑')}|\\b(?:completed?|done|shipped|finished|closed)\\b|已完成`, 'iu');

function ofHeadings(doc: SprintDoc): RoadmapSprint[] {
  const places: Place[] = [];
  const walk = (section: Section, parked: boolean): void => {
    for (const each of section.sections) {
      const line = each.heading?.text;
      const isParked = parked || PARKED.test(line?.value ?? '');
      if (!line || !sprintIn(line) || holdsSprints(each)) walk(each, isParked);
      else
        places.push({
          ...{ line, range: each.range, group: section.range.start, parked: isParked },
          content: contentOf(each, doc.text),
        });
    }
  };
  walk(doc.root, false);
  return places.flatMap(place => sprintAt(doc, place));
}

/** "## Sprints 1–3" over "### Sprint 1" */
const holdsSprints = (section: Section): boolean =>
  new Set(
    sectionsOf(section)
      .slice(1)
      .flatMap(({ heading }) => (heading && sprintIn(heading.text)?.number.value) ?? []),
  ).size > 1;

/** "**Sprint 2 (Weeks 3–4): Oven**" stands for a heading: what follows belongs to it, up to the next such line. */
function ofBoldLines(doc: SprintDoc): RoadmapSprint[] {
  return sectionsOf(doc.root).flatMap(section => {
    const lines = section.blocks.flatMap((block, at) => boldLines(doc.text, block).map(line => ({ line, at })));
    const parked = PARKED.test(section.heading?.text.value ?? '');
    return lines.flatMap(({ line, at }, index) => {
      const next = lines[index + 1];
      const end = next?.line.range.start ?? section.blocks.at(-1)?.range.end ?? line.range.end;
      const below = section.blocks.slice(at, (next?.at ?? section.blocks.length) + 1);
      const blocks = below.flatMap(block => within(block, { start: line.range.end, end }));
      const range = { start: line.range.start, end };
      const content = contentOf({ range, blocks, sections: [] }, doc.text);
      return sprintAt(doc, { line, range, group: section.range.start, parked, content });
    });
  });
}

/** What of a block lies in a range; only paragraphs are cut. */
function within(block: Block, { start, end }: Range): Block[] {
  if (block.type !== 'paragraph') return block.range.start >= start && block.range.end <= end ? [block] : [];
  const range = { start: Math.max(start, block.range.start), end: Math.min(end, block.range.end) };
  return range.start < range.end ? [{ ...block, range }] : [];
}

function boldLines(text: string, { type, range: { start, end } }: Block): Ranged<string>[] {
  if (type !== 'paragraph') return [];
  return [...text.slice(start, end).matchAll(/^[^\S\r\n]{0,3}\*\*[^\r\n]{1,300}/gm)]
    .map(({ 0: line, index }) => ranged(line, start + index, start + index + line.length))
    .filter(line => sprintIn(line));
}

function ofBullets(doc: SprintDoc): RoadmapSprint[] {
  return sectionsOf(doc.root).flatMap(section => {
    const parked = PARKED.test(section.heading?.text.value ?? '');
    return section.blocks.flatMap(block =>
      block.type === 'list'
        ? block.list.items.flatMap(item => sprintAt(doc, placeOfItem(item, block.list, parked)))
        : [],
    );
  });
}

const placeOfItem = (item: ListItem, list: List, parked: boolean): Place => ({
  line: item.text,
  range: item.range,
  group: list.range.start,
  parked,
  content: contentOf({ range: item.range, blocks: blocksOf(item), sections: [] }, ''),
});

const blocksOf = ({ lists }: ListItem) => lists.map(list => ({ type: 'list' as const, range: list.range, list }));

function ofTables(doc: SprintDoc): RoadmapSprint[] {
  return sectionsOf(doc.root).flatMap(({ blocks }) =>
    blocks.flatMap(block => (block.type === 'table' ? rowsOf(doc, block.table) : [])),
  );
}

/** Weeks stand in a column of their own, so the whole row is searched. */
function rowsOf(doc: SprintDoc, { range, header, rows }: Table): RoadmapSprint[] {
  const isSprints = /sprint|iteration|迭代|冲刺/i.test(header.cells[0]?.value ?? '');
  return rows.flatMap(row => {
    const [first, ...others] = row.cells;
    const line = first && isSprints && /^[*_\s]{0,4}\d/.test(first.value) ? numbered(first) : first;
    if (!line) return [];
    const content = rowContent(header.cells, row.cells);
    const sprints = sprintAt(doc, { line, range: row.range, group: range.start, parked: false, content });
    const weeks = others.flatMap(cell => weeksIn(cell) ?? []);
    return sprints.map(sprint => (weeks[0] && !sprint.weeks ? { ...sprint, weeks: weeks[0] } : sprint));
  });
}

/** The bare "1.2" or "**1.2**" of a column “Sprint” */
function numbered({ value, range }: Ranged<string>): Ranged<string> {
  const start = range.start + value.search(/\d/);
  const bare = value.replace(/^[*_\s]+|[*_\s]+$/g, '');
  return { value: `Sprint ${bare}`, range: { start, end: start + bare.length } };
}

function sprintIn({ value, range }: Ranged<string>): Pick<RoadmapSprint, 'number' | 'label'> | undefined {
  const [whole = '', label = '', number = ''] = SPRINT.exec(value) ?? SHORT.exec(value) ?? [];
  if (!number) return undefined;
  // In a column “Sprint” the word itself is not in the text.
  const end = range.start + whole.length - Math.max(0, value.length - (range.end - range.start));
  const start = Math.max(range.start, end - label.length);
  return { label: ranged(label, start, end), number: ranged(number, end - number.length, end) };
}

function sprintAt(doc: SprintDoc, { line, range, group, parked, content }: Place): RoadmapSprint[] {
  const found = sprintIn(line);
  if (!found) return [];
  const { fields, ...lists } = content;
  const when = fields.find(({ name }) => WHEN.test(name.value))?.value;
  const status = fields.find(({ name }) => /^(?:status|estado|状态)$/i.test(name.value))?.value;
  const weeks = weeksIn(line) ?? (when && weeksIn(when));
  const name = nameAfter(line, found.label.range.end);
  const finished = DONE.test(line.value) || ['done', 'cancelled'].includes(readStatus(status?.value ?? '') ?? '');
  const prose = doc.prose.slice(range.start, range.end);
  return [
    {
      ...{ ...found, range, group, finished, parallel: PARALLEL.test(prose), paused: PAUSE.test(prose) },
      ...{ scope: lists.scope, acceptance: lists.acceptance, tasks: lists.tasks },
      parked: parked || PARKED.test(line.value),
      ...(name && { name }),
      ...(weeks && { weeks }),
      ...(when && !weeks && { dates: when }),
    },
  ];
}

const WHEN =
  /^(?:sprint )?(?:weeks?|dates?|duration|timeline|timeframe|when|schedule|period|zeitraum|laufzeit|semanas?|fechas?|datas?|duraci[oó]n|dura[cç][aã]o|周期|时间)$/iu;
const BETWEEN = new RegExp(`^(?:[\\s:(*_-]|${glyphPattern('·–—')})+`, 'u');

/** "(Weeks 0–2)", "[2 weeks, two teams]" */
const BRACKETED_TIME = /^[\s*_:]{0,4}[([][^)\]]{0,60}\d[^)\]]{0,60}[)\]]/;

/** "(Oven) — Weeks 4–5" -> "Oven" */
function nameAfter({ value, range }: Ranged<string>, from: number): Ranged<string> | undefined {
  if (value.length > range.end - range.start) return undefined;
  const rest = value.slice(from - range.start).replace(BRACKETED_TIME, time => ' '.repeat(time.length));
  const lead = BETWEEN.exec(rest)?.[0] ?? '';
  const stop = lead.includes('(') ? /[)]/ : /[[(]|[*_]{2}|\s[–—-]\s/;
  const name = rest.slice(lead.length).split(stop)[0]?.trim() ?? '';
  const start = from + lead.length;
  return name && /\p{L}/u.test(name) && !weeksIn(ranged(name, 0, 0))
    ? ranged(name, start, start + name.length)
    : undefined;
}
