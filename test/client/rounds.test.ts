import { strict as assert } from 'node:assert';
import { type Effects, inRounds } from '../../client/src/editing/rounds';
import type { EditAnswer, VersionedEdits } from '../../server/src/protocol';

const PLAN = 'file:///plan.md';
const QUEUE = 'file:///queue.md';

describe('an edit of the server in rounds', () => {
  it('is made where it is for the texts that are open', async () => {
    const editor = new Editor({ [PLAN]: 3, [QUEUE]: 1 }, [changes([PLAN, 3], [QUEUE, 1])]);
    assert.equal((await inRounds(editor)).type, 'changed');
    assert.deepEqual(editor.log, ['ask', 'apply plan.md@3 queue.md@1']);
  });

  it('opens documents that are closed, and asks again for the text that is then open', async () => {
    const editor = new Editor({ [PLAN]: 3 }, [changes([PLAN, 3], [QUEUE, null]), changes([PLAN, 3], [QUEUE, 1])]);
    assert.equal((await inRounds(editor)).type, 'changed');
    assert.deepEqual(editor.log, ['ask', 'open queue.md', 'ask', 'apply plan.md@3 queue.md@1']);
  });

  it('asks again when a text has changed meanwhile, and gives up after three rounds', async () => {
    const late = changes([PLAN, 2]);
    const again = new Editor({ [PLAN]: 3 }, [late, changes([PLAN, 3])]);
    assert.equal((await inRounds(again)).type, 'changed');
    const never = new Editor({ [PLAN]: 3 }, [late, late, late, changes([PLAN, 3])]);
    assert.deepEqual(await inRounds(never), { type: 'overtaken' });
    assert.deepEqual(never.log, ['ask', 'ask', 'ask']);
  });

  it('asks again when the editor did not take it', async () => {
    const editor = new Editor({ [PLAN]: 3 }, [changes([PLAN, 3]), changes([PLAN, 4])]);
    editor.onApply = () => {
      editor.versions[PLAN] = 4;
      editor.onApply = () => true;
      return false;
    };
    assert.equal((await inRounds(editor)).type, 'changed');
    assert.deepEqual(editor.log, ['ask', 'apply plan.md@3', 'ask', 'apply plan.md@4']);
  });

  it('changes nothing where one of several texts does not fit', async () => {
    const answer = changes([PLAN, 3], [QUEUE, 7]);
    const editor = new Editor({ [PLAN]: 3, [QUEUE]: 8 }, [answer, answer, answer]);
    assert.equal((await inRounds(editor)).type, 'overtaken');
    assert.deepEqual(editor.log, ['ask', 'ask', 'ask']);
  });

  it('changes nothing where one of several files is read-only', async () => {
    const editor = new Editor({ [PLAN]: 3, [QUEUE]: 1 }, [changes([PLAN, 3], [QUEUE, 1])]);
    editor.readOnly.add(QUEUE);
    assert.deepEqual(await inRounds(editor), { type: 'read-only', uri: QUEUE });
    assert.deepEqual(editor.log, ['ask']);
  });

  it('looks for read-only files among those that it opens, too', async () => {
    const editor = new Editor({}, [changes([QUEUE, null])]);
    editor.readOnly.add(QUEUE);
    assert.deepEqual(await inRounds(editor), { type: 'read-only', uri: QUEUE });
  });

  it('says which file cannot be opened', async () => {
    const editor = new Editor({ [PLAN]: 3 }, [changes([PLAN, 3], [QUEUE, null])]);
    editor.gone.add(QUEUE);
    assert.deepEqual(await inRounds(editor), { type: 'unreadable', uri: QUEUE });
  });

  it('leaves out a file that is gone where the change only follows from that of another one', async () => {
    const editor = new Editor({ [PLAN]: 3, [QUEUE]: 1 }, [changes([PLAN, 3], [QUEUE, 1])]);
    editor.gone.add(QUEUE);
    assert.equal((await inRounds(editor)).type, 'changed');
    assert.deepEqual(editor.log, ['ask', 'apply plan.md@3']);
    const main = new Editor({ [PLAN]: 3, [QUEUE]: 1 }, [changes([PLAN, 3], [QUEUE, 1])]);
    main.gone.add(PLAN);
    assert.deepEqual(await inRounds(main), { type: 'unreadable', uri: PLAN });
  });

  it('says which document the server is not told of although it is open', async () => {
    const closed = changes([QUEUE, null]);
    const editor = new Editor({ [QUEUE]: 1 }, [closed, closed, closed]);
    assert.deepEqual(await inRounds(editor), { type: 'foreign', uri: QUEUE });
    assert.deepEqual(editor.log, ['ask', 'open queue.md', 'ask']);
  });

  it('changes a file that the server is not told of where it says what is to be changed', async () => {
    const answer = {
      changes: changes([QUEUE, null]).changes.map(each => ({ ...each, was: [{ range: START, text: 'backlog' }] })),
    };
    const editor = new Editor({}, [answer, answer]);
    editor.text = 'backlog';
    assert.equal((await inRounds(editor)).type, 'changed');
    const other = new Editor({}, [answer, answer, answer]);
    other.text = 'review';
    assert.equal((await inRounds(other)).type, 'overtaken');
    assert.ok(!other.log.some(each => each.startsWith('apply')));
  });

  it('opens what only a later answer names', async () => {
    const answers = [changes([PLAN, null]), changes([PLAN, 1], [QUEUE, null]), changes([PLAN, 1], [QUEUE, 1])];
    assert.equal((await inRounds(new Editor({}, answers))).type, 'changed');
  });

  it('tells a refusal, a missing answer, and that there is nothing to do', async () => {
    const outcomes = [{ refusal: 'Task 3 waits for task 2.' }, undefined, { changes: [] }, empty()];
    const told = await Promise.all(outcomes.map(answer => inRounds(new Editor({ [PLAN]: 1 }, [answer]))));
    assert.deepEqual(told, [
      { type: 'refused', reason: 'Task 3 waits for task 2.' },
      { type: 'unanswered' },
      { type: 'needless' },
      { type: 'needless' },
    ]);
  });
});

class Editor implements Effects {
  readonly log: string[] = [];
  readonly gone = new Set<string>();
  readonly readOnly = new Set<string>();
  readonly versions: Record<string, number>;
  readonly #answers: (EditAnswer | undefined)[];
  text = '';
  onApply = (): boolean => true;

  constructor(versions: Record<string, number>, answers: readonly (EditAnswer | undefined)[]) {
    this.versions = versions;
    this.#answers = [...answers];
  }

  async ask(): Promise<EditAnswer | undefined> {
    this.log.push('ask');
    return this.#answers.shift();
  }

  versionOf = (uri: string): number | undefined => this.versions[uri];
  holds = ({ was }: VersionedEdits): boolean => was?.every(({ text }) => text === this.text) ?? false;
  hindranceOf = async (uri: string) =>
    this.readOnly.has(uri) ? 'read-only' : this.gone.has(uri) ? 'unreadable' : undefined;

  async open(uri: string): Promise<boolean> {
    this.log.push(`open ${fileOf(uri)}`);
    if (this.gone.has(uri)) return false;
    this.versions[uri] ??= 1;
    return true;
  }

  async apply(made: readonly VersionedEdits[]): Promise<boolean> {
    this.log.push(`apply ${made.map(({ uri, version }) => `${fileOf(uri)}@${version}`).join(' ')}`);
    return this.onApply();
  }
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const fileOf = (uri: string): string => uri.slice('file:///'.length);

function changes(...all: readonly [uri: string, version: number | null][]): { changes: VersionedEdits[] } {
  const edits = [{ range: START, newText: 'x' }];
  return { changes: all.map(([uri, version]) => ({ uri, version, edits })) };
}

const empty = (): EditAnswer => ({ changes: [{ uri: PLAN, version: 1, edits: [] }] });
