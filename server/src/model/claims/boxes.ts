import { partOf } from '../partOf';
import { checkboxesOf, itemsOf, listsOf } from '../sections';
import type { List, ListItem, Part, Section, SprintDoc } from '../sprint';

/** One consistent way to count a section's checkboxes. */
export interface Reading {
  readonly done: number;
  readonly total: number;
  /** What was counted, for a message: "checkboxes". */
  readonly counted: string;
}

/** Those that are not below criteria or what comes next. */
export const OF_TASKS = 'checkboxes of tasks';

/**
 * Every way in which a person might count the checkboxes of a section; the first is the plain one: all, nested too.
 * A number that fits any of them is true.
 */
export function boxReadings(section: Section): Reading[] {
  const all = [...checkboxesOf(section)];
  if (!all.length) return [];
  const outer = [...listsOf(section)].flatMap(({ items }) => items).filter(({ checkbox }) => checkbox);
  const leaves = all.filter(({ lists }) => !lists.some(({ items }) => items.some(({ checkbox }) => checkbox)));
  const bold = all.filter(({ text }) => /^(?:\*\*|__)/.test(text.value));
  const numbered = all.filter(({ text }) => /^[*_]*(?:task\s+)?[A-Z]{0,4}-?\d/i.test(text.value));
  return [
    count(all, 'checkboxes'),
    count(outer, 'outer checkboxes'),
    count(
      all.filter(({ text }) => !/^[*_]{0,2}~~/.test(text.value)),
      'checkboxes that are not struck out',
    ),
    count(leaves, 'innermost checkboxes'),
    count(bold, 'checkboxes in bold'),
    count(numbered, 'numbered checkboxes'),
    count(boxesIn(workLists(section)), OF_TASKS),
    count(boxesIn(workLists(section, true)), 'checkboxes in first lists'),
    ...[...byWord(all)].map(([word, items]) => count(items, `checkboxes that begin with “${word}”`)),
  ];
}

/** Boxes below such a heading say when work is good, or what comes after it; they are no tasks. */
export const NO_WORK =
  /accept|criteri|crit.{1,3}rio|definition of|done when|deliverable|entregab|lieferobjekt|sign-?off|quality gate|prerequisite|next (?:sprint|iteration|phase)|deferred|out of scope|backlog|follow-?ups?|manual verification|optional|stretch|nice to have|future|parking lot|action items|legend|how to|review checklist|验收/i;

/** The lists of a section's work, or the first of each section alone: a second one mostly has a label such as "Exit criteria". */
function* workLists(section: Section, firstOnly = false): Generator<List> {
  const lists = section.blocks.flatMap(block => (block.type === 'list' ? [block.list] : []));
  yield* firstOnly ? lists.slice(0, 1) : lists;
  for (const child of section.sections)
    if (!NO_WORK.test(child.heading?.text.value ?? '')) yield* workLists(child, firstOnly);
}

const boxesIn = (lists: Iterable<List>): ListItem[] =>
  [...lists].flatMap(list => [...itemsOf(list)]).filter(({ checkbox }) => checkbox);

function count(items: readonly ListItem[], counted: string): Reading {
  return { done: items.filter(({ checkbox }) => checkbox?.value).length, total: items.length, counted };
}

/** `boxReadings` that counts a section once, however many lines speak of it, and again only where it has changed. */
export function rememberedReadings(doc: SprintDoc): (section: Section) => readonly Reading[] {
  const known = new Map<Section, readonly Reading[]>();
  return section => {
    const part = section.sections.length ? undefined : partOf(doc, section);
    const readings = known.get(section) ?? part?.readPlain(readingsOfPart) ?? boxReadings(section);
    known.set(section, readings);
    return readings;
  };
}

const readingsOfPart = ({ root }: Part): readonly Reading[] => boxReadings(root.sections[0] ?? root);

/** No person tells more things apart by their first word. */
const MOST_WORDS = 50;

/** "**Task 1**: …" and "**DELIVERABLE**: …" are different things. */
function byWord(items: readonly ListItem[]): Map<string, ListItem[]> {
  const groups = new Map<string, ListItem[]>();
  for (const item of items) {
    const word = /^(?:\*\*|__)(\p{L}+)|^(\p{L}+) \d/u.exec(item.text.value)?.slice(1).find(Boolean);
    const group = word && groups.get(word);
    if (group) group.push(item);
    else if (word && groups.size < MOST_WORDS) groups.set(word, [item]);
  }
  return groups;
}
