import { type Range, type Ranged, ranged } from '../../range';
import { blocksOf, itemsOf } from '../sections';
import type { Part, SprintDoc, Task } from '../sprint';
import { ID, idKey, isUnmistakable, leadingId, WORD } from './ids';

/** Where a document names each id, by its key, in the order of the text: as a task, as a dependency, in prose. */
export type Mentions = ReadonlyMap<string, readonly Range[]>;

/** An id that is part of a span (“T01–T05”) and is not written itself stands nowhere. */
export function readMentions({ tasks, parts }: Pick<SprintDoc, 'tasks' | 'parts'>): Mentions {
  const byStart = new Map<number, Ranged<string>>();
  const add = (id: Ranged<string>): unknown => byStart.set(id.range.start, id);
  for (const part of parts) part.read(mentionsOfPart).forEach(add);
  for (const task of tasks) idsOf(task).forEach(add);
  const mentions = new Map<string, Range[]>();
  for (const { value, range } of [...byStart.values()].sort((a, b) => a.range.start - b.range.start)) {
    const key = idKey(value);
    const known = mentions.get(key);
    if (known) known.push(range);
    else mentions.set(key, [range]);
  }
  return mentions;
}

const idsOf = ({ id, dependsOn }: Task): Ranged<string>[] => [
  ...(id ? [ranged(id.value, id.range.start, id.range.end)] : []),
  ...dependsOn.filter(isWritten).map(({ value, range }) => ({ value, range })),
];

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

/** What a heading, item or cell begins with, what is plainly an id in the middle of a sentence, and `T-3` as code. */
function mentionsOfPart(part: Part): readonly Ranged<string>[] {
  return [...leadingIds(part), ...idsInProse(part), ...idsInCode(part)];
}

function leadingIds({ root }: Part): Ranged<string>[] {
  const heading = root.sections[0]?.heading?.text;
  const texts = [...blocksOf(root)].flatMap(block => {
    if (block.type === 'list') return Array.from(itemsOf(block.list), ({ text }) => text);
    return block.type === 'table' ? block.table.rows.flatMap(({ cells }) => cells) : [];
  });
  return [...(heading ? [heading] : []), ...texts].flatMap(text => leadingId(text) ?? []);
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
