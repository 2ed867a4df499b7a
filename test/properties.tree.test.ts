import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GROUPINGS, SORTINGS, TREE_VIEWS, type TreeOptions } from '../server/src/protocol';
import { TreeScene } from './support/treeScene';

const NAMES = ['Read', 'Read#2', 'task:Read', '$(bug) **Go**', 'a\tb', '\u202Eback', 'x'.repeat(400), '<b>', ' '];
const PATHS = [
  'sprint_1_queue.md',
  'sprint_1_tracker.md',
  'sprint_2.md',
  'a/sprint_2.md',
  'b/stories/1-1.md',
  'plan.md',
];
const name = fc.constantFrom(...NAMES);
const path = fc.constantFrom(...PATHS);
const state = fc.constantFrom('[ ]', '[DONE]', '[BLOCKED]', '[IN PROGRESS: Ada]', '[CLAIMING: Bo]', '[WHAT]');
const number = fc.integer({ min: 1, max: 2 });

const queue = fc
  .tuple(number, fc.array(fc.tuple(state, fc.constantFrom('1-1', '1-2', '1-3', 'A-1'), name), { maxLength: 4 }))
  .map(([sprint, rows]) => {
    const table = rows.map(([status, id, title]) => `| ${status} | ${id} | ${title} | 1-1 |\n`).join('');
    return `# Sprint ${sprint} Work Queue\n\n| Status | Story | Title | Depends On |\n|---|---|---|---|\n${table}`;
  });
const box = fc.tuple(fc.boolean(), name, fc.boolean()).map(([isDone, title, isInner]) => {
  const inner = isInner ? `  - [ ] ${title}\n` : '';
  return `- [${isDone ? 'x' : ' '}] ${title}\n${inner}`;
});
const heading = fc.tuple(
  fc.constantFrom('Read', '$(bug)'),
  fc.boolean(),
  fc.array(box, { minLength: 1, maxLength: 3 }),
);
const tracker = fc.tuple(number, fc.array(heading, { maxLength: 3 })).map(([sprint, phases]) => {
  const inside = phases.map(([title, isLong, boxes]) =>
    // A heading of two lines has a line break in its name.
    isLong ? `${title}\n2\n---\n\n${boxes.join('')}` : `## ${title} 2\n\n${boxes.join('')}`,
  );
  return `# Sprint ${sprint} progress tracker\n\n${inside.join('\n')}`;
});
const story = fc
  .tuple(fc.constantFrom('"A\\nB"', 'A B', '1-1', 'B-1'), name, fc.array(box, { maxLength: 3 }))
  .map(
    ([id, title, boxes]) =>
      `---\nid: ${id}\ntitle: T\nstatus: In Progress\n---\n\n# ${title}\n\n## Acceptance criteria\n\n${boxes.join('')}`,
  );
const ordinary = fc.constantFrom(
  '',
  '# Notes\n',
  '# Sprint 9 notes\n\n## What went well\n\nAll of it.\n',
  '<<<<<<< a\n',
);
const text = fc.oneof(queue, tracker, story, ordinary);

/** Code, and reports of it that are whole or break off. */
const SOURCES = ['src/a.ts', 'src/in/b.ts', 'src/in/$(bug).ts', 'lib/c d.ts', 'e.ts'];
const record = fc
  .tuple(fc.constantFrom(...SOURCES, 'gone.ts'), fc.array(fc.boolean(), { maxLength: 4 }))
  .map(([source, lines]) => {
    const data = lines.map((isHit, at) => `DA:${at + 1},${Number(isHit)}\n`).join('');
    return `SF:${source}\n${data}LF:${lines.length}\nLH:${lines.filter(Boolean).length}\nend_of_record\n`;
  });
const report = fc
  .tuple(fc.array(record, { maxLength: 4 }), fc.constantFrom('', 'SF:src/a.ts\nDA:1,'))
  .map(([records, rest]) => records.join('') + rest);
const plan = fc
  .constantFrom(0, 50, 100)
  .map(min => `---\nnumber: 1\ncoverage_min: ${min}\ntimebox_minutes: 9\n---\n\n# Sprint 1: Ferry\n`);
const measured = fc.oneof(
  { arbitrary: fc.tuple(fc.constantFrom('coverage/lcov.info', 'in/lcov.info'), report), weight: 2 },
  fc.tuple(fc.constantFrom(...SOURCES), fc.constant('code\n')),
  fc.tuple(fc.constant('plan.md'), plan),
);

const options: fc.Arbitrary<TreeOptions> = fc.record(
  {
    groupBy: fc.constantFrom(...GROUPINGS),
    sortBy: fc.constantFrom(...SORTINGS),
    text: fc.constantFrom('read', 'ada'),
    hideCompleted: fc.constant(true),
    withProblems: fc.constant(true),
  },
  { requiredKeys: [] },
);

type Step = (scene: TreeScene) => unknown;
const told = <T>(given: fc.Arbitrary<T>, words: (value: T) => string, step: (scene: TreeScene, value: T) => unknown) =>
  given.map((value): Step => Object.assign((scene: TreeScene) => step(scene, value), { toString: () => words(value) }));
const nothing = fc.constant(undefined);
const file = fc.tuple(path, text);
const write = told(
  fc.oneof(file, { arbitrary: measured, weight: 2 }),
  each => `write ${JSON.stringify(each)}`,
  (scene, [at, content]) => scene.write(at, content),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: told(file, JSON.stringify, (scene, [at, content]) => scene.write(at, content)), weight: 4 },
  told(
    file,
    each => `open ${JSON.stringify(each)}`,
    (scene, [at, content]) => scene.open(at, content),
  ),
  told(
    path,
    at => `close ${at}`,
    (scene, at) => scene.close(at),
  ),
  told(
    path,
    at => `delete ${at}`,
    (scene, at) => scene.delete(at),
  ),
  told(
    fc.tuple(path, path),
    ([from, to]) => `${from} -> ${to}`,
    (scene, [from, to]) => scene.rename(from, to),
  ),
  {
    arbitrary: told(
      fc.nat(30),
      at => `toggle ${at}`,
      (scene, at) => scene.screen.toggle(at),
    ),
    weight: 6,
  },
  told(
    nothing,
    () => 'check',
    scene => scene.check(),
  ),
  told(
    nothing,
    () => 'clear',
    scene => scene.model.clear(),
  ),
  told(
    fc.boolean(),
    isDown => `down: ${isDown}`,
    (scene, isDown) => Object.assign(scene, { isDown }),
  ),
  told(
    fc.nat(30),
    at => `away and back: ${at}`,
    (scene, at) => scene.awayAndBack(at),
  ),
  told(
    fc.nat(30),
    at => `find ${at}`,
    (scene, at) => scene.find(at),
  ),
  // Nobody waits for it: what follows happens while it is asked.
  told(
    nothing,
    () => 'refresh',
    scene => void scene.model.refresh(),
  ),
  told(options, JSON.stringify, (scene, wanted) => {
    Object.assign(scene, { options: wanted });
    void scene.model.restart();
  }),
);

describe('a tree that follows its workspace', () => {
  for (const view of TREE_VIEWS)
    it(`shows what a fresh one would, and keeps what stays: ${view}`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(view === 'coverage' ? fc.oneof(step, write) : step, fc.boolean()), {
            minLength: 3,
            maxLength: 25,
          }),
          async steps => {
            const scene = new TreeScene(view);
            if (view === 'coverage') for (const source of SOURCES) await scene.write(source, 'code\n');
            await scene.start();
            let before: ReadonlyMap<string, unknown> = new Map();
            for (const [act, isSettled] of steps) {
              // What is cleared is another tree; and whatever stood there after each of two steps may have been gone between them.
              if (/^(?:clear|away)/.test(String(act))) before = new Map();
              await act(scene);
              if (isSettled) await assertTrue(scene);
              const after = isSettled ? scene.screen.elements() : new Map<string, unknown>();
              for (const [id, element] of after) assert.equal(element, before.get(id) ?? element, 'it stays');
              before = after;
            }
            await assertTrue(scene);
          },
        ),
        { numRuns: Number(process.env.RUNS ?? 30), interruptAfterTimeLimit: Number(process.env.LIMIT ?? 5000) },
      );
    });
});

describe('a tree of coverage', () => {
  it('follows the report', async () => {
    const scene = new TreeScene('coverage');
    await scene.write('src/a.ts', 'code\n');
    await scene.write('coverage/lcov.info', 'SF:src/a.ts\nDA:1,0\nLF:1\nLH:0\nend_of_record\n');
    await scene.start();
    await scene.settle();
    assert.deepEqual([scene.ids().length, scene.screen.lines().length], [2, 1]);
    await scene.delete('coverage/lcov.info');
    await scene.settle();
    assert.deepEqual([scene.ids(), scene.screen.lines()], [[], []]);
  });
});

async function assertTrue(scene: TreeScene): Promise<void> {
  Object.assign(scene, { isDown: false });
  await scene.settle();
  const ids = scene.ids();
  assert.equal(new Set(ids).size, ids.length, 'ids are unique');
  assert.deepEqual(scene.screen.lines(), scene.fresh());
}
