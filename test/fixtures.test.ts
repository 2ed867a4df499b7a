import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '../server/src/config';
import { readEvidence } from '../server/src/evidence/readEvidence';
import { checkDocument } from '../server/src/features/diagnostics';
import { fixAll } from '../server/src/features/fixAll';
import { filesOf } from '../server/src/files';
import { readDocument } from '../server/src/model/parse';
import type { SprintDoc } from '../server/src/model/sprint';
import { makeProject } from '../server/src/project';
import { RULES } from '../server/src/rules/index';
import type { RuleFinding } from '../server/src/rules/rule';
import { coverageOfFixtures } from './support/coverageFixtures';
import { type FixtureCase, type FixtureFile, type Mark, readFixture, withMarks } from './support/fixtures';
import { listed, ROOT, uriOf } from './support/listed';

const FOLDER = join(process.cwd(), 'test/fixtures');
const UPDATE = process.env.UPDATE === '1';

describe('fixtures', () => {
  it('stand for every rule, and for nothing else', () => {
    const names = readdirSync(FOLDER).map(name => name.replace(/\.md$/, ''));
    assert.deepEqual(names.sort(), RULES.map(({ id }) => id).sort());
  });
  for (const { id } of RULES) describe(id, () => testRule(id));
});

function testRule(id: string): void {
  const file = join(FOLDER, `${id}.md`);
  const source = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const cases = readFixture(source);
  const edits: { start: number; end: number; text: string }[] = [];

  it('has a case with a finding and a clean one', () => {
    const found = cases.map(({ files }) => files.some(({ marks }) => marks.length > 0));
    assert.ok(found.includes(true), 'no case with a finding');
    assert.ok(found.includes(false), 'no clean case');
  });
  for (const each of cases) {
    it(each.name, () => {
      for (const fixture of each.files.filter(({ isDocument }) => isDocument)) {
        const actual = withMarks(fixture.text, marksOf(each, fixture, id));
        const expected = source.slice(fixture.start, fixture.end);
        if (UPDATE) edits.push({ start: fixture.start, end: fixture.end, text: actual });
        else assert.equal(actual, expected);
      }
      for (const fixed of each.fixed) testFix(each, fixed, id, edits);
    });
  }
  if (UPDATE)
    after(() => {
      const sorted = edits.sort((a, b) => b.start - a.start);
      writeFileSync(
        file,
        sorted.reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), source),
      );
    });
}

function testFix(
  each: FixtureCase,
  fixed: FixtureFile,
  id: string,
  edits: { start: number; end: number; text: string }[],
): void {
  const original = each.files.find(({ path }) => path === fixed.path);
  assert.ok(original, `${fixed.path} is fixed, but it is no file of this case`);
  const check = (text: string) => findingsOf(each, { ...original, text }, id).findings;
  const once = fixAll(original.text, check);
  if (UPDATE) edits.push({ start: fixed.start, end: fixed.end, text: once });
  else assert.equal(once, fixed.text);
  assert.equal(fixAll(once, check), once, 'fixing twice changes something');
  assert.deepEqual(
    check(once)
      .filter(({ fix }) => fix)
      .map(({ message }) => message),
    [],
    'a fixable finding is left',
  );
}

function marksOf(each: FixtureCase, fixture: FixtureFile, id: string): Mark[] {
  const { doc, findings } = findingsOf(each, fixture, id);
  return findings.map(({ range, rule, message }) => {
    const start = doc.lines.positionAt(range.start);
    const end = doc.lines.positionAt(range.end);
    const to =
      end.line === start.line
        ? end.character
        : doc.lines.lineRange(start.line).end - doc.lines.lineRange(start.line).start;
    return { line: start.line, from: start.character, to: Math.max(to, start.character + 1), rule, message };
  });
}

function findingsOf(
  each: FixtureCase,
  { path, text }: FixtureFile,
  id: string,
): { doc: SprintDoc; findings: readonly RuleFinding[] } {
  const others = each.files
    .filter(file => file.isDocument && file.path !== path)
    .map(file => readDocument(uriOf(file.path), file.path, file.text));
  const doc = readDocument(uriOf(path), path, text);
  assert.ok(doc.kind, `${path} is not recognised as a sprint document`);
  const evidence = each.files.flatMap(file => readEvidence(uriOf(file.path), file.path, file.text) ?? []);
  const paths = each.files.filter(({ diff }) => !diff).map(file => file.path);
  const files = filesOf(listed(paths), [ROOT], () => paths.map(uriOf));
  const project = makeProject(
    [doc, ...others].filter(({ kind }) => kind),
    { files, evidence, coverage: coverageOfFixtures(each.files) },
  );
  const findings = checkDocument(doc, { project, settings: DEFAULT_SETTINGS }).filter(({ rule }) => rule === id);
  return { doc, findings };
}
