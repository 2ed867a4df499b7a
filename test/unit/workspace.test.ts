import { strict as assert } from 'node:assert';
import { idKey } from '../../server/src/model/ids/ids';
import { Workspace } from '../../server/src/workspace';
import { FIRST, loaded, paths, ROOT, RULE_IDS, rulesFound, SECOND } from './loaded';
import { memoryHost } from './memoryHost';

const idsOf = ({ project }: Workspace): string[] => project.documents.flatMap(({ ids }) => [...ids.keys()]);

describe('workspace', () => {
  it('knows ids of every document below its folders', async () => {
    const { workspace } = await loaded({ 'a/QUEUE.md': FIRST, 'b/QUEUE.md': SECOND });
    assert.deepEqual(rulesFound(workspace, 'b/QUEUE.md'), []);
    assert.deepEqual(paths(workspace), ['a/QUEUE.md', 'b/QUEUE.md']);
  });

  it('keeps nothing of an ordinary document, yet knows that it was read', async () => {
    const { workspace } = await loaded({ 'README.md': '# Hello\n' });
    assert.deepEqual(workspace.entries(), [{ uri: `${ROOT}/README.md`, facts: undefined }]);
    assert.deepEqual(paths(workspace), []);
  });

  it('hands out snapshots that later changes leave alone', async () => {
    const { workspace } = await loaded({ 'QUEUE.md': FIRST });
    const before = workspace.project;
    await workspace.open(`${ROOT}/QUEUE.md`, SECOND);
    assert.ok(before.tasksById.has(idKey('1-1')) && !before.tasksById.has(idKey('2-1')));
    assert.ok(workspace.project.tasksById.has(idKey('2-1')) && !workspace.project.tasksById.has(idKey('1-1')));
  });

  it('takes open text over the file, also once the file is deleted, until it is closed', async () => {
    const { workspace, files } = await loaded({ 'QUEUE.md': FIRST });
    const uri = `${ROOT}/QUEUE.md`;
    await workspace.open(uri, SECOND);
    files.delete(uri);
    await workspace.filesChanged([{ uri, type: 'deleted' }]);
    assert.equal((await workspace.read(uri))?.text, SECOND);
    await workspace.close(uri);
    assert.equal(workspace.facts(uri), undefined);
    assert.deepEqual(paths(workspace), []);
  });

  it('reads the file again when a document is closed unsaved', async () => {
    const { workspace } = await loaded({ 'QUEUE.md': FIRST });
    await workspace.open(`${ROOT}/QUEUE.md`, SECOND);
    await workspace.close(`${ROOT}/QUEUE.md`);
    assert.equal((await workspace.read(`${ROOT}/QUEUE.md`))?.text, FIRST);
  });

  it('follows files that are created, changed and deleted, and folders', async () => {
    const { workspace, files } = await loaded({});
    const uri = `${ROOT}/a/QUEUE.md`;
    files.set(uri, FIRST);
    await workspace.filesChanged([{ uri, type: 'created' }]);
    assert.deepEqual(idsOf(workspace), [idKey('1-1')]);
    files.set(uri, SECOND);
    await workspace.filesChanged([{ uri, type: 'changed' }]);
    assert.deepEqual(idsOf(workspace), [idKey('2-1')]);
    files.delete(uri);
    await workspace.filesChanged([{ uri: `${ROOT}/a`, type: 'deleted' }]);
    assert.deepEqual(paths(workspace), []);
  });

  it('does not read a new file that the host would not find', async () => {
    const { workspace, files } = await loaded({});
    const host = memoryHost(files);
    const ignoring = new Workspace({ ...host, findFiles: async () => [] }, RULE_IDS);
    ignoring.changeFolders([ROOT]);
    await ignoring.load();
    files.set(`${ROOT}/QUEUE.md`, FIRST);
    for (const each of [ignoring, workspace]) await each.filesChanged([{ uri: `${ROOT}/QUEUE.md`, type: 'created' }]);
    assert.deepEqual([paths(ignoring), paths(workspace)], [[], ['QUEUE.md']]);
  });

  it('reads folders that are added and forgets those that are removed', async () => {
    const { workspace } = await loaded({ 'a/QUEUE.md': FIRST, 'b/QUEUE.md': SECOND }, [`${ROOT}/a`]);
    assert.deepEqual(paths(workspace), ['QUEUE.md']);
    workspace.changeFolders([`${ROOT}/b/`], [`${ROOT}/a`]);
    await workspace.load();
    assert.deepEqual(idsOf(workspace), [idKey('2-1')]);
  });

  it('stays as it was when a load is canceled', async () => {
    const { workspace, files } = await loaded({ 'QUEUE.md': FIRST });
    files.set(`${ROOT}/QUEUE.md`, SECOND);
    await workspace.load({ token: { isCancellationRequested: true }, progress: () => {} });
    assert.deepEqual(idsOf(workspace), [idKey('1-1')]);
  });

  it('lets a later load overtake an earlier one', async () => {
    const { workspace, files } = await loaded({ 'QUEUE.md': FIRST });
    const earlier = workspace.load();
    files.set(`${ROOT}/QUEUE.md`, SECOND);
    await Promise.all([earlier, workspace.load()]);
    assert.equal((await workspace.read(`${ROOT}/QUEUE.md`))?.text, SECOND);
  });

  it('finds a document however its URI is escaped', async () => {
    const { workspace } = await loaded({ 'a%20b%2Bc/QUEUE.md': FIRST });
    assert.equal(workspace.facts(`${ROOT}/a b+c/QUEUE.md`)?.path, 'a b+c/QUEUE.md');
  });

  it('reads untitled documents', async () => {
    const { workspace } = await loaded({});
    await workspace.open('untitled:Untitled-1', FIRST);
    assert.deepEqual(paths(workspace), ['Untitled-1']);
  });
});
