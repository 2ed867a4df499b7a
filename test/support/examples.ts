import { type FixtureCase, type FixtureFile, readFixture } from './fixtures';

/** A document of the reference, with the messages below what they speak of. */
export interface Example {
  readonly path: string;
  readonly text: string;
  /** The lines that the fix changes, as a diff. */
  readonly change?: string;
}

/** A case of a fixture: what it is about, and its documents, marked ones first. */
export interface ExampleCase {
  readonly name: string;
  readonly documents: readonly Example[];
}

/** The first case with a finding, one with a fix if there is any, and the first one without. */
export function examplesOf(fixture: string): {
  readonly failing: ExampleCase | undefined;
  readonly clean: ExampleCase | undefined;
} {
  const cases = readFixture(fixture);
  const failures = cases.filter(({ files }) => files.some(isMarked));
  const failing = failures.find(({ fixed }) => fixed.length > 0) ?? failures[0];
  const clean = cases.find(({ files }) => files.length > 0 && !files.some(isMarked));
  return {
    failing: failing && caseOf(failing),
    clean: clean && caseOf(clean),
  };
}

const isMarked = ({ marks }: FixtureFile): boolean => marks.length > 0;
const byMarks = (a: FixtureFile, b: FixtureFile): number => Number(isMarked(b)) - Number(isMarked(a));

const caseOf = (each: FixtureCase): ExampleCase => ({
  name: each.name,
  documents: [...each.files].sort(byMarks).map(file => exampleOf(file, each)),
});

function exampleOf(file: FixtureFile, { fixed }: FixtureCase): Example {
  const right = fixed.find(({ path }) => path === file.path);
  const change = right && diff(file.text.split('\n'), right.text.split('\n'));
  return { path: file.path, text: excerpt(file), ...(change && { change }) };
}

/** Longer documents are shown around their marks: so much is seen at a glance. */
const LONGEST = 45;
const AROUND = 7;

function excerpt({ text, marks }: FixtureFile): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const isShown = (at: number): boolean =>
    lines.length <= LONGEST ||
    (marks.length ? marks.some(({ line }) => Math.abs(line - at) <= AROUND) : at < LONGEST) ||
    /^#{1,3} /.test(lines[at] ?? '');
  const shown: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (isShown(at)) shown.push(line, ...marks.filter(mark => mark.line === at).map(below));
    else if (shown.at(-1) !== '…') shown.push('…');
  }
  return shown.join('\n');
}

/** "    ^^^ This says 3, but …" */
const below = ({ from, to, message }: FixtureFile['marks'][number]): string =>
  `${' '.repeat(from)}${'^'.repeat(Math.max(1, to - from))} ${message}`;

/** The lines that differ, removed ones before added ones; what lies between two changes is a line “…”. */
function diff(before: readonly string[], after: readonly string[]): string {
  const common = longestCommon(before, after);
  const out: string[] = [];
  let [a, b] = [0, 0] as [number, number];
  for (const [nextA, nextB] of [...common, [before.length, after.length] as const]) {
    if (nextA > a || nextB > b) {
      if (out.length) out.push('…');
      out.push(...before.slice(a, nextA).map(line => `- ${line}`), ...after.slice(b, nextB).map(line => `+ ${line}`));
    }
    [a, b] = [nextA + 1, nextB + 1];
  }
  return out.join('\n');
}

/** The places of the lines that both texts share, in order. Fixtures are short. */
function longestCommon(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (lengths[i] as number[])[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
