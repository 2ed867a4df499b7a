import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { DEFAULT_SETTINGS } from '../server/src/config';
import { checkDocument } from '../server/src/features/diagnostics';
import { fixAll } from '../server/src/features/fixAll';
import { repairText } from '../server/src/model/mojibake';
import { readDocument } from '../server/src/model/parse';
import type { SprintDoc } from '../server/src/model/sprint';
import { makeProject } from '../server/src/project';
import { remarkShape, shapeOf } from './support/shape';

/** An optional corpus next to the checkout: real documents with checked defects. */
const SHARED = join(process.cwd(), '../shared');
const CORPUS = join(SHARED, 'corpus');
const SEEDS = join(SHARED, 'seeds');

/** The rules that exist so far, by the corpus's own classes of defect. */
const CLASSES: Record<string, string> = {
  'count-stale': 'stale-count',
  'list-count': 'list-length',
  'dep-unknown': 'unknown-dependency',
  'dup-id': 'duplicate-id',
  placeholder: 'template-placeholder',
  mojibake: 'mojibake',
  'yaml-invalid': 'front-matter-syntax',
};
/** Of the defects that these rules stand for; raise it with every reader that finds more. */
const RECALL_FLOOR = 95;

interface Found {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
}

describe('corpus', function () {
  this.timeout(120_000);
  let documents: readonly SprintDoc[] = [];
  let found: readonly Found[] = [];

  before(function () {
    if (!existsSync(CORPUS)) return this.skip();
    const repositories = readdirSync(CORPUS, { withFileTypes: true }).filter(entry => entry.isDirectory());
    documents = repositories.flatMap(({ name }) => readAll(join(CORPUS, name), CORPUS));
    found = repositories.flatMap(({ name }) => findings(documents.filter(({ path }) => path.startsWith(`${name}/`))));
  });

  it('finds the defects that people found', () => {
    const rows = readFileSync(join(CORPUS, 'DEFECTS.tsv'), 'utf8').trim().split('\n').slice(1);
    const wanted = rows.flatMap(row => {
      const [kind = '', repo = '', path = '', line = ''] = row.split('\t');
      const rule = CLASSES[kind];
      return rule && path.endsWith('.md')
        ? [{ path: `${repo.replace('/', '__')}/${path}`, line: Number(line), rule }]
        : [];
    });
    const missed = wanted.filter(defect => !found.some(each => matches(each, defect)));
    const recall = (100 * (wanted.length - missed.length)) / wanted.length;
    console.log(
      `      recall ${recall.toFixed(1)} % of ${wanted.length} defects; ${found.length} findings in ${documents.length} documents`,
    );
    for (const { path, line, rule } of missed) console.log(`      missed: ${rule} ${path}:${line}`);
    assert.ok(recall >= RECALL_FLOOR, `recall fell below ${RECALL_FLOOR} %`);
  });

  it('agrees with remark on headings, task items and table rows', () => {
    const different = documents.filter(doc => {
      const body = doc.text.slice(doc.markdown?.start);
      return !isDeepEqual(shapeOf(doc), remarkShape(body));
    });
    assert.deepEqual(
      different.map(({ path }) => path),
      [],
    );
  });

  it('fixes every document once and for all', () => {
    for (const doc of documents.filter(({ kind }) => kind)) {
      const check = (text: string) => {
        const again = readDocument(doc.uri, doc.path, text);
        return checkDocument(again, { project: makeProject(again.kind ? [again] : []), settings: DEFAULT_SETTINGS });
      };
      const once = fixAll(doc.text, check);
      assert.equal(fixAll(once, check), once, doc.path);
    }
  });
});

describe('seeds', () => {
  let documents: readonly SprintDoc[] = [];
  before(function () {
    if (!existsSync(SEEDS)) return this.skip();
    documents = readAll(SEEDS, SEEDS);
  });
  const lines = (seed: string, rule: string) =>
    findings(documents)
      .filter(each => basename(each.path).startsWith(seed) && each.rule === rule)
      .map(({ line }) => line);

  it('000 contradicts its coverage and counts four points as five', () => {
    assert.deepEqual(lines('000', 'coverage-contradiction'), [62]);
    assert.deepEqual(lines('000', 'list-length'), [75]);
  });
  it('001 has no defect', () =>
    assert.deepEqual(
      findings(documents).filter(({ path }) => path.startsWith('001')),
      [],
    ));
  it('002 counts 17 files as 18', () => assert.deepEqual(lines('002', 'list-length'), [15, 36, 55]));
  it('003 miscounts five phases and their total', () =>
    assert.deepEqual(lines('003', 'stale-count'), [125, 166, 202, 227, 257, 263]));
  it('004 has more stories done than it says', () => assert.deepEqual(lines('004', 'stale-count'), [5]));
  it('all but 001 are damaged', () => {
    for (const seed of ['000', '002', '003', '004']) assert.ok(lines(seed, 'mojibake').length > 0, seed);
  });
  it('are restored to the character', function () {
    if (!existsSync(CORPUS)) return this.skip();
    const sound = {
      '002': 'doublegate__OctoLLM/to-dos/status/SPRINT-0.3-READY.md',
      '003': 'doublegate__OctoLLM/to-dos/status/SPRINT-1.2-STATUS.md',
      '004': 'sna4ever__rgrid/WORK_QUEUE.md',
    };
    for (const [seed, path] of Object.entries(sound)) {
      const damaged = documents.find(doc => doc.path.startsWith(seed))?.text ?? '';
      assert.equal(repairText(damaged).trimEnd(), readFileSync(join(CORPUS, path), 'utf8').trimEnd());
    }
  });
  it('show nothing else', () => {
    const rules = ['coverage-contradiction', 'list-length', 'stale-count', 'mojibake'];
    assert.deepEqual(
      findings(documents).filter(({ rule }) => !rules.includes(rule)),
      [],
    );
  });
});

function findings(documents: readonly SprintDoc[]): Found[] {
  const project = makeProject(documents.filter(({ kind }) => kind));
  return documents
    .filter(({ kind }) => kind)
    .flatMap(doc =>
      checkDocument(doc, { project, settings: DEFAULT_SETTINGS }).map(({ rule, range }) => ({
        path: doc.path,
        line: doc.lines.positionAt(range.start).line + 1,
        rule,
      })),
    );
}

/** Damage to glyphs is listed once a file, at its first line. */
const matches = (each: Found, defect: Found): boolean =>
  each.path === defect.path && each.rule === defect.rule && (each.line === defect.line || defect.rule === 'mojibake');

function readAll(folder: string, root: string): SprintDoc[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.md'))
    .map(entry => join(entry.parentPath, entry.name))
    .map(file => readDocument(`file://${file}`, relative(root, file), readFileSync(file, 'utf8')));
}

const isDeepEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
