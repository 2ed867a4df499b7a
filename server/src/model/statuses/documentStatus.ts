import { type Ranged, ranged } from '../../range';
import { type Field, fieldsOf } from '../fields';
import { checkboxesOf } from '../sections';
import type { Heading, List, Part, Section, SprintDoc, Status } from '../sprint';
import { headingState, type StatedState, workKey } from './headingState';
import { type Legend, readLegend } from './legend';
import { plainStatus } from './plainStatus';

/** The state that a document says it is in as a whole; the range is that of the word, with the emoji before it. */
export function documentStatus(doc: SprintDoc): Ranged<Status> | undefined {
  const stated = documentState(doc, readLegend(doc));
  return stated && ranged(stated.match.status, ...spanOf(stated));
}

/** Where the words of a state stand in the document. */
export const spanOf = ({ text, match }: StatedState): [number, number] => [
  text.range.start + match.glyphFrom,
  text.range.start + match.to,
];

/** What says the document's state: front matter, a “Status:” line at its head, an “Overall Status”, its title. */
export function documentState(doc: SprintDoc, legend: Legend | undefined): StatedState | undefined {
  const head = doc.parts.filter(part => !part.heading || isTitle(part, doc));
  const near = doc.parts.filter(part => part.heading && !isTitle(part, doc)).slice(0, NEAR);
  const texts = [
    frontMatterStatus(doc),
    ...head.flatMap(part => part.read(ownFields).filter(isStatus)).map(valueIn),
    ...[...head, ...near.slice(0, 1)].flatMap(part => part.read(statusCells)),
    ...near.slice(0, 1).flatMap(part => part.read(statusOfFirst)),
    ...near.flatMap(part => part.read(bodyOfStatus)),
    ...near.flatMap(part => part.read(ownFields).filter(({ name }) => isOverall(name.value, doc))).map(valueIn),
  ];
  for (const text of texts) {
    const match = text && plainStatus(text.value, legend);
    if (text && match) return { text, match };
    // What is said first and not plainly leaves it open.
    if (text) return undefined;
  }
  return doc.title && headingState(doc.title, legend);
}

/** Farther down, an “Overall Status” is that of something else. */
const NEAR = 6;
const valueIn = ({ value }: Field): Ranged<string> => value;

export const isTitle = (
  { heading }: { readonly heading?: Heading | undefined },
  { title }: Pick<SprintDoc, 'title'>,
): boolean => heading !== undefined && heading.text.range.start === title?.range.start;

const STATUS = /^(?:current |story |task |sprint |document )?(?:status|state|estado(?: atual| actual)?|zustand|状态)$/i;
const isStatus = ({ name }: Field): boolean => STATUS.test(name.value.trim()) || OVERALL.test(name.value.trim());

const OVERALL =
  /^(?:overall|overall (?:sprint |project )?(?:status|state)|sprint status|project status|(?:sprint|phase) [\d.]+ (?:overall )?status|estado (?:general|geral)|status geral|gesamtstatus)$/i;

/** "Sprint 3 Status" is the document's in that of sprint 3 alone. */
export function isOverall(label: string, { title }: Pick<SprintDoc, 'title'>): boolean {
  const name = label.trim();
  const number = /(?:sprint|phase) [\d.]+/i.exec(name)?.[0].toLowerCase();
  return OVERALL.test(name) && (!number || Boolean(title?.value.toLowerCase().includes(number)));
}

/** The fields of a part's lines and of its outermost bullets: what is nested, or a checkbox, has a state of its own. */
export function ownFields({ root, prose }: Part): readonly Field[] {
  const section = sectionOf(root);
  const blocks = section.blocks.map(block =>
    block.type === 'list' ? { ...block, list: withoutNested(block.list) } : block,
  );
  return fieldsOf({ ...section, blocks }, prose);
}

const sectionOf = (root: Section): Section => root.sections[0] ?? root;
const withoutNested = (list: List): List => ({
  ...list,
  items: list.items.filter(item => !item.checkbox && !item.lists.length),
});

function frontMatterStatus({ frontMatter, text }: SprintDoc): Ranged<string> | undefined {
  const entry = frontMatter?.entries.find(({ key }) => /^(?:status|state|estado)$/i.test(key.value));
  if (typeof entry?.value.value !== 'string' || LIFECYCLE.test(entry.value.value)) return undefined;
  const { start, end } = entry.value.range;
  const from = start + (/^["']/.test(text.slice(start, start + 1)) ? 1 : 0);
  return ranged(text.slice(from, end).replace(/["']\s*$/, ''), from, end);
}

/** In front matter, such a word often says whether a document still counts, not how far its work is. */
const LIFECYCLE = /^\s*(?:active|draft|final|approved|published|current|living|archived|deprecated|obsolete)\s*$/i;

/** "| **Status** | ✅ Complete |" in a table of two columns at the head. */
const statusCells = ({ root }: Part): Ranged<string>[] =>
  sectionOf(root).blocks.flatMap(block =>
    block.type === 'table' && block.table.header.cells.length === 2
      ? [block.table.header, ...block.table.rows].flatMap(({ cells: [name, value] }) =>
          name && value && /^[\s*_]*(?:overall )?(?:status|estado)[\s*_:]*$/i.test(name.value) && value.value
            ? [value]
            : [],
        )
      : [],
  );

/** A story’s “- **Status:** Done” often stands in its first section, which is about no part of it. */
function statusOfFirst(part: Part): Ranged<string>[] {
  const section = sectionOf(part.root);
  if (workKey(section.heading?.text.value ?? '') || !checkboxesOf(section).next().done) return [];
  const stated = ownFields(part).filter(({ name }) => STATUS.test(name.value.trim()));
  return stated.length === 1 ? stated.map(valueIn) : [];
}

/** "## Status" with a single short line below it. */
function bodyOfStatus({ root, prose }: Part): Ranged<string>[] {
  const { heading, blocks } = sectionOf(root);
  const [first] = blocks;
  if (!heading || !STATUS.test(heading.text.value.trim()) || first?.type !== 'paragraph') return [];
  const line = prose.slice(first.range.start, first.range.end);
  return line.length <= LONGEST_STATE && !/[\n:]/.test(line) ? [ranged(line, first.range.start, first.range.end)] : [];
}

const LONGEST_STATE = 60;
