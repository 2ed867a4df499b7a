import type { Rule } from './rule';

/** A byte order mark says nothing in UTF-8, and tools that do not expect one miss the front matter or the title behind it. */
export const byteOrderMark: Rule = {
  id: 'byte-order-mark',
  severity: 'hint',
  summary: 'The file begins with a byte order mark.',
  *check({ text, frontMatter }) {
    const end = /^\uFEFF*/.exec(text)?.[0].length ?? 0;
    if (!end) return;
    const hidden = frontMatter ? 'the front matter' : 'the first line';
    yield {
      range: { start: 0, end },
      message: `The file begins with a byte order mark, which hides ${hidden} from some tools. Remove it.`,
      fix: { title: 'Remove the byte order mark', edits: [{ range: { start: 0, end }, text: '' }] },
    };
  },
};
