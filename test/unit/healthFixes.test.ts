import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../../server/src/config';
import { readEvidence } from '../../server/src/evidence/readEvidence';
import { checkDocument } from '../../server/src/features/diagnostics';
import { applyEdits } from '../../server/src/features/edits';
import { Repairs } from '../../server/src/features/health/repairs';
import { filesOf } from '../../server/src/files';
import { readDocument } from '../../server/src/model/parse';
import type { Edit, SprintDoc } from '../../server/src/model/sprint';
import { makeProject, type Project } from '../../server/src/project';
import type { RuleFinding } from '../../server/src/rules/rule';
import { type FixtureCase, readFixture } from '../support/fixtures';
import { listed, ROOT, uriOf } from '../support/listed';

const FOLDER = 'test/fixtures';

const casesOf = (...names: string[]): FixtureCase[] =>
  names.flatMap(name => readFixture(readFileSync(`${FOLDER}/${name}`, 'utf8')));

/** The documents of a fixture's case, with what stands beside them. */
interface World {
  readonly docs: readonly SprintDoc[];
  readonly projectOf: (docs: readonly SprintDoc[]) => Project;
}

function worldOf({ files }: FixtureCase, change: (text: string) => string): World {
  const paths = files.map(({ path }) => path);
  const evidence = files.flatMap(({ path, text }) => readEvidence(uriOf(path), path, text) ?? []);
  const around = { files: filesOf(listed(paths), [ROOT], () => paths.map(uriOf)), evidence };
  const read = files.filter(({ isDocument }) => isDocument);
  return {
    docs: read.map(({ path, text }) => readDocument(uriOf(path), path, change(text))).filter(({ kind }) => kind),
    projectOf: docs => makeProject(docs, around),
  };
}

const findingsOf = (doc: SprintDoc, project: Project) => checkDocument(doc, { project, settings: DEFAULT_SETTINGS });

/** The documents once every fix of a rule is made, and by which edits. */
function mended({ docs, projectOf }: World, rule: string) {
  const repairs = new Repairs(projectOf(docs), rule, new Set(docs.map(({ uri }) => uri)));
  const edits = docs.map(doc => repairs.mend(doc, DEFAULT_SETTINGS));
  const after = docs.map((doc, at) => readDocument(doc.uri, doc.path, applyEdits(doc.text, edits[at] as Edit[])));
  return { edits, after };
}

const countOf = (findings: readonly RuleFinding[], rule: string) => findings.filter(each => each.rule === rule).length;
const hasFix = ({ fix }: RuleFinding) => fix !== undefined && !fix.create;

/** The rules that find more than before. */
function more(before: readonly RuleFinding[], after: readonly RuleFinding[]): string[] {
  const rules = new Set(after.map(({ rule }) => rule));
  return [...rules].filter(rule => countOf(after, rule) > countOf(before, rule));
}

/** Asserts what must be true of all fixes of a rule; returns how many edits they are. */
function testRule(world: World, rule: string): number {
  const { edits, after } = mended(world, rule);
  const [projectBefore, projectAfter] = [world.projectOf(world.docs), world.projectOf(after)];
  for (const [at, doc] of after.entries()) {
    const found = findingsOf(doc, projectAfter);
    assert.deepEqual(found.filter(each => each.rule === rule && hasFix(each)).map(messageOf), [], 'a fix is left');
    assert.deepEqual(more(findingsOf(world.docs[at] as SprintDoc, projectBefore), found), [], 'more is found');
  }
  assert.deepEqual(mended({ ...world, docs: after }, rule).edits.flat(), [], 'fixing twice changes something');
  return edits.flat().length;
}

const messageOf = ({ message }: RuleFinding): string => message;

/** Every case as it is, and every so many of them in another form. */
const FORMS: Readonly<Record<string, { readonly step: number; readonly change: (text: string) => string }>> = {
  'as they are': { step: 1, change: text => text },
  'with CRLF': { step: 4, change: text => text.replace(/\r?\n/g, '\r\n') },
};

/** The rules with findings that a fix can mend. */
const fixableIn = ({ docs, projectOf }: World): string[] => {
  const found = docs.flatMap(doc => findingsOf(doc, projectOf(docs)));
  return [...new Set(found.filter(hasFix).map(({ rule }) => rule))];
};

describe('fixing all of a rule', () => {
  const cases = casesOf(...readdirSync(FOLDER));

  for (const [form, { change, step }] of Object.entries(FORMS))
    it(`leaves none that it could fix and makes no other, in the fixtures ${form}`, () => {
      const fixed = new Set<string>();
      const some = cases.filter((_, at) => at % step === 0);
      for (const world of some.map(each => worldOf(each, change)))
        for (const rule of fixableIn(world)) {
          assert.ok(testRule(world, rule) > 0, `${rule} fixes nothing in ${world.docs.map(({ path }) => path)}`);
          fixed.add(rule);
        }
      assert.ok(fixed.size * step > 20, `only ${[...fixed]}`);
    }).timeout(120_000);

  it('does so in any documents side by side', () => {
    const beside = fc.array(fc.constantFrom(...cases), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(beside, some => {
        const files = some.flatMap((each, at) => each.files.map(file => ({ ...file, path: `${at}/${file.path}` })));
        const world = worldOf({ name: '', files, fixed: [] }, text => text);
        for (const rule of fixableIn(world)) testRule(world, rule);
      }),
      // Always the same ones: where a fix leads to another problem, it is rightly left.
      { numRuns: 40, seed: 20261 },
    );
  }).timeout(120_000);

  it('mends what follows from a fix in the same step', () => {
    const doc = read('# Sprint 5 Tracker\n\n**Progress**: 0/4 (0%)\n\n- [x] One\n- [ ] Two\n- [ ] Three\n- [ ] Four\n');
    assert.equal(fixedText([doc], 'stale-count'), doc.text.replace('0/4 (0%)', '1/4 (25%)'));
  });

  it('leaves out a fix that leads to another problem, and makes the others', () => {
    const rows = ['| [ ] | STAGE-1 | Read | STGE-2 |', '| [ ] | STAGE-2 | Write | STAGE-1 |'];
    const doc = read(queueOf(...rows, '| [ ] | STAGE-3 | Print | STGE-2 |'), 'docs/WORK_QUEUE.md');
    const text = fixedText([doc], 'unknown-dependency');
    assert.equal(text, doc.text.replace('Print | STGE-2', 'Print | STAGE-2'));
  });

  it('changes nothing where every fix leads to another problem', () => {
    const rows = ['| [ ] | STAGE-1 | Read | STGE-2 |', '| [ ] | STAGE-2 | Write | STAGE-1 |'];
    const doc = read(queueOf(...rows), 'docs/WORK_QUEUE.md');
    assert.equal(fixedText([doc], 'unknown-dependency'), doc.text);
  });

  it('never makes a file', () => {
    const missing = ({ fix }: RuleFinding) => fix?.create;
    const worlds = casesOf('missing-rca.md', 'missing-review.md').map(each => worldOf(each, text => text));
    const isMissing = ({ docs, projectOf }: World) => docs.some(doc => findingsOf(doc, projectOf(docs)).some(missing));
    const found = worlds.filter(isMissing);
    assert.ok(found.length > 2);
    for (const world of found)
      for (const rule of ['missing-rca', 'missing-review']) assert.deepEqual(mended(world, rule).edits.flat(), []);
  });

  it('ends soon where very many fixes do harm', () => {
    const rows = Array.from({ length: 100 }, (_, at) => `| [ ] | STAGE-${at + 1} | Read | STGE-${at + 1} |`);
    const doc = read(queueOf(...rows), 'docs/WORK_QUEUE.md');
    assert.equal(findingsOf(doc, makeProject([doc])).filter(hasFix).length, 100);
    assert.equal(fixedText([doc], 'unknown-dependency'), doc.text);
  });
});

const queueOf = (...rows: string[]) =>
  `# Work Queue\n\n| Status | Story | Title | Depends On |\n|---|---|---|---|\n${rows.join('\n')}\n`;
const read = (text: string, path = 'docs/sprint_5_tracker.md') => readDocument(uriOf(path), path, text);
const fixedText = (docs: readonly SprintDoc[], rule: string) =>
  mended({ docs, projectOf: makeProject }, rule).after.map(({ text }) => text)[0];
