import { strict as assert } from 'node:assert';
import { Workspace } from '../../server/src/workspace';
import { loaded, ROOT, RULE_IDS, rulesFound } from './loaded';
import { memoryHost } from './memoryHost';

const plan = (links: string) => `# Sprint 4 Plan\n\n## Sprint Goal\n\nShip. ${links}\n\n## Rule of Three\n\n1. One\n`;
const FAILED = '<testsuite tests="3" failures="1" errors="0"></testsuite>';
const dead = (workspace: Workspace) => rulesFound(workspace, 'docs/plan.md').filter(rule => rule === 'dead-link');

describe('a workspace', () => {
  it('knows the files that its documents name', async () => {
    const { workspace } = await loaded({ 'docs/plan.md': plan('[a](../src/a.ts) [b](b.png)'), 'src/a.ts': '' });
    assert.deepEqual(dead(workspace), ['dead-link']);
  });

  it('follows files that come and go, whatever they are', async () => {
    const { workspace, files } = await loaded({ 'docs/plan.md': plan('[a](../src/a.ts)') });
    const uri = `${ROOT}/src/a.ts`;
    const changes: string[] = [];
    workspace.onChange(change => changes.push(change));
    files.set(uri, '');
    await workspace.filesChanged([{ uri, type: 'created' }]);
    assert.deepEqual([dead(workspace), changes], [[], ['files']]);
    files.delete(uri);
    await workspace.filesChanged([{ uri: `${ROOT}/src`, type: 'deleted' }]);
    assert.deepEqual([dead(workspace), changes], [['dead-link'], ['files', 'files']]);
  });

  it('takes no notice of files that nobody names', async () => {
    const { workspace } = await loaded({ 'docs/plan.md': plan('[a](b.png)') });
    const changes: string[] = [];
    workspace.onChange(change => changes.push(change));
    const made = Array.from({ length: 100 }, (_, at) => ({
      uri: `${ROOT}/out/deep/${at}.js`,
      type: 'created' as const,
    }));
    await workspace.filesChanged(made);
    assert.deepEqual(changes, []);
  });

  it('looks up what is newly named in open text, and says nothing until it knows', async () => {
    const { workspace } = await loaded({ 'docs/plan.md': plan(''), 'src/a.ts': '' });
    await workspace.open(`${ROOT}/docs/plan.md`, plan('[a](../src/a.ts) [b](../src/b.ts)'));
    assert.deepEqual(dead(workspace), []);
    await new Promise<void>(resolve => workspace.onChange(() => resolve()));
    assert.deepEqual(dead(workspace), ['dead-link']);
    const asked = new Promise(resolve => workspace.onChange(resolve));
    await workspace.filesChanged([{ uri: `${ROOT}/docs/plan.md`, type: 'changed' }]);
    assert.equal(await asked, 'files');
  });

  it('judges a file beside the top of a repository alone', async () => {
    const texts = { 'docs/plan.md': plan('[a](../../beside.md) [b](../../other/x.md)') };
    assert.deepEqual(dead((await loaded(texts)).workspace), []);
    assert.deepEqual(dead((await loaded({ ...texts, '.git/HEAD': '' })).workspace), ['dead-link']);
  });

  it('reads evidence wherever documents are found, and where tools put what a .gitignore names', async () => {
    const paths = [
      'a/b/junit.xml',
      'build/test-results/test/TEST-a.xml',
      'build/deps/x/TEST-b.xml',
      'reports/junit.xml',
    ];
    const files = new Map(paths.map(path => [`${ROOT}/${path}`, FAILED]));
    const host = memoryHost(files);
    const isIgnored = (uri: string) => /\/(?:build|reports)\//.test(uri);
    const findFiles: typeof host.findFiles = async (...args) =>
      (await host.findFiles(...args)).filter(uri => !isIgnored(uri));
    const workspace = new Workspace({ ...host, findFiles }, RULE_IDS);
    workspace.changeFolders([ROOT]);
    await workspace.load();
    const found = () => workspace.project.evidence.map(({ path }) => path).sort();
    assert.deepEqual(found(), ['a/b/junit.xml', 'build/test-results/test/TEST-a.xml', 'reports/junit.xml']);
    assert.deepEqual(workspace.entries(), []);

    files.set(`${ROOT}/reports/TEST-c.xml`, FAILED);
    files.set(`${ROOT}/build/deps/TEST-d.xml`, FAILED);
    files.set(`${ROOT}/a/b/junit.xml`, 'nothing any more');
    const created = ['reports/TEST-c.xml', 'build/deps/TEST-d.xml'].map(path => `${ROOT}/${path}`);
    await workspace.filesChanged([
      ...created.map(uri => ({ uri, type: 'created' as const })),
      { uri: `${ROOT}/a/b/junit.xml`, type: 'changed' },
      { uri: `${ROOT}/build/test-results`, type: 'deleted' },
    ]);
    assert.deepEqual(found(), ['reports/TEST-c.xml', 'reports/junit.xml']);
  });
});
