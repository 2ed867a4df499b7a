import { type MisplacedFrontMatter, misplacedFrontMatter } from '../model/frontMatter/misplacedFrontMatter';
import type { Fix, SprintDoc } from '../model/sprint';
import type { Rule } from './rule';

/** Tools take a block between two lines of `---` for front matter only where nothing stands before it. */
export const frontMatterMisplaced: Rule = {
  id: 'front-matter-misplaced',
  severity: 'warning',
  summary: 'Text stands before the front matter.',
  *check(doc) {
    const found = misplacedFrontMatter(doc);
    if (!found) return;
    const { fence, before } = found;
    const line = doc.lines.positionAt(fence.start).line + 1;
    const what = before
      ? `This stands before the front matter in line ${line}`
      : 'Blank lines stand before the front matter';
    yield {
      range: before ?? fence,
      message: `${what}, which counts only at the very top. Move the front matter up.`,
      ...(before ? { related: [{ range: fence, message: 'The front matter begins here' }] } : {}),
      fix: before ? move(doc, found) : removeBlankLines(doc, found),
    };
  },
};

function removeBlankLines({ text }: SprintDoc, { range }: MisplacedFrontMatter): Fix {
  const start = top(text);
  return { title: 'Remove the blank lines', edits: [{ range: { start, end: range.start }, text: '' }] };
}

/** With one of the two blank lines that would be left where it stood. */
function move({ text, eol }: SprintDoc, { range }: MisplacedFrontMatter): Fix {
  const at = top(text);
  const [rest = ''] = /^(?:\r?\n){0,2}/.exec(text.slice(range.end, range.end + 4)) ?? [];
  const gap = /^\r?\n/.test(text.slice(at, at + 2)) ? '' : eol;
  return {
    title: 'Move the front matter to the top',
    edits: [
      { range: { start: at, end: at }, text: `${text.slice(range.start, range.end)}${eol}${gap}` },
      { range: { start: range.start, end: range.end + rest.length }, text: '' },
    ],
  };
}

/** Behind a byte order mark. */
const top = (text: string): number => (text.startsWith('\uFEFF') ? 1 : 0);
