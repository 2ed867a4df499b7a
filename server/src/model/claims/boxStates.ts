import { type Ranged, ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import { listsOf } from '../sections';
import type { List, ListItem, Part, Status } from '../sprint';
import { readStatus } from '../statuses/status';
import { mayStayOpen } from './workBoxes';

/** A checkbox and the other state that its own text ends, or begins, with: `- [ ] Guide - ✅ Complete`. */
export interface BoxState {
  readonly item: ListItem;
  readonly state: Ranged<Status>;
}

/** A checked box and the open ones right inside it. */
export interface OpenInside {
  readonly item: ListItem;
  readonly open: readonly ListItem[];
  readonly inside: number;
}

export function boxStates(part: Part): BoxState[] {
  return [...boxesIn(listsOf(part.root))].flatMap(item => {
    const state = stateOf(part, item);
    return state ? [{ item, state }] : [];
  });
}

export function openInside(part: Part): OpenInside[] {
  return [...boxesIn(listsOf(part.root))].flatMap(item => {
    if (!item.checkbox?.value || !item.lists.length) return [];
    if (mayStayOpen(item.text.value) || SOME.test(item.text.value)) return [];
    const inside = item.lists.flatMap(({ items }) => items).filter(({ checkbox }) => checkbox);
    const open = inside.filter(
      each => !each.checkbox?.value && !mayStayOpen(each.text.value) && stateOf(part, each)?.value !== 'done',
    );
    return open.length ? [{ item, open, inside: inside.length }] : [];
  });
}

/** “Pick one of”, “Partly done”: not everything inside need be done. */
const SOME = /\b(?:one of|any of|either|or|choose|pick|options?|alternatives?|partial\w*|partly|some of|except)\b/i;

function* boxesIn(lists: Iterable<List>): Generator<ListItem> {
  for (const list of lists)
    for (const item of list.items) {
      if (item.checkbox) yield item;
      yield* boxesIn(item.lists);
    }
}

/** Set off by a dash or brackets; behind a colon only where the text before it is bold: "**Task 1**: ✅ Done". */
const GLYPH = `${glyphPattern('✅✔☑❌⏳🔄🚧')}\\s*`;
const WORDS = '[*_]{0,2}([\\p{L}][\\p{L} ]{2,15}?)[*_]{0,2}';
const NOTE = '(?:\\s*\\([^()]{1,80}\\))?[\\s.!]*$';
const ENDS = [
  new RegExp(`\\s[-–—→]+\\s*((?:${GLYPH})?${WORDS})${NOTE}`, 'u'),
  new RegExp(`\\s[[(]((?:${GLYPH})?${WORDS})[\\])]\\s*$`, 'u'),
  new RegExp(`[*_]{2}:?[*_]{0,2}:?\\s+((?:${GLYPH})${WORDS})${NOTE}`, 'u'),
  new RegExp(`\\s((?:${GLYPH})[*_]{0,2}\\p{Lu}[\\p{Lu} ]{2,15}[*_]{0,2})${NOTE}`, 'u'),
];
const BEGINS = [
  new RegExp(`^\\[((?:${GLYPH})?${WORDS})\\]\\s`, 'u'),
  new RegExp(`^((?:${GLYPH})${WORDS})\\s*[:–—-]\\s`, 'u'),
];

/** Such a text speaks about states rather than being in one. */
const ABOUT_STATES =
  /\b(?:icons?|badges?|glyphs?|emojis?|check ?marks?|colou?rs?|labels?|columns?|legend|symbols?|indicators?|shows?|displays?|displayed|status(?:es)?|states?|mark(?:ed|s)?|set to|move[ds]?|button|tab|filter|estados?|ícone|icono)\b|[✓✗☐]/iu;
const LONGEST_TAIL = 160;

function stateOf({ text, prose }: Part, { text: { range } }: ListItem): Ranged<Status> | undefined {
  const value = prose.slice(range.start, range.end);
  if (!MARKED.test(value)) return undefined;
  // What ends in code or a link says no state.
  if (value.trimEnd().length !== text.slice(range.start, range.end).trimEnd().length) return undefined;
  const cut = Math.max(0, value.length - LONGEST_TAIL);
  const found =
    firstOf(ENDS, value.slice(cut), range.start + cut) ?? firstOf(BEGINS, value.slice(0, LONGEST_TAIL), range.start);
  const around =
    found && value.replace(value.slice(found.range.start - range.start, found.range.end - range.start), '');
  const status = found && isSaid(found.value) ? readStatus(found.value) : undefined;
  return status && around && !ABOUT_STATES.test(around)
    ? ranged(status, found.range.start, found.range.end)
    : undefined;
}

/** An emoji, capitals or brackets: without them, a word is no state. */
const MARKED = /\P{ASCII}|[A-Z]{2}/u;

function firstOf(patterns: readonly RegExp[], text: string, offset: number): Ranged<string> | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (!match?.[1]) continue;
    const start = offset + match.index + match[0].indexOf(match[1]);
    return ranged(match[1], start, start + match[1].length);
  }
  return undefined;
}

/** A whole state and no more, with an emoji or in capitals: in “guide - done” the word may belong to the text. */
function isSaid(state: string): boolean {
  const words = state.replace(LEADING_GLYPH, '').replace(/[*_]/g, '').trim();
  return WHOLE.test(words) && (LEADING_GLYPH.test(state) || words === words.toUpperCase());
}

const LEADING_GLYPH = new RegExp(`^${GLYPH}`, 'u');
const WHOLE =
  /^(?:done|completed?|finished|not done|not started|not completed?|todo|to do|pending|in progress|wip|completad[oa]|conclu[ií]d[oa]|hecho|feito|pendiente|pendente|no iniciado|não iniciado|em andamento|en progreso|erledigt|fertig|abgeschlossen|offen|in arbeit|已完成|完成|未完成|未开始|进行中|待开始)$/iu;
