import { encodedPath, folderOf, relativePath } from '../../model/links/paths';
import { sectionsOf } from '../../model/sections';
import type { Block, Edit, Section, SprintDoc } from '../../model/sprint';
import { type DocumentId, KIND_OF } from '../documents';
import type { About } from '../scaffold';

/** A line of its own that leads to the new document, the fitting place first: its section, that of links, the document's end. */
export function lineEdits(doc: SprintDoc, { path, document }: About): Edit[][] {
  const sections = sectionsOf(doc.root).filter(
    ({ heading }) => heading && heading.text.range.start !== doc.title?.range.start,
  );
  const named = (pattern: RegExp) => sections.filter(({ heading }) => pattern.test(heading?.text.value ?? ''));
  const fitting =
    document === 'rca'
      ? [...named(RCA), ...named(GUARDS)]
      : KIND_OF[document] === 'review'
        ? REVIEWS.flatMap(named)
        : [];
  const link = `[${NAMES[document]}](${encodedPath(relativePath(folderOf(doc.path), path))})`;
  return [
    ...fitting.slice(0, 2).map(section => behind(doc, section, `See the ${link}.`)),
    ...named(LINKS)
      .slice(-1)
      .map(section => inList(doc, section, link) ?? behind(doc, section, `See the ${link}.`)),
    [atEnd(doc, `See the ${link}.`)],
  ];
}

const RCA = /\brcas?\b|root[- ]cause|post-?mortem|incident/i;
const GUARDS = /guard-?rails?|refusals/i;
/** The plainest first; an “Idea Review” and a “Task Completion” are no sprint's. */
const REVIEWS: readonly RegExp[] = [
  /post-?sprint/i,
  /\b(?:sprint|iteration)(?: \d[\d.]{0,8})? (?:review|retro|completion|wrap-?up|report)|review hooks/i,
  /^[\W\d]*(?:reviews?|retrospectives?|completion|wrap-?up|reports?)\b/i,
];
const LINKS = /^[\W\d]*(?:links|references|related(?: documents)?|resources|see also|documents)\W*$/i;

/** A paragraph behind what stands in the section itself. */
function behind(doc: SprintDoc, { heading, blocks }: Section, line: string): Edit[] {
  const last = blocks.findLast(({ type }) => type !== 'rule');
  const at = endOfLine(doc, last?.range.end ?? heading?.range.end ?? 0);
  return [insertion(doc, at, line)];
}

/** One more bullet, where there are bullets that nobody counts. */
function inList(doc: SprintDoc, { heading, blocks }: Section, link: string): Edit[] | undefined {
  const last = blocks.findLast(({ type }) => type !== 'rule');
  if (!last || !isOpenList(last) || /\d/.test(heading?.text.value ?? '')) return undefined;
  const item = last.list.items.at(-1);
  if (!item || item.checkbox || item.lists.length) return undefined;
  const { start } = doc.lines.lineRange(doc.lines.positionAt(item.range.start).line);
  const mark = /^[ \t]*[-*+][ \t]+/.exec(doc.text.slice(start, start + 20))?.[0];
  const at = endOfLine(doc, last.range.end);
  return mark === undefined
    ? undefined
    : [{ range: { start: at, end: at }, text: `${doc.eol}${mark}${capital(link)}` }];
}

type ListBlock = Extract<Block, { type: 'list' }>;
const isOpenList = (block: Block): block is ListBlock => block.type === 'list' && !block.list.ordered;
const capital = (link: string): string => link.replace(/^\[[a-z]/, start => start.toUpperCase());

function atEnd(doc: SprintDoc, line: string): Edit {
  const at = doc.text.trimEnd().length;
  return insertion(doc, at, line);
}

/** A paragraph between blank lines; the space that is there already is not written twice. */
function insertion({ text, eol }: SprintDoc, at: number, line: string): Edit {
  const rest = text.slice(at);
  const isBlank = /^[ \t]*(?:\r?\n[ \t]*(?:\r?\n|$)|$)/.test(rest);
  const end = rest === '' ? eol : isBlank || !rest.trim() ? '' : eol;
  return { range: { start: at, end: at }, text: `${at ? eol + eol : ''}${line}${end}` };
}

/** Without the line breaks that a block may count as its own. */
function endOfLine({ lines, text }: SprintDoc, offset: number): number {
  const end = text.slice(0, offset).trimEnd().length;
  return lines.lineRange(lines.positionAt(end).line).end;
}

/** What a document is called in a sentence. */
const NAMES: Readonly<Record<DocumentId, string>> = {
  plan: 'sprint plan',
  rca: 'root cause analysis',
  review: 'sprint review',
  story: 'story',
  tracker: 'status tracker',
  queue: 'work queue',
  readiness: 'readiness assessment',
  completion: 'completion report',
  retrospective: 'retrospective',
  handoff: 'handoff',
  roadmap: 'roadmap',
};
