import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEvidence } from '../../server/src/evidence/readEvidence';
import { filesOf } from '../../server/src/files';
import { readDocument } from '../../server/src/model/parse';
import type { SprintDoc } from '../../server/src/model/sprint';
import { makeProject, type Project } from '../../server/src/project';
import { type CoverageFixture, coverageOfFixtures } from './coverageFixtures';
import { diffOf } from './fixtures';
import { listed, ROOT, uriOf } from './listed';

/** The first document of a case: `‸` in it is the cursor, `«…»` a selection; neither is part of its text. */
export interface FeatureCase {
  readonly project: Project;
  readonly doc: SprintDoc;
  /** UTF-16 offset of the cursor, or where the selection ends. */
  readonly offset: number;
  readonly selection: { readonly start: number; readonly end: number };
  /** Every document of the case by its path. */
  readonly docs: ReadonlyMap<string, SprintDoc>;
}

/** What a feature answers, by the name of the fence in which the fixture shows it: a path, or what it is. */
export type Shown = Readonly<Record<string, string>>;

const FENCE = /^(`{4,})(md|xml|yaml|text|json|diff|gives) ?(.*)\r?\n([\s\S]*?)^\1\r?$/gm;

/**
 * Tests a feature by `test/features/<name>.md`: a case for each heading, with documents in fences “````md path”, and in
 * fences “````gives what” what `show` makes of the first one. `UPDATE=1` writes those anew: read what it wrote.
 */
export function testFeature(name: string, show: (each: FeatureCase) => Shown): void {
  const file = join(process.cwd(), 'test/features', `${name}.md`);
  const source = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const outside = source.replace(FENCE, whole => whole.replace(/[^\n]/g, ' '));
  const headings = [...outside.matchAll(/^# (.+)$/gm)];
  const written: string[] = [source.slice(0, headings[0]?.index ?? source.length)];
  describe(name, () => {
    it('has cases', () => assert.ok(headings.length > 0));
    for (const [at, { index, 1: title = '' }] of headings.entries()) {
      const text = source.slice(index, headings[at + 1]?.index ?? source.length);
      it(title, () => {
        const shown = show(caseOf(text));
        if (process.env.UPDATE === '1') written.push(withShown(text, shown));
        else assert.deepEqual(shownIn(text), trimmed(shown));
      });
    }
    // With “-g”, only some cases have run, and the others must stay.
    if (process.env.UPDATE === '1')
      after(() => {
        if (written.length === headings.length + 1) writeFileSync(file, written.join(''));
      });
  });
}

function caseOf(source: string): FeatureCase {
  const files = [...source.matchAll(FENCE)]
    .filter(([, , type]) => type !== 'gives')
    .map(([, , type, info = '', text = '']) => ({ type, ...fileOf(type, info.trim()), ...unmarked(text) }));
  const [first] = files;
  assert.ok(first, 'no document');
  const docs = new Map(
    files.filter(({ type }) => type === 'md').map(({ path, text }) => [path, readDocument(uriOf(path), path, text)]),
  );
  const evidence = files.flatMap(({ path, text }) => readEvidence(uriOf(path), path, text) ?? []);
  const paths = files.filter(({ diff }) => !diff).map(({ path }) => path);
  const around = {
    ...{ files: filesOf(listed(paths), [ROOT], () => paths.map(uriOf)), evidence },
    coverage: coverageOfFixtures(files),
  };
  const project = makeProject(
    [...docs.values()].filter(({ kind }) => kind),
    around,
  );
  return { project, docs, doc: docs.get(first.path) as SprintDoc, offset: first.end, selection: first };
}

/** What stands behind the type of a fence: a path, `newer path`, or a base and a branch. */
function fileOf(type: string | undefined, info: string): Pick<CoverageFixture, 'path' | 'isNewer' | 'diff'> {
  if (type === 'diff') {
    const [base, branch] = info.split(' ');
    return { path: '', diff: diffOf(type, base, branch) };
  }
  return { path: info.replace(/^newer /, ''), isNewer: info.startsWith('newer ') };
}

function unmarked(text: string): { text: string; start: number; end: number } {
  const start = text.search(/[‸«]/);
  const plain = text.replace(/[‸«]/, '');
  const end = text.includes('«') ? plain.indexOf('»') : start;
  return { text: plain.replace('»', ''), start: Math.max(0, start), end: Math.max(0, end) };
}

const shownIn = (text: string): Shown =>
  Object.fromEntries(
    [...text.matchAll(FENCE)]
      .filter(([, , type]) => type === 'gives')
      .map(([, , , name = '', content = '']) => [name.trim(), content.trimEnd()]),
  );

const trimmed = (shown: Shown): Shown =>
  Object.fromEntries(Object.entries(shown).map(([name, text]) => [name, text.trimEnd()]));

function withShown(text: string, shown: Shown): string {
  const documents = text.replace(FENCE, (whole, _, type) => (type === 'gives' ? '' : whole)).replace(/\n{3,}/g, '\n\n');
  const fences = Object.entries(shown).map(
    ([name, content]) => `\`\`\`\`gives ${name}\n${content.trimEnd()}\n\`\`\`\`\n`,
  );
  return `${documents.trimEnd()}\n\n${fences.join('\n')}\n`;
}
