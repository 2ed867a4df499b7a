import { type Ranged, ranged } from '../../range';
import { blocksOf } from '../sections';
import type { Part, SprintDoc } from '../sprint';

/**
 * Where prose, cells or `code` name a Markdown file, as written: "see docs/sprints/plan_4.md", "`rca_s4.md`". Not in links,
 * which lead there themselves, and not in blocks of code.
 */
export const readPathMentions = ({ parts }: Pick<SprintDoc, 'parts'>): Ranged<string>[] =>
  parts.flatMap(part => part.read(mentionsOfPart));

/** Those paths, each once. */
export const namedFiles = ({ parts }: Pick<SprintDoc, 'parts'>): string[] => [
  ...new Set(parts.flatMap(part => part.readPlain(mentionsOfPart)).map(({ value }) => value)),
];

const ENDING = '\\.(?:md|markdown)(?![\\p{L}\\p{N}_/-])';
const IN_TEXT = new RegExp(`(?<![\\p{L}\\p{N}_./\\\\~%&=?#+-])[\\p{L}\\p{N}_./-]{1,300}?${ENDING}`, 'giu');
const IN_CODE = new RegExp(`(?<=\`)[^\`<>|*?"{}\\r\\n]{1,300}?${ENDING}(?=(?:[#:][^\`\\r\\n]{0,100})?\`)`, 'giu');

function mentionsOfPart(part: Part): readonly Ranged<string>[] {
  const { text, prose } = part;
  if (!/\.m(?:d|arkdown)/i.test(text)) return [];
  const plain = [...prose.matchAll(IN_TEXT)].map(toRanged);
  const coded = [...text.matchAll(IN_CODE)].map(toRanged).filter(path => isInCode(part, path));
  return [...plain, ...coded].filter(path => !isLinkText(prose, path));
}

const toRanged = ({ 0: path, index }: RegExpExecArray): Ranged<string> => ranged(path, index, index + path.length);

/** Code is blank in the prose. A line of nothing else is a block of it, unless that is a paragraph. */
function isInCode({ prose, root }: Part, { range: { start, end } }: Ranged<string>): boolean {
  if (/\S/.test(prose.slice(start, end))) return false;
  const from = prose.lastIndexOf('\n', start) + 1;
  const feed = prose.indexOf('\n', end);
  if (/\S/.test(prose.slice(from, feed < 0 ? prose.length : feed))) return true;
  return [...blocksOf(root)].some(
    ({ type, range }) => type === 'paragraph' && range.start <= start && end <= range.end,
  );
}

const LONGEST_LINK_TEXT = 300;

/** "[the plan: plan_4.md](docs/plan_4.md)" */
function isLinkText(prose: string, { range: { start, end } }: Ranged<string>): boolean {
  const before = prose.slice(Math.max(0, start - LONGEST_LINK_TEXT), start);
  const after = prose.slice(end, end + LONGEST_LINK_TEXT);
  return /\[[^\][\r\n]*$/.test(before) && /^[^\][\r\n]*\](?:[([]|:)/.test(after);
}
