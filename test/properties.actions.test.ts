import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextEdit } from 'vscode-languageserver';
import { offersAt } from '../server/src/features/actions/offers';
import { dataOf } from '../server/src/features/actions/taskActions';
import { readDocument } from '../server/src/model/parse';
import type { SprintDoc } from '../server/src/model/sprint';
import { makeProject } from '../server/src/project';
import { findingsBeyond, performed, type Result } from './support/taskActions';

const STATES = [
  '[ ]',
  '[IN PROGRESS: Dev 2]',
  '[BLOCKED]',
  '[DONE]',
  '[CLAIMING: אבי]',
  '✅ Done',
  '🔄 In Progress',
  '🚫',
  'todo',
  'âœ… Done',
];
const NEEDS = ['None', 'S-1', 'S-2 [DONE]', 'S-1 🔄, S-3', 'S-9', '—'];
const TITLES = ['Read \\| write', 'שלום עולם', 'Bake 🍞 bread', '`a \\| b`', '漢字', 'x\ty', '$1 $& <b>'];

const row = fc
  .tuple(
    fc.constantFrom(...STATES),
    fc.integer({ min: 1, max: 5 }),
    fc.constantFrom(...TITLES),
    fc.constantFrom(...NEEDS),
  )
  .map(([state, id, title, needs]) => `| ${state} | **S-${id}** | ${title} | ${needs} |\n`);
const box = fc
  .tuple(
    fc.constantFrom('', '  ', '    '),
    fc.constantFrom(' ', 'x', 'X'),
    fc.constantFrom(...TITLES, 'T1 Go (needs T2)', 'T2 Stay', 'Guide - ✅ Complete', 'Later (optional)'),
  )
  .map(([indent, mark, title]) => `${indent}- [${mark}] ${title}\n`);
const table = fc
  .array(row, { minLength: 1, maxLength: 6 })
  .map(rows => `\n| Status | Story | Title | Depends On |\n|:--|---|---|---|\n${rows.join('')}\n`);
const completed = fc.constantFrom(
  '',
  '## Completed\n\n| Story | Title | Agent |\n|---|---|---|\n| S-1 | Read | Dev 1 |\n\n',
  '## Completed\n\n| Status | Story | Title | Depends On |\n|---|---|---|---|\n| [DONE] | S-8 | Read | None |\n\n',
);
const phase = fc
  .tuple(
    fc.array(box, { maxLength: 7 }),
    fc.nat(4),
    fc.nat(5),
    fc.constantFrom('Not Started', '✅ Complete', 'In Progress'),
  )
  .map(
    ([boxes, done, all, state]) =>
      `## Phase 1: Hull\n\n${boxes.join('')}\n**Phase 1 Status**: ${state} (${done}/${all} tasks)\n\n`,
  );
const RULES =
  '## Rules\n\n- Complete ONE story before claiming another.\n- [BLOCKED] → [ ] once its needs are done.\n\n';

/** A work queue or a tracker, sound or not, as LF without a mark before it. */
const source = fc
  .tuple(
    fc.constantFrom('# Sprint 2 work queue\n\n**1 stories done**\n', '# Sprint 2 progress tracker\n'),
    table,
    phase,
    completed,
    fc.constantFrom('', RULES),
  )
  .map(parts => parts.join('\n'));

interface Tried {
  readonly doc: SprintDoc;
  readonly result: Result | string;
}

describe('task actions', function () {
  this.timeout(600_000);

  it('leave nothing behind that a rule finds, and are not done twice', () => {
    fc.assert(
      fc.property(source, fc.nat(), (text, pick) => {
        for (const { doc, result } of tried(text, pick)) {
          if (typeof result === 'string') continue;
          const before = { project: makeProject([doc]), docs: new Map([[doc.path, doc]]) };
          assert.deepEqual(findingsBeyond(before, result), []);
          for (const edit of Object.values(result.edits).flat()) assertSmall(doc, edit);
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 60) },
    );
  });

  it('change the same bytes whatever ends the lines, with a byte order mark or without', () => {
    fc.assert(
      fc.property(source, fc.nat(), (text, pick) => {
        const windows = (lines: string) => `\uFEFF${lines.replace(/\n/g, '\r\n')}`;
        const [plain, other] = [tried(text, pick), tried(windows(text), pick)];
        assert.equal(other.length, plain.length);
        for (const [at, { result }] of plain.entries()) {
          const same = other[at]?.result;
          assert.deepEqual(
            typeof same === 'string' ? same : same?.doc.text,
            typeof result === 'string' ? result : windows(result.doc.text),
          );
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 60) / 2 },
    );
  });
});

const read = (text: string): SprintDoc => readDocument('file:///w/sprint_2.md', 'sprint_2.md', text);

/** Every action that is offered for one of the tasks, done. */
function tried(text: string, pick: number): Tried[] {
  const doc = read(text);
  const project = makeProject([doc]);
  const stated = doc.tasks.filter(({ status }) => status?.written);
  const offset = stated[pick % Math.max(1, stated.length)]?.status?.range.start;
  if (offset === undefined) return [];
  return offersAt(project, doc, offset).map(offer => {
    const data = dataOf(doc, offset, offer);
    const each = { project, doc, offset, docs: new Map([[doc.path, doc]]) };
    const result = performed(each, data);
    if (typeof result !== 'string') assert.equal(typeof performed({ ...each, ...result }, data), 'string');
    return { doc, result };
  });
}

/** An edit changes something, and nothing longer than a state, a note or a number; or it takes one row away. */
function assertSmall({ text, lines }: SprintDoc, { range, newText }: TextEdit): void {
  const before = text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
  assert.notEqual(before, newText);
  if (/[\r\n]/.test(before)) assert.match(`${before}${newText}`, /^\|[^\r\n]*\|\r?\n$/);
  else assert.ok(before.length < 40, before);
}
