import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { DEFAULT_SETTINGS } from '../server/src/config';
import type { Evidence } from '../server/src/evidence/evidence';
import { readEvidence } from '../server/src/evidence/readEvidence';
import { checkDocument } from '../server/src/features/diagnostics';
import { fixAll } from '../server/src/features/fixAll';
import { repairText } from '../server/src/model/damage/mojibake';
import { readDocument } from '../server/src/model/parse';
import type { SprintDoc } from '../server/src/model/sprint';
import { makeProject } from '../server/src/project';
import { LineIndex, type Range } from '../server/src/range';
import { remarkShape, shapeOf } from './support/shape';

/** An optional corpus next to the checkout: real documents with checked defects. */
const SHARED = join(process.cwd(), '../shared');
const CORPUS = join(SHARED, 'corpus');
const SEEDS = join(SHARED, 'seeds');

/** The rules that stand for the corpus's own classes of defect. */
const CLASSES: Record<string, string> = {
  bom: 'byte-order-mark',
  'box-vs-word': 'checkbox-contradiction',
  'count-stale': 'stale-count',
  coverage: 'coverage-contradiction',
  'cross-doc-status': 'cross-document-status',
  'date-order': 'date-order',
  'dead-link': 'dead-link',
  'dep-ready-too-soon': 'unmet-dependency',
  'dep-unknown': 'unknown-dependency',
  'dup-id': 'duplicate-id',
  'front-matter-misplaced': 'front-matter-misplaced',
  'heading-number': 'section-number',
  'list-count': 'list-length',
  mojibake: 'mojibake',
  'number-mismatch': 'sprint-number-mismatch',
  placeholder: 'template-placeholder',
  'progress-bar': 'stale-progress-bar',
  'status-vs-boxes': 'status-contradiction',
  'table-total': 'stale-total',
  weekday: 'weekday-mismatch',
  'yaml-invalid': 'front-matter-syntax',
};
/** Of all defects, in percent; raise it with every reader that finds more. */
const RECALL_FLOOR = 90;

interface Place {
  readonly path: string;
  readonly line: number;
}
interface Found extends Place {
  readonly rule: string;
  readonly evidence: readonly Place[];
}
interface Row extends Place {
  readonly rule: string;
  readonly isDefect: boolean;
}

describe('corpus', function () {
  this.timeout(120_000);
  let documents: readonly SprintDoc[] = [];
  let found: readonly Found[] = [];

  before(function () {
    if (!existsSync(CORPUS)) return this.skip();
    const repositories = readdirSync(CORPUS, { withFileTypes: true }).filter(entry => entry.isDirectory());
    const read = repositories.map(({ name }) => readAll(join(CORPUS, name)));
    documents = read.flat();
    found = repositories.flatMap(({ name }, at) => findings(read[at] ?? [], join(CORPUS, name)));
  });

  it('finds the defects that people found', () => {
    const wanted = readRows().filter(({ isDefect }) => isDefect);
    const missed = wanted.filter(row => !found.some(each => matches(each, row)));
    const recall = (100 * (wanted.length - missed.length)) / wanted.length;
    // Link targets were not copied, so links are judged on their own rows alone.
    const judged = found.filter(({ rule }) => rule !== 'dead-link');
    console.log(
      `      recall ${recall.toFixed(1)} % of ${wanted.length} defects; ${judged.length} findings, dead links aside, in ${documents.length} documents`,
    );
    for (const { path, line, rule } of missed) console.log(`      missed: ${rule} ${path}:${line}`);
    assert.ok(recall >= RECALL_FLOOR, `recall fell below ${RECALL_FLOOR} %`);
  });

  it('reports nothing where people saw no defect', () => {
    const quiet = readRows().filter(({ isDefect }) => !isDefect);
    assert.ok(quiet.length > 0);
    assert.deepEqual(
      found.filter(each => quiet.some(row => row.path === each.path && row.line === each.line)),
      [],
    );
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
    documents = readAll(SEEDS);
  });
  const lines = (seed: string, rule: string) =>
    findings(documents, SEEDS)
      .filter(each => basename(each.path).startsWith(seed) && each.rule === rule)
      .map(({ line }) => line);

  it('000 contradicts its coverage and counts four points as five', () => {
    assert.deepEqual(lines('000', 'coverage-contradiction'), [62]);
    assert.deepEqual(lines('000', 'list-length'), [75]);
  });
  it('001 has no defect', () =>
    assert.deepEqual(
      findings(documents, SEEDS).filter(({ path }) => basename(path).startsWith('001')),
      [],
    ));
  it('002 counts 17 files as 18', () => assert.deepEqual(lines('002', 'list-length'), [15, 36, 55]));
  it('003 miscounts five phases and their total', () =>
    assert.deepEqual(lines('003', 'stale-count'), [125, 166, 202, 227, 257, 263]));
  it('004 has more stories done than it says', () => assert.deepEqual(lines('004', 'stale-count'), [5]));
  it('002 is ready though prerequisites are pending', () =>
    assert.equal(lines('002', 'ready-with-blockers').length, 1));
  it('004 has done stories that are missing from its Completed table', () =>
    assert.equal(lines('004', 'missing-from-completed').length, 3));
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
    const rules = [
      ...['coverage-contradiction', 'list-length', 'stale-count', 'mojibake'],
      ...['ready-with-blockers', 'missing-from-completed', 'dead-link'],
    ];
    assert.deepEqual(
      findings(documents, SEEDS).filter(({ rule }) => !rules.includes(rule)),
      [],
    );
  });
});

function findings(documents: readonly SprintDoc[], folder: string): Found[] {
  const files = filesBelow(folder);
  // Each folder was a whole repository.
  const known = new Set([...files, join(folder, '.git/HEAD')].map(file => `file://${file}`));
  const project = makeProject(
    documents.filter(({ kind }) => kind),
    {
      files: { has: uri => known.has(uri) || known.has(decodeURIComponent(uri)) },
      evidence: files.flatMap(file => evidenceOf(file) ?? []),
    },
  );
  const placeOf = (uri: string, range: Range): Place[] => {
    const path = pathOf(uri);
    const text = documents.find(doc => doc.uri === uri)?.text ?? readFileSync(uri.replace('file://', ''), 'utf8');
    return [{ path, line: new LineIndex(text).positionAt(range.start).line + 1 }];
  };
  return documents.flatMap(doc =>
    checkDocument(doc, { project, settings: DEFAULT_SETTINGS }).map(({ rule, range, related = [] }) => ({
      ...{ path: pathOf(doc.uri), rule, line: doc.lines.positionAt(range.start).line + 1 },
      evidence: related.flatMap(each => (each.uri ? placeOf(each.uri, each.range) : [])),
    })),
  );
}

/** Relative to the folder of all repositories. */
const pathOf = (uri: string): string => relative(CORPUS, uri.replace('file://', ''));

function evidenceOf(file: string): Evidence | undefined {
  return /\.(?:xml|ya?ml)$/.test(file)
    ? readEvidence(`file://${file}`, relative(CORPUS, file), readFileSync(file, 'utf8'))
    : undefined;
}

function readRows(): Row[] {
  const rows = readFileSync(join(CORPUS, 'DEFECTS.tsv'), 'utf8').trim().split('\n').slice(1);
  return rows.map(row => {
    const [kind = '', repo = '', path = '', line = '', , evidence = ''] = row.split('\t');
    assert.ok(CLASSES[kind], `no rule stands for ${kind}`);
    return {
      ...{ path: `${repo.replace('/', '__')}/${path}`, line: Number(line), rule: CLASSES[kind] },
      isDefect: !/not a defect/i.test(evidence),
    };
  });
}

/** Damage to glyphs is listed once a file, at its first line; a defect outside a document is told where it is evidence. */
const matches = (each: Found, row: Row): boolean =>
  each.rule === row.rule &&
  ((each.path === row.path && (each.line === row.line || row.rule === 'mojibake')) ||
    each.evidence.some(({ path, line }) => path === row.path && line === row.line));

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));

function readAll(folder: string): SprintDoc[] {
  return filesBelow(folder)
    .filter(file => file.endsWith('.md'))
    .map(file => readDocument(`file://${file}`, relative(folder, file), readFileSync(file, 'utf8')));
}

const isDeepEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
