import { type Range, type Ranged, ranged } from '../../range';
import { blocksOf, itemsOf } from '../sections';
import type { Part, SprintDoc } from '../sprint';
import { ID, idKey, isUnmistakable, leadingId, WORD } from './ids';

/** Where a document names each id, by its key, in the order of the text: as a task, as a dependency, in prose. */
export type Mentions = ReadonlyMap<string, readonly Range[]>;

/** An id that is part of a span (“T01–T05”) and is not written itself stands nowhere. */
export function readMentions({ tasks, parts }: Pick<SprintDoc, 'tasks' | 'parts'>): Mentions {
  const mentions = new Map<string, Range[]>();
  const seen = new Set<number>();
  const own = new Set<string>();
  for (const { id, dependsOn, source } of tasks) {
    if (id) own.add(hyphenated(id.value));
    if (id) add(idKey(id.value), source === 'front-matter' ? withoutQuotes(id) : id.range);
    for (const each of dependsOn) if (isWritten(each)) add(each.key, each.range);
  }
  for (const part of parts)
    for (const { key, range, onlyIf } of part.readPlain(mentionsOfPart)) {
      const start = range.start + part.start;
      if (seen.has(start) || (onlyIf !== undefined && !own.has(onlyIf))) continue;
      add(key, { start, end: range.end + part.start });
    }
  for (const ranges of mentions.values()) if (ranges.length > 1) ranges.sort((a, b) => a.start - b.start);
  return mentions;

  function add(key: string, range: Range): void {
    if (seen.has(range.start)) return;
    seen.add(range.start);
    const known = mentions.get(key);
    if (known) known.push(range);
    else mentions.set(key, [range]);
  }
}

/** `id: "T-3"` */
function withoutQuotes({ value, range: { start, end } }: Ranged<string>): Range {
  const quote = end - start === value.length + 2 ? 1 : 0;
  return { start: start + quote, end: end - quote };
}

const isWritten = ({ value, range }: Ranged<string>): boolean => range.end - range.start === value.length;

const IN_TEXT = new RegExp(`(?<![\\p{L}\\d_./\\\\@-])${ID}(?![\\p{L}\\d_/\\\\@]|[.-][\\p{L}\\d])`, 'gu');
/** “T001-T003”: the ids at its ends. */
const SPAN = new RegExp(
  `(?<![\\p{L}\\d_./\\\\@-])(${ID})([-\\u2010-\\u2015])(${ID})(?![\\p{L}\\d_/]|[.-][\\p{L}\\d])`,
  'gu',
);
const BEHIND_WORD = new RegExp(
  `(?:${WORD}|tasks|stories|tickets|issues|aufgaben?|tareas|tarefas)[\\s#:*_\`(]{1,4}$`,
  'i',
);
const IN_CODE = new RegExp(`\`(${ID})\``, 'gu');

/** A place in a part that names an id, if a task of the document is written like `onlyIf`. */
interface Mention {
  readonly key: string;
  readonly range: Range;
  readonly onlyIf?: string;
}

/** What a heading, item or cell begins with, what is plainly an id in the middle of a sentence, and `T-3` as code. */
function mentionsOfPart(part: Part): readonly Mention[] {
  const certain = [...leadingIds(part), ...idsInProse(part), ...idsInCode(part)];
  return [
    ...certain.map(({ value, range }) => ({ key: idKey(value), range })),
    ...uncertainIds(part).map(({ value, range }) => ({ key: idKey(value), range, onlyIf: hyphenated(value) })),
  ];
}

function leadingIds({ root }: Part): Ranged<string>[] {
  const heading = root.sections[0]?.heading?.text;
  const texts = [...blocksOf(root)].flatMap(block => {
    if (block.type === 'list') return Array.from(itemsOf(block.list), ({ text }) => text);
    return block.type === 'table' ? block.table.rows.flatMap(({ cells }) => cells) : [];
  });
  return [...(heading ? [heading] : []), ...texts].flatMap(text => (/\d/.test(text.value) && leadingId(text)) || []);
}

function idsInProse({ prose }: Part): Ranged<string>[] {
  if (!/\d/.test(prose)) return [];
  const alone = Array.from(prose.matchAll(IN_TEXT), ({ index, 0: id }) => ranged(id, index, index + id.length));
  return [...alone.filter(id => isCertain(prose, id)), ...idsOfSpans(prose)];
}

function isCertain(prose: string, { value, range: { start, end } }: Ranged<string>): boolean {
  if (isUnmistakable(value)) return true;
  const isSetOff = /[*_[(]/.test(prose[start - 1] ?? '') && /[*_\])]/.test(prose[end] ?? '');
  return isSetOff || BEHIND_WORD.test(prose.slice(Math.max(0, start - 20), start));
}

/** What has the form of an id in the middle of a sentence and is one only if a task of the document is written just like that. */
function uncertainIds({ prose }: Part): Ranged<string>[] {
  if (!/\d/.test(prose)) return [];
  return Array.from(prose.matchAll(IN_TEXT), ({ index, 0: id }) => ranged(id, index, index + id.length)).filter(
    ({ value, range: { start, end } }) =>
      (isTelling(value) || IN_SERIES.test(prose.slice(Math.max(0, start - 100), start))) &&
      !QUANTITY_BEFORE.test(prose.slice(Math.max(0, start - 20), start)) &&
      !UNIT_BEHIND.test(prose.slice(end, end + 20)),
  );
}

const hyphenated = (id: string): string => id.replace(/[\u2010\u2011]/g, '-');
/** “2.1” may be a requirement or a version; “9-2” and “T1” are hardly anything else. */
const isTelling = (id: string): boolean => /[-\u2010\u2011A-Za-z]/.test(id);
/** “stories 1.1, 1.2 and …”, “unblocks 2.3, …”, “(after …” */
const IN_SERIES = new RegExp(
  `\\b(?:${WORD}|${WORD} id|tasks|stories|tickets|issues|after|(?:un)?block(?:s|ed by)|depends on|waits for)` +
    '[\\s#:*_`(]{1,6}(?:[A-Za-z]{0,8}-?\\d[\\w.-]{0,10}[*_`]{0,3}\\s{0,2}(?:[,;&/→+]|->|and|or|und|y|e)\\s{0,3}[*_`]{0,3})*$',
  'i',
);

/** “9-2 hours”, “weeks 9-2” */
const QUANTITY_BEFORE =
  /(?:[$€£±~≈<>=#]|\b(?:version|release|sections?|chapters?|weeks?|days?|pages?|lines?|scores?|won|lost)\s)$/i;
const UNIT_BEHIND =
  /^\s?(?:[%€$]|(?:h|hrs?|hours?|m|mins?|minutes?|s|seconds?|ms|days?|weeks?|months?|years?|points?|pts|sp|x|times|people|words|lines|files|tests|percent|[kmg]b)\b)/i;

const idsOfSpans = (prose: string): Ranged<string>[] =>
  [...prose.matchAll(SPAN)].flatMap(({ index, 0: { length }, 1: first = '', 3: last = '' }) =>
    isUnmistakable(first) && isUnmistakable(last)
      ? [ranged(first, index, index + first.length), ranged(last, index + length - last.length, index + length)]
      : [],
  );

/** Not in a block of code, where the whole line is blank in the prose. */
function idsInCode({ text, prose }: Part): Ranged<string>[] {
  if (!text.includes('`')) return [];
  return Array.from(text.matchAll(IN_CODE), ({ index, 1: id = '' }) =>
    ranged(id, index + 1, index + 1 + id.length),
  ).filter(({ range: { start } }) => /\S/.test(lineAround(prose, start)));
}

const lineAround = (prose: string, at: number): string => {
  const end = prose.indexOf('\n', at);
  return prose.slice(prose.lastIndexOf('\n', at - 1) + 1, end < 0 ? prose.length : end);
};
