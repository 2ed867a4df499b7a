import { glyphPattern } from '../damage/glyphs';
import { itemsOf } from '../sections';
import type { List, ListItem } from '../sprint';

/** How long a list is, in every way that a person might count it; the first is the plain one. */
export interface ListReadings {
  readonly counts: readonly number[];
  /** Whether the items are clearly one thing each; if not, the plain count is a guess. */
  readonly certain: boolean;
}

/** `unit` is what the label counts, such as "tests". */
export function listReadings(lists: readonly List[], unit: string): ListReadings {
  const isSubset = SUBSET.test(unit);
  const items = lists.flatMap(list => list.items);
  const all = lists.flatMap(list => [...itemsOf(list)]);
  const leaves = all.filter(({ lists: inner }) => !inner.some(list => list.items.length));
  const boxes = all.filter(({ checkbox }) => checkbox);
  const leading = items.map(leadingCount);
  const summed = items.length > 1 && leading.every(count => count !== undefined);
  const own = items.map(item => ownCount(item, unit));
  return {
    counts: [
      summed ? sum(leading) : items.length,
      items.filter(({ text }) => !/^(?:~~|\(.*\)$)/.test(text.value)).length,
      ...[items.length, all.length, leaves.length, boxes.length, sum(own), sum(own.map(n => n ?? 1))],
      ...[
        sum(items.map(item => (item.checkbox ? 1 : partsOf(item)))),
        sum(items.map(item => item.lists.reduce((n, list) => n + list.items.length, 0) || 1)),
      ],
    ],
    certain: !isSubset && (summed || lists.every(list => isPlain(list, unit))),
  };
}

/** "Interfaces (2 new)" may count some of the list that follows. */
const SUBSET =
  /^(?:new|changed|modified|updated|added|removed|deleted|open|closed|fixed|passing|passed|failing|failed|done|completed?|remaining|pending|blocked|required|mandatory|optional|critical|high|medium|low|committed|planned)$/;

/**
 * Numbered items, checkboxes, and bullets that each begin with one name in code or one link. Other bullets may describe
 * what is counted rather than list it, as under "Reader (8 tests)"; under a bare "(3)" they are what is counted.
 */
function isPlain({ ordered, items }: List, unit: string): boolean {
  if (items.every(({ checkbox }) => checkbox)) return true;
  return items.every(
    item =>
      partsOf(item) === 1 &&
      !isOpenEnded(item) &&
      (!FOLDER.test(item.text.value) || !unit || OF_FOLDERS.test(unit)) &&
      (ordered || !unit || isOneName(item, unit)),
  );
}

/** One name in code or one link, and behind a check mark the plain name of a file where files are counted. */
function isOneName({ text: { value } }: ListItem, unit: string): boolean {
  if (/^(?:\*\*)?(?:`[^`]+`|\[[^\]]+\]\()/.test(value)) return true;
  return /files?$/.test(unit) && FILE_NAME.test(value.replace(LEADING_MARK, ''));
}

const LEADING_MARK = new RegExp(`^(?:${glyphPattern('✅✔☑❌⏳🔄🔲⬜')}|[*_\\s])+`, 'u');
const FILE_NAME = /^[\w./-]*[A-Za-z_][\w-]*\.[A-Za-z]{1,6}(?=[*_]{0,2}(?:$|\s+[-–—(]|:\s))/;
/** "`src/assets/` - models, sounds" holds any number of files. */
const FOLDER = /^(?:\*\*)?(?:`[^`]*\/(?:\*{1,2})?`|\[[^\]]*\]\([^()]*\/\))/;
const OF_FOLDERS = /folder|director|dirs?$|packages?$|modules?$|crates?$|apps?$|librar|components?$|paths?$|ordner/;

/** "(3 more are skipped)" and "plus the fonts" leave the length open. */
const isOpenEnded = ({ text }: ListItem): boolean =>
  /\b(?:more|plus|others?|etc|remaining|additional|various)\b|…|\.{3}|\*\.|[\]})`]\+/i.test(
    text.value.replace(/`[^`]*`/g, ''),
  ) || SPAN.test(text.value);

/** "T4–T9" and "3.1-3.6" at the beginning of an item are several. */
const SPAN = /^[*_]{0,2}(?:[A-Z]{1,5}-?)?\d+(?:\.\d+)*\s?(?:[-–—]|\.\.|to|bis)\s?(?:[A-Z]{1,5}-?)?\d+(?:\.\d+)*\b/i;

/** "8 icons (two sizes)" -> 8, behind a check mark too. */
function leadingCount({ text }: ListItem): number | undefined {
  const match = LEADING_COUNT.exec(text.value);
  return match ? Number(match[1]) : undefined;
}

const LEADING_COUNT = new RegExp(
  `^(?:${glyphPattern('✅✔☑❌⏳🔄🔲⬜')}|[*_\\s])*(\\d{1,4}) (?!of |%|/)[\\p{L}.\`]`,
  'u',
);

/** "reader.test.ts (9 tests)" -> 9 where tests are counted. */
function ownCount({ text }: ListItem, unit: string): number | undefined {
  const [, count, counted] = /\((\d{1,4})(?:[ -](\p{L}[\p{L}-]*))?[^()]*\)/u.exec(text.value) ?? [];
  const same = !counted || unit.replace(/s$/, '').endsWith(counted.toLowerCase().replace(/s$/, ''));
  return count && same ? Number(count) : undefined;
}

/** "Keys: mail, maps (yearly)" names two things, "lint / format", "`a` `b`" and "GET/POST" also. */
function partsOf({ text }: ListItem): number {
  const bare = text.value
    .replace(/\([^)]*\)/g, '')
    .replace(/`[^`]*`/g, '`')
    .replace(/`\s+(?=`)/g, '`, ')
    .replace(/\b[A-Z]{2,7}(?:\/[A-Z]{2,7})+\b/g, methods => methods.replaceAll('/', ', '));
  const [, name = '', named = bare.split(/\s[-–—]\s/)[0] ?? ''] = /^([^:]{1,60}):[*_]{0,2}\s(.*)$/.exec(bare) ?? [];
  return Math.max(...[name, named].map(each => each.split(SEVERAL).length));
}

/** "a, b", "a & b" and "B-4/B-5". */
const SEVERAL = /,\s|;\s|\s[&+/]\s|\s(?:and|y|e|und|et)\s|(?<=\d)\/(?=[A-Z]{1,5}-?\d)/;

const sum = (counts: readonly (number | undefined)[]): number =>
  counts.reduce<number>((total, count) => total + (count ?? 0), 0);
