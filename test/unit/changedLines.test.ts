import { strict as assert } from 'node:assert';
import { hostByScheme } from '../../server/src/clientHost';
import type { Changes } from '../../server/src/diff';
import type { Host } from '../../server/src/host';
import { readHead } from '../../server/src/measuring/branch';
import { ChangedLines, hasLineBudget } from '../../server/src/measuring/changedLines';
import { onlyTrusted, Trust } from '../../server/src/trust';
import { ROOT } from './loaded';
import { memoryHost } from './memoryHost';
import { made } from './project';

const COMMIT = `${'0123456789'.repeat(4)}\n`;
const changes = (branch: string | undefined, netLines?: number): Changes => ({
  branch,
  since:
    netLines === undefined
      ? undefined
      : { base: 'main', netLines, files: new Map([['a.ts', { added: [[1, netLines]] }]]) },
});
const hostOf = (files: Readonly<Record<string, string>>): Host =>
  memoryHost(
    new Map(Object.entries(files).map(([path, text]) => [path.includes(':') ? path : `${ROOT}/${path}`, text])),
  );

describe('the branch', () => {
  const branchIn = async (head: string) => (await readHead(hostOf({ '.git/HEAD': head }), ROOT))?.branch;

  it('is what HEAD says', async () => {
    assert.equal(await branchIn('ref: refs/heads/feature/sprint-2\n'), 'feature/sprint-2');
    assert.equal(await branchIn('ref: refs/heads/überfahrt'), 'überfahrt');
    assert.deepEqual(await readHead(hostOf({ '.git/HEAD': COMMIT }), ROOT), { branch: undefined });
    const wrong = [
      '',
      'ref: refs/heads/\n',
      'ref: refs/heads/.invalid\n',
      'ref: refs/heads/a b',
      'refs/heads/main',
      'ref: refs/heads/a\nb',
    ];
    for (const head of [...wrong, `ref: refs/heads/${'x'.repeat(5000)}`, 'ref: refs/heads/a\0b'])
      assert.equal(await readHead(hostOf({ '.git/HEAD': head }), ROOT), undefined, head);
  });

  it('is that of the repository above a folder, if there is none in it', async () => {
    const host = hostOf({ 'file:///.git/HEAD': 'ref: refs/heads/main', 'apps/.git/HEAD': 'ref: refs/heads/sprint-2' });
    assert.equal((await readHead(host, `${ROOT}/apps/web/src`))?.branch, 'sprint-2');
    assert.equal((await readHead(host, `${ROOT}/docs`))?.branch, 'main');
    assert.equal(await readHead(hostOf({}), `${ROOT}/docs`), undefined);
  });

  it('of a worktree stands elsewhere, where nobody goes without trust', async () => {
    const files = {
      '.git': 'gitdir: /home/ann/.git/worktrees/night\n',
      'file:///home/ann/.git/worktrees/night/HEAD': 'ref: refs/heads/sprint-7',
    };
    const trusted = { ...hostOf(files), changes: async () => undefined };
    assert.equal((await readHead(trusted, ROOT))?.branch, 'sprint-7');
    assert.equal(await readHead(hostOf(files), ROOT), undefined);
    const inside = { '.git': 'gitdir: .store/night\n', '.store/night/HEAD': 'ref: refs/heads/sprint-8' };
    assert.equal((await readHead(hostOf(inside), ROOT))?.branch, 'sprint-8');
    for (const link of ['gitdir: ../other', 'gitdir: .store/../../other', 'gitdir: //server/other', 'gitdir:', 'x'])
      assert.equal(
        await readHead(hostOf({ '.git': link, 'file:///other/HEAD': 'ref: refs/heads/x' }), ROOT),
        undefined,
        link,
      );
  });
});

describe('changed lines of a workspace', () => {
  /** A host that answers when the test says so, and what came of it. */
  function lines({
    isWanted = true,
    files = { '.git/HEAD': 'ref: refs/heads/sprint-2' } as Record<string, string>,
  } = {}) {
    const state = {
      isWanted,
      base: '',
      folders: [ROOT],
      asked: [] as string[],
      most: 0,
      told: 0,
      answer: changes('sprint-2', 5) as Changes | undefined,
    };
    const map = new Map(Object.entries(files).map(([path, text]) => [`${ROOT}/${path}`, text]));
    let [open, heard] = [0, () => {}];
    const host: Host = {
      ...memoryHost(map),
      async changes(folder, base) {
        state.asked.push(`${folder} ${base}`);
        state.most = Math.max(state.most, ++open);
        await new Promise(setImmediate);
        open--;
        heard();
        return state.answer;
      },
    };
    const scene = () => ({ folders: state.folders, isWanted: state.isWanted, baseOf: () => state.base });
    const changed = new ChangedLines(host, scene, () => state.told++);
    const nextAnswer = () =>
      new Promise<void>(resolve => {
        heard = resolve;
      }).then(() => changed.settled);
    const netLines = () => changed.current.get(ROOT)?.since?.netLines;
    return { state, map, changed, nextAnswer, netLines };
  }

  it('are not asked for where nobody wants them; the branch is known all the same', async () => {
    const { state, changed } = lines({ isWanted: false });
    changed.look();
    await changed.settled;
    assert.deepEqual([[...changed.current], state.asked, state.told], [[[ROOT, changes('sprint-2')]], [], 1]);
  });

  it('are asked for at once where they are wanted at last, or with another base, and are the same while nothing is different', async () => {
    const { state, changed, netLines, nextAnswer } = lines({ isWanted: false });
    changed.look();
    state.isWanted = true;
    changed.lookIfNew();
    await changed.settled;
    assert.deepEqual([state.asked, netLines()], [[`${ROOT} undefined`], 5]);
    state.base = 'develop';
    changed.lookIfNew();
    await changed.settled;
    assert.deepEqual(state.asked.slice(1), [`${ROOT} develop`]);
    const [before, told] = [changed.current, state.told];
    state.answer = changes('sprint-2', 5);
    changed.lookIfNew();
    assert.equal(state.asked.length, 2);
    changed.look();
    await nextAnswer();
    assert.deepEqual([changed.current === before, state.told, state.asked.length], [true, told, 3]);
  });

  it('are asked for once for many changes, and never twice at a time', async () => {
    const { state, changed, nextAnswer } = lines();
    changed.look();
    const event = [{ uri: `${ROOT}/src/a.ts` }];
    for (let at = 0; at < 100; at++) changed.filesChanged(event);
    await changed.settled;
    assert.equal(state.asked.length, 1);
    await nextAnswer();
    for (let at = 0; at < 100; at++) changed.filesChanged(event);
    await nextAnswer();
    assert.deepEqual([state.asked.length, state.most], [3, 1]);
    changed.stop();
  });

  it('are forgotten where they hold no longer: on another branch, or when version control fails', async () => {
    const { state, map, changed, netLines, nextAnswer } = lines();
    changed.look();
    await changed.settled;
    assert.equal(netLines(), 5);
    map.set(`${ROOT}/.git/HEAD`, 'ref: refs/heads/sprint-3');
    state.answer = undefined;
    changed.filesChanged([{ uri: `${ROOT}/.git/HEAD` }]);
    await nextAnswer();
    assert.deepEqual(changed.current.get(ROOT), changes('sprint-3'));
    state.folders = [];
    changed.look();
    await changed.settled;
    assert.equal(changed.current.size, 0);
  });

  it('follow news of what tells, and of nothing else', async () => {
    const { state, changed, nextAnswer } = lines();
    changed.look();
    await changed.settled;
    for (const path of ['.git/index.lock', '.git/objects/ab/cd', '.git/FETCH_HEAD', '.git/logs/refs/heads/x'])
      changed.filesChanged([{ uri: `${ROOT}/${path}` }]);
    assert.equal(state.asked.length, 1);
    for (const path of ['.git/index', '.git/logs/HEAD', '.git/refs/remotes/origin/main', 'src/a.ts']) {
      const answered = nextAnswer();
      changed.filesChanged([{ uri: `${ROOT}/${path}` }]);
      await answered;
    }
    assert.equal(state.asked.length, 5);
  });

  it('are wanted by a plan that says how many there may be', () => {
    const wanted = (value: string) => {
      const [doc] = made({
        'sprint_4_plan.md': `---\nnumber: 4\ncoverage_min: 80\nloc_budget: ${value}\n---\n\n# Sprint 4 plan\n`,
      }).documents;
      return doc && hasLineBudget(doc);
    };
    assert.deepEqual(['400', 'unlimited', ''].map(wanted), [true, false, false]);
  });
});

describe('a host', () => {
  it('asks version control in folders of this machine alone, and once there is trust', async () => {
    const local = { ...hostOf({}), changes: async () => changes('sprint-2') };
    const trust = new Trust({ initializationOptions: { trusted: false } });
    const host = onlyTrusted(hostByScheme(local, hostOf({})), trust);
    const ask = (folder: string) => host.changes?.(folder, undefined);
    assert.equal(ask('file:///project'), undefined);
    trust.give();
    assert.equal((await ask('file:///project'))?.branch, 'sprint-2');
    assert.equal(await ask('vscode-vfs://github/ann/ferry'), undefined);
    for (const initializationOptions of [undefined, null, {}, { trusted: 'no' }])
      assert.equal(new Trust({ initializationOptions }).isGiven, true);
  });
});
