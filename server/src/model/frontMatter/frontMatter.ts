import type { Range } from '../../range';
import type { Fix, FrontMatter, Problem } from '../sprint';
import { type Fence, findFence } from './frontMatterFence';
import { type Block, readBlock } from './frontMatterYaml';

/** Reads the block that opens a document. Total: what cannot be read becomes a problem; code in it is never run. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const fence = findFence(text);
  if (!fence) return undefined;
  const { range, body, language } = fence;
  const block: Block = fence.refused ? { entries: [], problems: [] } : readBlock(text.slice(body.start, body.end));
  const at = (inner: Range): Range => ({ start: inner.start + body.start, end: inner.end + body.start });
  return {
    range,
    body,
    language,
    entries: block.entries.map(({ key, value, source }) => ({
      key: { value: key.value, range: at(key.range) },
      value: { value: value.value, range: at(value.range) },
      source,
    })),
    problems: [...fenceProblems(text, fence, block), ...block.problems.map(problem => moved(problem, at))],
  };
}

function moved({ message, range, fix }: Problem, at: (range: Range) => Range): Problem {
  const edits = fix?.edits.map(edit => ({ ...edit, range: at(edit.range) }));
  return { message, range: at(range), ...(fix && edits ? { fix: { title: fix.title, edits } } : {}) };
}

function fenceProblems(text: string, fence: Fence, block: Block): Problem[] {
  const { opening, language, refused, closed } = fence;
  const problems: Problem[] = [];
  if (refused) problems.push({ message: refusalOf(language), range: opening });
  if (!closed) {
    const message = 'The front matter is not closed. Put a line of --- after its last line.';
    const isCertain = !refused && block.problems.length === 0;
    problems.push({ message, range: opening, ...(isCertain ? { fix: closingFix(text, fence) } : {}) });
  }
  return problems;
}

const refusalOf = (language: string): string =>
  /^(?:json|toml)$/i.test(language)
    ? `Front matter in ${language} is not read. Write it as YAML, and open it with --- alone.`
    : `“---${language}” front matter is code and is never run. Write it as YAML, and open it with --- alone.`;

function closingFix(text: string, { range: { end }, opening }: Fence): Fix {
  const eol = text[opening.end] === '\r' ? '\r\n' : '\n';
  return { title: 'Close the front matter', edits: [{ range: { start: end, end }, text: `${eol}---` }] };
}
