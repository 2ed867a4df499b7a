import type { CoverageFixture } from './coverageFixtures';

/** A document of a case, or a file beside them that shows something: its path, and its text without the marks. */
export interface FixtureFile {
  readonly path: string;
  readonly isDocument: boolean;
  /** Of a source: written after the reports. */
  readonly isNewer: boolean;
  /** Of a diff, which is no file: since which branch, and on which. */
  readonly diff: CoverageFixture['diff'];
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Where the fence's content stands in the fixture, so that `UPDATE=1` can rewrite it. */
  readonly start: number;
  readonly end: number;
}

/** `^^^^ rule-id: message` below a line marks the text above it. */
export interface Mark {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly rule: string;
  readonly message: string;
}

export interface FixtureCase {
  readonly name: string;
  readonly files: readonly FixtureFile[];
  /** The text of a file once every fix of the rule is applied. */
  readonly fixed: readonly FixtureFile[];
}

const FENCE = /^(`{4,})(md|xml|yaml|text|json|diff) (fixed |newer )?(\S+)(?: (\S+))?\r?\n([\s\S]*?)^\1\r?$/gm;
const MARK = /^( *)(\^+) ([a-z-]+): (.*)$/;

/** Reads a fixture: a case for every heading outside the fences, the documents in fences `````md path.md`. */
export function readFixture(source: string): FixtureCase[] {
  const fences = [...source.matchAll(FENCE)];
  const outside = source.replace(FENCE, whole => whole.replace(/[^\n]/g, ' '));
  const headings = [...outside.matchAll(/^# (.+)$/gm)];
  if (/^`{4,}/m.test(outside))
    throw new Error(
      'A fence is not of the form ````md [fixed] path.md (or xml, yaml, text, json, diff), or is not closed.',
    );
  return headings.map((heading, at) => {
    const end = headings[at + 1]?.index ?? source.length;
    const own = fences.filter(({ index }) => index > heading.index && index < end);
    const files = own.map(match => ({ file: fileOf(match), fixed: match[3] === 'fixed ' }));
    return {
      name: heading[1] as string,
      files: files.filter(({ fixed }) => !fixed).map(({ file }) => file),
      fixed: files.filter(({ fixed }) => fixed).map(({ file }) => file),
    };
  });
}

function fileOf(match: RegExpExecArray): FixtureFile {
  const [, , type, mark, path = '', branch, content = ''] = match;
  const start = match.index + match[0].indexOf('\n') + 1;
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of content.split('\n')) {
    const marked = MARK.exec(line);
    if (!marked) lines.push(line);
    else {
      const from = marked[1]?.length ?? 0;
      const to = from + (marked[2]?.length ?? 0);
      marks.push({ line: lines.length - 1, from, to, rule: marked[3] ?? '', message: marked[4] ?? '' });
    }
  }
  return {
    ...{ path, isDocument: type === 'md', isNewer: mark === 'newer ', diff: diffOf(type, path, branch) },
    ...{ text: lines.join('\n'), marks, start, end: start + content.length },
  };
}

/** A fence `diff origin/main feature/x`: what changed since which branch, and on which; `-` where the base is not known. */
export const diffOf = (type = '', base = '', branch?: string): CoverageFixture['diff'] =>
  type === 'diff' ? { base: base === '-' ? undefined : base, branch } : undefined;

/** A text with its marks put in again, as a fixture shows it. */
export function withMarks(text: string, marks: readonly Mark[]): string {
  return text
    .split('\n')
    .flatMap((line, at) => [
      line,
      ...marks
        .filter(mark => mark.line === at)
        .map(
          ({ from, to, rule, message }) =>
            `${' '.repeat(from)}${'^'.repeat(Math.max(1, to - from))} ${rule}: ${message}`,
        ),
    ])
    .join('\n');
}
