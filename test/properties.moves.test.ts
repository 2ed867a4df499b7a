import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { gapBehind } from '../server/src/features/actions/move/gaps';
import { groundOf } from '../server/src/features/actions/move/ground';
import { canMove } from '../server/src/features/actions/move/movable';
import type { SprintDoc, Task } from '../server/src/model/sprint';
import { movedIn, readMoved, type Side } from './support/moves';

const TITLES = [
  'Read \\| write',
  'שלום עולם',
  'Bake 🍞 bread',
  '`a \\| b`',
  '漢字',
  'x\ty',
  '$1 $& <b>',
  'Go (needs T2)',
];
const title = fc.constantFrom(...TITLES);
const mark = fc.constantFrom(' ', 'x', 'X');

const item = (lead: string) =>
  fc
    .tuple(mark, title, fc.array(fc.tuple(mark, title), { maxLength: 2 }), fc.boolean())
    .map(([box, text, steps, note]) => {
      const inner = ' '.repeat(lead.length);
      const below = steps.map(([each, step]) => `${inner}- [${each}] ${step}\n`).join('');
      return (at: number) =>
        `${lead.replace('N', String(at + 1))}[${box}] ${text}\n${note ? `${inner}A note.\n` : ''}${note && below ? '\n' : ''}${below}`;
    });
const list = fc
  .tuple(fc.constantFrom('- ', '* ', 'N. ', '> - ', '\t- '.trimStart()), fc.constantFrom('', '\n'))
  .chain(([lead, gap]) =>
    fc
      .array(item(lead.startsWith('>') ? '- ' : lead), { minLength: 1, maxLength: 4 })
      .map(items => items.map((each, at) => each(at)).join(gap))
      .map(text => (lead.startsWith('>') ? text.replace(/^/gm, '> ').replace(/\n> $/, '\n') : text)),
  );
const row = fc.tuple(fc.constantFrom('[ ]', '[DONE]', '[IN PROGRESS: Dev 2]', '🚫'), title).map(
  ([state, text]) =>
    (id: string) =>
      `| ${state} | **${id}** | ${text} | None |\n`,
);
const table = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([rows, isQuoted]) => (tier: number) => {
    const body = rows.map((each, at) => each(`${tier}-${at + 1}`)).join('');
    const text = `| Status | Story | Title | Depends On |\n|:--|---|---|---|\n${body}`;
    return isQuoted ? text.replace(/^(?=.)/gm, '> ') : text;
  });
const section = fc.tuple(fc.array(fc.tuple(title, mark), { minLength: 1, maxLength: 3 }), fc.boolean()).map(
  ([tasks, hasRules]) =>
    (phase: number) =>
      tasks
        .map(([text, box], at) => `### Task ${phase}.${at + 1}: ${text}\n\n- **Status**: Open\n- [${box}] one\n`)
        .join(hasRules ? '\n---\n\n' : '\n'),
);
const phase = fc
  .tuple(
    fc.oneof(
      list.map(text => () => text),
      table,
      section,
    ),
    fc.constantFrom('', '**Status**: In Progress (1/3 tasks)\n\n'),
  )
  .map(
    ([body, line]) =>
      (at: number) =>
        `## Phase ${at}: Hull\n\n${line}${body(at)}`,
  );
const source = fc
  .tuple(
    fc.constantFrom('# Sprint 2 progress tracker\n\n', '# Sprint 2 work queue\n\n'),
    fc.array(phase, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '\n', '\n## Notes\n\nThe end.\n', '\n## Notes\n\nThe end.'),
  )
  .map(([head, phases, end]) => head + phases.map((each, at) => each(at + 1)).join('\n') + end);
const side = fc.constantFrom<Side>('before', 'after', 'over', 'into');

const RUNS = Number(process.env.RUNS ?? 80);
/** Moves in each document that people wrote. */
const TURNS = RUNS > 80 ? 6 : 1;

describe('moves', function () {
  this.timeout(600_000);

  it('lose and change nothing, and can be taken back', () => {
    let made = 0;
    fc.assert(
      fc.property(source, side, fc.nat(), fc.nat(), (text, where, pick, other) => {
        if (hold(readMoved(text), { where, pick, other })) made++;
      }),
      { numRuns: RUNS },
    );
    assert.ok(made > RUNS / 10, `Only ${made} moves were made.`);
  });

  it('change the same bytes whatever ends the lines, with a byte order mark or without', () => {
    fc.assert(
      fc.property(source, side, fc.nat(), fc.nat(), (text, where, pick, other) => {
        const windows = (lines: string) => `\uFEFF${lines.replace(/\n/g, '\r\n')}`;
        const [plain, same] = [text, windows(text)].map(each => tried(readMoved(each), { where, pick, other })?.result);
        assert.deepEqual(
          typeof same === 'object' ? same.text : same,
          typeof plain === 'object' ? windows(plain.text) : plain,
        );
      }),
      { numRuns: RUNS / 2 },
    );
  });

  it('hold in documents that people wrote', function () {
    const corpus = join(process.cwd(), '../shared/corpus');
    if (!existsSync(corpus)) return this.skip();
    const files = readdirSync(corpus, { recursive: true, withFileTypes: true })
      .filter(each => each.isFile() && each.name.endsWith('.md'))
      .map(each => relative(corpus, join(each.parentPath, each.name)));
    let [made, asked] = [0, 0];
    for (const [at, file] of files.entries()) {
      const text = readFileSync(join(corpus, file), 'utf8');
      const doc = readMoved(text, file);
      if (!doc.kind || text.length > 60_000) continue;
      for (let turn = 0; turn < TURNS; turn++) {
        const where = (['over', 'after', 'into'] as const)[(at + turn) % 3] ?? 'over';
        asked++;
        if (hold(doc, { where, pick: at * 7 + turn * 13, other: at * 7 + turn * 14 + 3 })) made++;
      }
    }
    console.log(`      ${made} of ${asked} moves`);
    assert.ok(made > asked / 10);
  });
});

interface Choice {
  readonly where: Side;
  readonly pick: number;
  readonly other: number;
}

/** Whether a move was made; then it is held to what is true of all. */
function hold(doc: SprintDoc, choice: Choice): boolean {
  const found = tried(doc, choice);
  if (!found || typeof found.result === 'string') return false;
  const { task, result } = found;
  const now = readMoved(result.text, doc.path);
  assert.deepEqual(
    changedLines(result.text, doc.text).filter(line => !STATE.test(line)),
    [],
  );
  assert.deepEqual(tasksIn(now), tasksIn(doc));
  assert.ok(canMove(doc, task));
  takenBack(doc, { ...found, now });
  return true;
}

interface Made {
  readonly task: Task;
  readonly target: Task | undefined;
  readonly now: SprintDoc;
}

/** Beside the one beside which it stood. */
function takenBack(doc: SprintDoc, { task, target, now }: Made): void {
  const ground = groundOf(doc);
  const { siblings, at } = ground.placeOf(task) ?? assert.fail();
  const like = doc.tasks.filter(each => each.source === task.source);
  const neighbor = (step: number) =>
    like.find(each => {
      const place = ground.placeOf(each);
      return place?.siblings === siblings && place.at === at + step;
    });
  const above = neighbor(-1);
  const anchor = above ?? neighbor(1);
  const [again, to] = [task, anchor].map(each => each && onlyOne(doc, now, each));
  if (!again || !to) return;
  const side = above ? ('after' as const) : ('before' as const);
  const back = movedIn(now, { tasks: [{ offset: placeOf(again) }], to: placeOf(to), side });
  const text = typeof back === 'string' ? back : back.text;
  const isNear = (target && ground.placeOf(target)?.siblings) === siblings;
  const isEven =
    target && isNear && new Set(siblings.blocks.map((_, each) => gapBehind(doc, siblings, each) ?? '\n')).size === 1;
  // Counts are put right, and where the gaps between siblings differ, a moved one has that of its new neighbors.
  if (isEven && !/\d ?\/ ?\d/.test(doc.text)) assert.equal(text, doc.text);
  else assert.equal(inWords(text), inWords(doc.text));
}

/** The same task in another text; undefined where there are several like it. */
function onlyOne(doc: SprintDoc, now: SprintDoc, task: Task): Task | undefined {
  const [own, others] = [doc, now].map(({ tasks }) => tasks.filter(each => keyOf(each) === keyOf(task)));
  return own?.length === 1 && others?.length === 1 ? others[0] : undefined;
}

function tried(doc: SprintDoc, { where, pick, other }: Choice) {
  const { tasks } = doc;
  const task = tasks[pick % Math.max(1, tasks.length)];
  if (!task) return undefined;
  const targets = where === 'into' ? doc.headings.map(({ text }) => text.range.start) : tasks.map(placeOf);
  const to = targets[other % Math.max(1, targets.length)];
  if (to === undefined) return undefined;
  const target = tasks.find(each => placeOf(each) === to);
  return { task, target, result: movedIn(doc, { tasks: [{ offset: placeOf(task) }], to, side: where }) };
}

const placeOf = ({ id, title: { range } }: Task): number => (id?.range ?? range).start;
const keyOf = ({ source, id, title: { value } }: Task): string => `${source} ${id?.value} ${value}`;
const tasksIn = ({ tasks }: SprintDoc): string[] =>
  tasks.map(task => `${keyOf(task)} ${task.source === 'bullet' ? '' : task.status?.value}`).sort();

/** Counts follow, markers and indentations become those of the place; blank lines go with what they part. */
const linesIn = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map(line => line.replace(/^[\s>]*(?:[-*+]|\d+[.)])?\s*/, '').replace(/\d+(?:\.\d+)?/g, '#'))
    .filter(Boolean)
    .sort();
/** A phase that says how it stands says so anew when open work comes in. */
const STATE = /^(?:#|\W*status|\W*phase).*(?:complete|done|progress|started|✅|🔄|⏳|📋|🚧)/iu;

/** Those that are not in both. */
function changedLines(text: string, other: string): string[] {
  const left = linesIn(other);
  const more = linesIn(text).filter(line => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...more, ...left];
}

const inWords = (text: string): string =>
  text
    .replace(/\d+/g, '#')
    .split(/\r\n|\r|\n/)
    .filter(line => /[^\s>]/.test(line) && !/^(?:-{3,}|\*{3,}|_{3,})$/.test(line) && !STATE.test(line))
    .join('\n');
