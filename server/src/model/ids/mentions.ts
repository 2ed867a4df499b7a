import { type Range, type Ranged, ranged } from '../../range';
import type { PlacedPart } from '../parts';
import { shifted } from '../shift';
import type { Part, SprintDoc, Task } from '../sprint';
import { ID, idKey, isUnmistakable, leadingId, WORD } from './ids';
import { type Lead, leadsOf } from './leads';

/** Where a document names each id, by its key, in the order of the text: as a task, as a dependency, in prose. */
export type Mentions = ReadonlyMap<string, readonly Range[]>;

/** An id that is part of a span (“T01–T05”) and is not written itself stands nowhere. */
export function readMentions({ tasks, parts }: Pick<SprintDoc, 'tasks' | 'parts'>): Mentions {
  const mentions = new Map<string, Range[]>();
  const seen = new Set<number>();
  const own = new Set<string>();
  for (const task of tasks) {
    if (task.id) own.add(hyphenated(task.id.value));
    for (const { key, range } of mentionsOfTask(task)) add(key, range);
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

/** One of those places that an offset stands in or beside, without reading all of them. */
export function mentionAt({ tasks, parts }: Pick<SprintDoc, 'tasks' | 'parts'>, offset: number): Mention | undefined {
  const isHere = ({ range }: Mention): boolean => range.start <= offset && offset <= range.end;
  for (const task of tasks) for (const mention of mentionsOfTask(task)) if (isHere(mention)) return mention;
  const near = parts.filter(({ start, end }) => start <= offset && offset <= end);
  return near.flatMap(part => mentionsAround(part, offset)).find(each => isHere(each) && isMeant(each, tasks));
}

const isMeant = ({ onlyIf }: Mention, tasks: readonly Task[]): boolean =>
  onlyIf === undefined || tasks.some(({ id }) => id && hyphenated(id.value) === onlyIf);

/** An id and what tells that it is one stand within so many characters. */
const CONTEXT = 300;

function mentionsAround({ part: { text, prose, root }, start }: PlacedPart, offset: number): Mention[] {
  const at = offset - start;
  const from = Math.max(0, at - CONTEXT);
  const leads = leadsOf(root, { start: at, end: at }).map(lead => shifted(lead, -from));
  const around = { text: text.slice(from, at + CONTEXT), prose: prose.slice(from, at + CONTEXT), leads };
  return mentionsOf(around).map(each => shifted(each, start + from));
}

function* mentionsOfTask({ id, dependsOn, source }: Task): Generator<Mention> {
  if (id) yield { key: idKey(id.value), range: source === 'front-matter' ? withoutQuotes(id) : id.range };
  for (const each of dependsOn) if (isWritten(each)) yield each;
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
export interface Mention {
  readonly key: string;
  readonly range: Range;
  readonly onlyIf?: string;
}

/** What of a part may name ids: its text, and what a heading, items and cells in it hold. */
interface Source extends Pick<Part, 'text' | 'prose'> {
  readonly leads: readonly Lead[];
}

const mentionsOfPart = ({ text, prose, root }: Part): readonly Mention[] =>
  mentionsOf({ text, prose, leads: leadsOf(root, { start: 0, end: text.length }) });

/** What a heading, item or cell begins with, what is plainly an id in the middle of a sentence, and `T-3` as code. */
function mentionsOf(source: Source): Mention[] {
  const { prose, leads } = source;
  const leading = leads.flatMap(lead => (/\d/.test(lead.value) && !isAmount(lead) && leadingId(lead)) || []);
  const aside = leads.flatMap(lead => (isAmount(lead) && leadingId(lead)) || []);
  const forms = formsIn(prose, IN_TEXT).map(({ index, 0: id }) => ranged(id, index, index + id.length));
  const certain = [...leading, ...forms.filter(id => isCertain(prose, id)), ...idsOfSpans(prose), ...idsInCode(source)];
  const others = [...aside.filter(id => !isQuantity(prose, id)), ...forms.filter(id => mayBeOne(prose, id))];
  return [
    ...certain.map(({ value, range }) => ({ key: idKey(value), range })),
    ...others.map(({ value, range }) => ({ key: idKey(value), range, onlyIf: hyphenated(value) })),
  ];
}

/** Every place in the prose where something has the form of an id. */
function formsIn(prose: string, form: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (const { index, 0: word } of prose.matchAll(/\S+/g)) {
    if (!/\d/.test(word)) continue;
    for (const match of word.matchAll(form)) {
      match.index += index;
      found.push(match);
    }
  }
  return found;
}

function isCertain(prose: string, { value, range: { start, end } }: Ranged<string>): boolean {
  if (isUnmistakable(value)) return true;
  const isSetOff = /[*_[(]/.test(prose[start - 1] ?? '') && /[*_\])]/.test(prose[end] ?? '');
  return isSetOff || BEHIND_WORD.test(prose.slice(Math.max(0, start - 20), start));
}

/** Whether what has the form of an id is one if a task of the document is written just like that. */
const mayBeOne = (prose: string, id: Ranged<string>): boolean =>
  (isTelling(id.value) || IN_SERIES.test(prose.slice(Math.max(0, id.range.start - 100), id.range.start))) &&
  !isQuantity(prose, id);

const isQuantity = (prose: string, { range: { start, end } }: Ranged<string>): boolean =>
  QUANTITY_BEFORE.test(prose.slice(Math.max(0, start - 20), start)) || UNIT_BEHIND.test(prose.slice(end, end + 20));

/** “1-3” nodes, “4.5 FTE”: no letter before the number or in it says that it is a task’s. */
const isAmount = ({ isAside, value }: Lead): boolean => isAside === true && !/^\P{L}*\p{L}+[\s#:-]*\d/u.test(value);

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
  formsIn(prose, SPAN).flatMap(({ index, 0: { length }, 1: first = '', 3: last = '' }) =>
    isUnmistakable(first) && isUnmistakable(last)
      ? [ranged(first, index, index + first.length), ranged(last, index + length - last.length, index + length)]
      : [],
  );

/** Not in a block of code, where the whole line is blank in the prose. */
function idsInCode({ text, prose }: Source): Ranged<string>[] {
  if (!text.includes('`')) return [];
  return Array.from(text.matchAll(IN_CODE), ({ index, 1: id = '' }) =>
    ranged(id, index + 1, index + 1 + id.length),
  ).filter(({ range: { start } }) => /\S/.test(lineAround(prose, start)));
}

const lineAround = (prose: string, at: number): string => {
  const end = prose.indexOf('\n', at);
  return prose.slice(prose.lastIndexOf('\n', at - 1) + 1, end < 0 ? prose.length : end);
};
