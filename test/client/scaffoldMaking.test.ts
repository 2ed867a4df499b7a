import { strict as assert } from 'node:assert';
import { type Effects, inRounds } from '../../client/src/editing/rounds';
import { clear, type Disk, leftoverOf } from '../../client/src/scaffold/making/leftovers';
import { readParams, today } from '../../client/src/scaffold/params';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A disk of files; a folder is there as long as something lies in it, or it is among `empty`. */
function diskOf(files: Readonly<Record<string, string>>, empty: readonly string[] = []) {
  const left = new Map(Object.entries(files));
  const folders = new Set(empty);
  const disk: Disk<string> = {
    read: async file => {
      const text = left.get(file);
      return text === undefined ? undefined : bytes(text);
    },
    remove: async place => {
      const isFull = [...left.keys(), ...folders].some(each => each.startsWith(`${place}/`));
      return !isFull && (left.delete(place) || folders.delete(place));
    },
  };
  return { disk, left: () => [...left.keys(), ...folders].sort() };
}

describe('what is left of a file that could not be made', () => {
  const begun = { file: 'a/b/rca.md', text: bytes('# Smoke 🔥\n'), folders: ['a/b', 'a'] };

  it('is known by its bytes', () => {
    assert.equal(leftoverOf(undefined, begun.text), 'none');
    for (const text of ['', '# Smo', '# Smoke 🔥\n']) assert.equal(leftoverOf(bytes(text), begun.text), 'ours', text);
    for (const text of ['# Fire', '# Smoke 🔥\nand more'])
      assert.equal(leftoverOf(bytes(text), begun.text), 'theirs', text);
  });

  it('is taken away with the folders that were made for it', async () => {
    const { disk, left } = diskOf({ 'a/b/rca.md': '# Smo', 'README.md': '' });
    assert.equal(await clear(disk, begun), 'ours');
    assert.deepEqual(left(), ['README.md']);
    const empty = diskOf({}, ['a']);
    assert.equal(await clear(empty.disk, begun), 'none');
    assert.deepEqual(empty.left(), []);
  });

  it('stays where it is another’s, and so does a folder in which something else lies by now', async () => {
    const theirs = diskOf({ 'a/b/rca.md': '# Fire' });
    assert.equal(await clear(theirs.disk, begun), 'theirs');
    assert.deepEqual(theirs.left(), ['a/b/rca.md']);
    const shared = diskOf({ 'a/b/rca.md': '', 'a/notes.md': '' });
    assert.equal(await clear(shared.disk, begun), 'ours');
    assert.deepEqual(shared.left(), ['a/notes.md']);
  });
});

describe('an edit with something beside it', () => {
  const effects = (more: Partial<Effects>): Effects => ({
    ask: async () => ({ changes: [] }),
    versionOf: () => 1,
    holds: () => true,
    open: async () => true,
    hindranceOf: async () => undefined,
    apply: async () => true,
    ...more,
  });

  it('is made without any change of a text, too', async () => {
    assert.equal((await inRounds(effects({}))).type, 'needless');
    assert.equal((await inRounds(effects({ mayBeEmpty: true }))).type, 'changed');
    assert.equal((await inRounds(effects({ mayBeEmpty: true, apply: async () => false }))).type, 'overtaken');
  });
});

describe('what a command is called with', () => {
  it('is read as far as it is text', () => {
    const params = {
      document: 'rca',
      uri: 'file:///plan.md',
      sprint: '2',
      path: 'rca.md',
      answers: { title: 'Smoke' },
    };
    assert.deepEqual(readParams(params), params);
    assert.deepEqual(readParams({ ...params, uri: 2, path: null, answers: { title: {} } }), {
      document: 'rca',
      sprint: '2',
    });
    for (const nothing of [undefined, null, 7, 'rca', [], { document: 5 }])
      assert.equal(readParams(nothing), undefined);
  });

  it('knows the day', () => {
    assert.equal(today(new Date(2026, 0, 5, 23, 59)), '2026-01-05');
  });
});
