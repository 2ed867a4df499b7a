/** A document of a case, or a file beside them that shows something: its path, and its text without the marks. */
export interface FixtureFile {
  readonly path: string;
  readonly isDocument: boolean;
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

const FENCE = /^(`{4,})(?:md|xml|yaml|text) (fixed )?(\S+)\r?\n([\s\S]*?)^\1\r?$/gm;
const MARK = /^( *)(\^+) ([a-z-]+): (.*)$/;

/** Reads a fixture: a case for every heading outside the fences, the documents in fences `````md path.md`. */
export function readFixture(source: string): FixtureCase[] {
  const fences = [...source.matchAll(FENCE)];
  const outside = source.replace(FENCE, whole => whole.replace(/[^\n]/g, ' '));
  const headings = [...outside.matchAll(/^# (.+)$/gm)];
  if (/^`{4,}/m.test(outside))
    throw new Error('A fence is not of the form ````md [fixed] path.md (or xml, yaml, text), or is not closed.');
  return headings.map((heading, at) => {
    const end = headings[at + 1]?.index ?? source.length;
    const own = fences.filter(({ index }) => index > heading.index && index < end);
    const files = own.map(match => ({ file: fileOf(match), fixed: Boolean(match[2]) }));
    return {
      name: heading[1] as string,
      files: files.filter(({ fixed }) => !fixed).map(({ file }) => file),
      fixed: files.filter(({ fixed }) => fixed).map(({ file }) => file),
    };
  });
}

function fileOf(match: RegExpExecArray): FixtureFile {
  const content = match[4] ?? '';
  const start = match.index + match[0].indexOf('\n') + 1;
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of content.split('\n')) {
    const mark = MARK.exec(line);
    if (!mark) lines.push(line);
    else {
      const from = mark[1]?.length ?? 0;
      const to = from + (mark[2]?.length ?? 0);
      marks.push({ line: lines.length - 1, from, to, rule: mark[3] ?? '', message: mark[4] ?? '' });
    }
  }
  const isDocument = /^`+md /.test(match[0]);
  return { path: match[3] as string, isDocument, text: lines.join('\n'), marks, start, end: start + content.length };
}

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
