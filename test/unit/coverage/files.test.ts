import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Host } from '../../../server/src/host';
import { nodeHost } from '../../../server/src/nodeHost';
import { Workspace } from '../../../server/src/workspace';
import { ROOT, RULE_IDS } from '../loaded';
import { memoryHost } from '../memoryHost';

/** Line by line, 1 for a hit: "a.ts" and "110". */
const record = (path: string, hits: string): string =>
  `SF:${path}\n${[...hits].map((hit, at) => `DA:${at + 1},${hit}\n`).join('')}end_of_record\n`;
const LCOV = record('src/a.ts', '110');
const CLOVER =
  '<?xml version="1.0"?>\n<coverage generated="1"><project timestamp="1"><file name="b.ts" path="/ci/src/b.ts"><line num="1" type="stmt" count="1"/></file></project></coverage>\n';

/** A workspace over files in memory, of which a `.gitignore` would name all below `coverage`, `build` and `secret`. */
async function measured(
  entries: Readonly<Record<string, string>>,
  options: { times?: Map<string, number>; settings?: unknown; folders?: string[] } = {},
) {
  const files = new Map(
    Object.entries(entries).map(([path, text]) => [`${ROOT}/${path.replaceAll(' ', '%20')}`, text]),
  );
  const calls: string[] = [];
  const inner = memoryHost(files, options.times);
  const host: Host = {
    ...inner,
    findFiles: async (folder, include, exclude) => {
      calls.push(`find ${include.join()}`);
      const found = await inner.findFiles(folder, include, exclude);
      return found.filter(uri => !/\/(?:coverage|build|secret|node_modules)\//.test(uri));
    },
    readFile: uri => {
      if (files.has(uri)) calls.push(`read ${uri.slice(ROOT.length + 1)}`);
      return inner.readFile(uri);
    },
  };
  const workspace = new Workspace(host, RULE_IDS);
  if (options.settings) await workspace.setEditorSettings(options.settings);
  workspace.changeFolders(options.folders ?? [ROOT]);
  await workspace.load();
  await workspace.measured;
  return { workspace, files, calls };
}

const shown = ({ project }: Workspace): Record<string, string> =>
  Object.fromEntries(
    [...project.coverage.files.values()].map(({ uri, path, lines }) => [
      uri ? path : `(${path})`,
      `${lines.covered}/${lines.total}`,
    ]),
  );
const reports = ({ project }: Workspace) => project.coverage.reports.map(({ path }) => path);

describe('coverage reports of a workspace', () => {
  it('are told of by their name where they say nothing', async () => {
    const { workspace } = await measured({
      'coverage/coverage-final.json': '{}\n',
      'coverage.out': 'mode: set',
      'coverage.json': '{}',
    });
    assert.deepEqual(
      workspace.project.coverage.reports.map(({ path, isComplete, problems }) => [path, isComplete, ...problems]),
      ['coverage.out', 'coverage/coverage-final.json'].map(path => [
        path,
        false,
        'This report ends before it says anything. Run the tests again.',
      ]),
    );
  });

  it('are found beside documents and where tools put them, and told from what is only called alike', async () => {
    const { workspace } = await measured({
      'lcov.info': LCOV,
      'docs/coverage-notes.json': '{"colors": ["red"]}',
      'packages/tides/package.json': '{}',
      'packages/tides/coverage/chrome 98/lcov.info': record('src/b.ts', '01'),
      'server/pom.xml': '<project/>',
      'server/target/site/jacoco/other.txt': 'none',
      'tool/build/lcov.info': record('src/never.ts', '1'),
      'node_modules/x/coverage/lcov.info': record('x.ts', '1'),
      'src/a.ts': '',
      'packages/tides/src/b.ts': '',
    });
    assert.deepEqual(reports(workspace), ['lcov.info', 'packages/tides/coverage/chrome 98/lcov.info']);
    assert.deepEqual(shown(workspace), { 'src/a.ts': '2/3', 'packages/tides/src/b.ts': '1/2' });
  });

  it('cost nothing where there are none: no listing, no reading', async () => {
    const { calls, workspace } = await measured({ 'src/a.ts': '', 'package.json': '{}', 'README.md': '# Hello' });
    assert.equal(calls.filter(call => call.startsWith('find')).length, 1);
    assert.deepEqual(
      calls.filter(call => /^read .*(?:a\.ts|package)/.test(call)),
      [],
    );
    assert.equal(workspace.project.coverage.reports.length, 0);
  });

  it('that are called so and are empty or break off are reports with a problem, and without a number', async () => {
    const { workspace } = await measured({
      'coverage/lcov.info': ' \n',
      'coverage/clover.xml': '<?xml ver',
      'my-coverage.json': '',
    });
    assert.deepEqual(
      workspace.project.coverage.reports.map(({ path, format, isComplete, problems }) => [
        path,
        format,
        isComplete,
        problems.length,
      ]),
      [
        ['coverage/clover.xml', 'clover', false, 1],
        ['coverage/lcov.info', 'lcov', false, 1],
      ],
    );
    assert.deepEqual(shown(workspace), {});
  });

  it('are those that the settings name, also in folders that are ignored', async () => {
    const entries = {
      'lcov.info': LCOV,
      'secret/deep/unit/odd.txt': record('src/a.ts', '1'),
      'secret/other.txt': record('src/a.ts', '0'),
      'src/a.ts': '',
    };
    const settings = { coverage: { reports: ['secret/deep/**/*.txt'] } };
    const { workspace } = await measured(entries, { settings });
    assert.deepEqual(reports(workspace), ['secret/deep/unit/odd.txt']);
    await workspace.setEditorSettings({});
    await workspace.measured;
    assert.deepEqual(reports(workspace), ['lcov.info']);
    const file = `{"coverage": {"reports": ["./secret/*.txt"]}}`;
    await workspace.open(`${ROOT}/.sprintmark.json`, file);
    await workspace.measured;
    assert.deepEqual(reports(workspace), ['secret/other.txt']);
  });

  it('may be named one by one, whatever they are called', async () => {
    const files = new Map([
      [`${ROOT}/lcov.info`, LCOV],
      [`${ROOT}/secret/odd`, record('src/a.ts', '1')],
      [`${ROOT}/src/a.ts`, ''],
    ]);
    const workspace = new Workspace(memoryHost(files), RULE_IDS);
    workspace.changeFolders([ROOT]);
    workspace.measureOnly([`${ROOT}/secret/odd`]);
    await workspace.load();
    await workspace.measured;
    assert.deepEqual([reports(workspace), shown(workspace)], [['secret/odd'], { 'src/a.ts': '1/1' }]);
  });

  it('are read again only where they have changed, and the workspace is listed once', async () => {
    const entries = { 'lcov.info': LCOV, 'coverage/clover.xml': CLOVER, 'src/a.ts': '', 'src/b.ts': '' };
    const times = new Map([
      [`${ROOT}/lcov.info`, 1000],
      [`${ROOT}/coverage/clover.xml`, 1000],
    ]);
    const { workspace, files, calls } = await measured(entries, { times });
    assert.deepEqual(shown(workspace), { 'src/a.ts': '2/3', 'src/b.ts': '1/1' });
    const before = workspace.project.coverage;
    calls.length = 0;
    files.set(`${ROOT}/lcov.info`, record('src/a.ts', '111'));
    times.set(`${ROOT}/lcov.info`, 9000);
    const changed = ['lcov.info', 'coverage/clover.xml', 'src/c.ts'].map(path => ({
      uri: `${ROOT}/${path}`,
      type: 'changed' as const,
    }));
    await workspace.filesChanged(changed);
    await workspace.measured;
    assert.deepEqual(calls, ['read lcov.info']);
    assert.deepEqual(shown(workspace), { 'src/a.ts': '3/3', 'src/b.ts': '1/1' });
    assert.equal(before.files.get(`${ROOT}/src/a.ts`)?.lines.covered, 2, 'a snapshot stays as it was');
    const after = workspace.project.coverage;
    await workspace.filesChanged(changed);
    await workspace.measured;
    assert.equal(workspace.project.coverage, after);
  });

  it('come and go with their folders, and a source that is new is found', async () => {
    const { workspace, files } = await measured({ 'package.json': '{}', 'docs/x.md': '# X' });
    const news = async (path: string, type: 'created' | 'deleted') => {
      await workspace.filesChanged([{ uri: `${ROOT}/${path}`, type }]);
      await workspace.measured;
    };
    files.set(`${ROOT}/coverage/lcov.info`, LCOV);
    await news('coverage/lcov.info', 'created');
    assert.deepEqual(shown(workspace), { '(src/a.ts)': '2/3' });
    files.set(`${ROOT}/src/a.ts`, '');
    await news('src/a.ts', 'created');
    assert.deepEqual(shown(workspace), { 'src/a.ts': '2/3' });
    files.delete(`${ROOT}/src/a.ts`);
    await news('src', 'deleted');
    assert.deepEqual(shown(workspace), { '(src/a.ts)': '2/3' });
    files.delete(`${ROOT}/coverage/lcov.info`);
    await news('coverage', 'deleted');
    assert.deepEqual(workspace.project.coverage, { files: new Map(), reports: [], changes: new Map() });
  });

  it('are stale once a source of theirs is written', async () => {
    const times = new Map([
      [`${ROOT}/lcov.info`, 10_000],
      [`${ROOT}/src/a.ts`, 9000],
    ]);
    const { workspace } = await measured({ 'lcov.info': LCOV, 'src/a.ts': '' }, { times });
    const newer = () => workspace.project.coverage.reports[0]?.newerSource?.path;
    assert.equal(newer(), undefined);
    times.set(`${ROOT}/src/a.ts`, 20_000);
    await workspace.filesChanged([{ uri: `${ROOT}/src/a.ts`, type: 'changed' }]);
    await workspace.measured;
    assert.equal(newer(), 'src/a.ts');
  });

  it('keep what they said while they are being written, but not for ever', async () => {
    const { workspace, files } = await measured({ 'lcov.info': LCOV, 'src/a.ts': '' });
    const seen: string[] = [];
    workspace.onChange(() => seen.push(shown(workspace)['src/a.ts'] ?? 'none'));
    files.set(`${ROOT}/lcov.info`, `${record('src/b.ts', '1')}SF:src/a.ts\nDA:1,1\nDA:2`);
    await workspace.filesChanged([{ uri: `${ROOT}/lcov.info`, type: 'changed' }]);
    await workspace.measured;
    assert.deepEqual(shown(workspace), { 'src/a.ts': '2/3' });
    files.set(`${ROOT}/lcov.info`, record('src/a.ts', '111'));
    while (!seen.includes('3/3')) await new Promise<void>(resolve => workspace.onChange(() => resolve()));
    assert.deepEqual([...new Set(seen)], ['3/3']);
    files.set(`${ROOT}/lcov.info`, 'SF:src/a.ts\nDA:1,1\nDA:2');
    await workspace.filesChanged([{ uri: `${ROOT}/lcov.info`, type: 'changed' }]);
    while (workspace.project.coverage.reports[0]?.isComplete)
      await new Promise<void>(resolve => workspace.onChange(() => resolve()));
    assert.deepEqual(shown(workspace), {});
    workspace.stop();
  });

  it('of a kind that has no end are not taken for whole while they grow', async () => {
    const names = ['a', 'b', 'c', 'd'].map(name => `src/${name}.ts`);
    const whole = (hits: string) => names.map(name => record(name, hits)).join('');
    const uri = `${ROOT}/lcov.info`;
    const times = new Map([[uri, 1000]]);
    const { workspace, files } = await measured({ 'lcov.info': whole('10'), 'src/a.ts': '' }, { times });
    const seen = new Set<string>();
    const total = () => [...workspace.project.coverage.files.values()].map(({ lines }) => lines.covered).join('');
    workspace.onChange(() => seen.add(total()));
    for (let at = 1; at <= names.length; at++) {
      files.set(
        uri,
        names
          .slice(0, at)
          .map(name => record(name, '11'))
          .join(''),
      );
      times.set(uri, Date.now());
      await workspace.filesChanged([{ uri, type: 'changed' }]);
      await workspace.measured;
    }
    while (total() !== '2222') await new Promise<void>(resolve => workspace.onChange(() => resolve()));
    assert.deepEqual([...seen], ['2222']);
    workspace.stop();
  });

  it('that appear while others see them vanish are read', async () => {
    const { workspace, files } = await measured({ 'lcov.info': LCOV, 'package.json': '{}', 'src/a.ts': '' });
    const uri = `${ROOT}/lcov.info`;
    files.delete(uri);
    const get = files.get.bind(files);
    files.get = key => {
      const text = get(key);
      if (key !== uri || files.has(uri)) return text;
      files.set(uri, record('src/a.ts', '1'));
      void workspace.filesChanged([{ uri, type: 'created' }]);
      return undefined;
    };
    await workspace.filesChanged([{ uri, type: 'deleted' }]);
    await workspace.measured;
    assert.deepEqual(shown(workspace), { 'src/a.ts': '1/1' });
  });

  it('have nobody walk through the workspace all the time, whatever is created', async () => {
    const { workspace, calls } = await measured({ 'lcov.info': LCOV, 'src/a.ts': '' });
    calls.length = 0;
    const end = Date.now() + 1200;
    let news = 0;
    while (Date.now() < end) {
      await workspace.filesChanged([{ uri: `${ROOT}/gen/${news++}/a.ts`, type: 'created' }]);
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    await workspace.measured;
    const walks = calls.filter(call => call.includes('*.ts')).length;
    assert.ok(walks >= 1 && walks <= 4, `${walks} walks, ${news} news`);
  });

  it('are read anew on request', async () => {
    const { workspace, calls } = await measured({ 'lcov.info': LCOV, 'src/a.ts': '' });
    calls.length = 0;
    await workspace.refreshCoverage();
    assert.ok(calls.includes('read lcov.info'));
    assert.deepEqual(shown(workspace), { 'src/a.ts': '2/3' });
  });

  it('of a folder that is left out, or excluded, are left out', async () => {
    const entries = {
      'a/lcov.info': record('x.ts', '1'),
      'a/x.ts': '',
      'b/lcov.info': record('y.ts', '1'),
      'b/y.ts': '',
    };
    const { workspace } = await measured(entries, { folders: [`${ROOT}/a`, `${ROOT}/b`] });
    assert.deepEqual(shown(workspace), { 'x.ts': '1/1', 'y.ts': '1/1' });
    workspace.changeFolders([], [`${ROOT}/a`]);
    await workspace.load();
    await workspace.measured;
    assert.deepEqual(shown(workspace), { 'y.ts': '1/1' });
    const { workspace: other } = await measured(entries, { settings: { exclude: ['a/**'] } });
    assert.deepEqual(shown(other), { 'b/y.ts': '1/1' });
  });

  it('that a failing host cannot read leave what was known', async () => {
    const { workspace, files } = await measured({ 'lcov.info': LCOV, 'src/a.ts': '' });
    Object.defineProperty(files, 'get', { value: () => assert.fail('the disk is gone') });
    await workspace.filesChanged([{ uri: `${ROOT}/lcov.info`, type: 'changed' }]).catch(() => {});
    await workspace.measured;
    assert.deepEqual(shown(workspace), { 'src/a.ts': '2/3' });
  });
});

describe('files on this machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sprintmark-pieces-'));
  const path = join(folder, 'a file.txt');
  const uri = pathToFileURL(path).toString();
  after(() => rmSync(folder, { recursive: true }));

  it('are read piece by piece, whatever letters are cut', async () => {
    const text = `\uFEFF${'äöü€😀x'.repeat(90_000)}`;
    writeFileSync(path, text);
    const pieces: string[] = [];
    for await (const piece of nodeHost().readPieces?.(uri) ?? []) pieces.push(piece);
    assert.ok(pieces.length > 4 && pieces.every(piece => piece.length <= 1 << 18));
    assert.ok(pieces.join('') === text);
  });

  it('tell when they were written', async () => {
    writeFileSync(path, 'abc');
    utimesSync(path, 1000, 2000);
    const stats = await nodeHost().statFiles?.([uri, `${uri}.none`, pathToFileURL(folder).toString()]);
    assert.deepEqual(stats, [{ modified: 2_000_000, size: 3 }, undefined, undefined]);
  });
});
