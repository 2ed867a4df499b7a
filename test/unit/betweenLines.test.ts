import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, type Settings, SWITCHES } from '../../server/src/config';
import { codeLenses } from '../../server/src/features/codeLens';
import { applyEdits } from '../../server/src/features/edits';
import { inlayHints } from '../../server/src/features/inlayHints';
import { fromLspRange } from '../../server/src/features/lsp';
import { readDocument } from '../../server/src/model/parse';
import { pytestExpression } from '../../server/src/model/plan/filters';
import type { SprintDoc } from '../../server/src/model/sprint';
import { makeProject } from '../../server/src/project';
import { readEditorSettings } from '../../server/src/readSettings';

const client = { creates: true, asksForFiles: false, shows: true, runsTests: true };
const today = { year: 2026, month: 3, day: 12 };

const QUEUE = `# 🚢 Work Queue (3 stories)

**Sprint Dates**: 2026-03-02 – 2026-03-20

## Tier 1

**Tier 1 Status**: In Progress (0/3 tasks)

- [x] Sort
- [ ] Pack\\|ship

| Status | Story | Title | Depends On |
|---|---|---|---|
| [DONE] |\t7-1 | 😀 a\\|b | |
| [ ] | 7-2 | קשור | 7-1 |
`;

const lensesOf = (doc: SprintDoc, settings: Settings = DEFAULT_SETTINGS) =>
  codeLenses(doc, { project: makeProject([doc]), settings }, client);
const hintsOf = (doc: SprintDoc, settings: Settings = DEFAULT_SETTINGS) =>
  inlayHints(doc, { project: makeProject([doc]), settings }, { range: { start: 0, end: doc.text.length }, today });
const read = (text: string, path = 'WORK_QUEUE.md') => readDocument(`file:///project/${path}`, path, text);

describe('What stands between the lines', () => {
  it('stands in the same places whatever the line breaks are', () => {
    const [plain, windows] = [read(QUEUE), read(`\uFEFF${QUEUE.replace(/\n/g, '\r\n')}`)];
    const places = (doc: SprintDoc) => [
      ...lensesOf(doc).map(({ range, command }) => [range.start.line, command?.title]),
      ...hintsOf(doc).map(({ position, label }) => [position.line, position.character, JSON.stringify(label)]),
    ];
    assert.ok(places(plain).length >= 4, JSON.stringify(places(plain)));
    const unmarked = ([line, ...rest]: unknown[]) => (line === 0 && rest.length > 1 ? [line] : [line, ...rest]);
    assert.deepEqual(places(windows).map(unmarked), places(plain).map(unmarked));
  });

  it('changes nothing but the number when a hint is taken', () => {
    const doc = read(`\uFEFF${QUEUE.replace(/\n/g, '\r\n')}`);
    const hint = hintsOf(doc).find(({ label }) => String(label).includes('1/2'));
    const edits = (hint?.textEdits ?? []).map(({ range, newText }) => ({
      range: fromLspRange(doc.lines, range),
      text: newText,
    }));
    const after = applyEdits(doc.text, edits);
    assert.equal(after, doc.text.replace('0/3', '1/2'));
    assert.ok(!hintsOf(read(after)).some(({ label }) => String(label).startsWith('→ 1/2')), 'it is gone afterwards');
  });

  it('is switched off thing by thing', () => {
    const doc = read(QUEUE);
    const { codeLens, inlayHints } = SWITCHES;
    for (const [group, names] of Object.entries({ codeLens, inlayHints }))
      for (const name of Object.keys(names)) {
        const settings = { ...DEFAULT_SETTINGS, [group]: { ...names, [name]: false } };
        const [shown, all] = [group === 'codeLens' ? lensesOf : hintsOf].flatMap(of => [of(doc, settings), of(doc)]);
        if (name !== 'create' && name !== 'tests') assert.ok((shown?.length ?? 0) < (all?.length ?? 0), name);
      }
  });

  it('offers nothing that a client cannot do', () => {
    const doc = read(QUEUE);
    const dumb = { creates: false, asksForFiles: false, shows: false, runsTests: false };
    const lenses = codeLenses(doc, { project: makeProject([doc]), settings: DEFAULT_SETTINGS }, dumb);
    assert.ok(lenses.length > 0);
    assert.ok(lenses.every(({ command }) => command?.command === ''));
  });

  it('makes no option, shell command or placeholder of a test pattern', () => {
    assert.equal(pytestExpression('sail and not slow'), 'sail and not slow');
    assert.equal(pytestExpression('test_.*'), 'test_');
    assert.equal(pytestExpression('test_a.*|test_b'), 'test_a or test_b');
    for (const bad of [
      '',
      ' ',
      '--pdb',
      '-x',
      '-x|-y',
      '$(reboot)',
      '`id`',
      'a; b',
      'a && b',
      '{{p}}',
      `$${'{p}'}`,
      '.*',
      'x\ny',
    ])
      assert.equal(pytestExpression(bad), undefined, bad);
  });

  it('survives hostile documents', () => {
    const row = `| [ ] | 1-1 | ${'$('.repeat(5000)}${'|'.repeat(5000)} | 1-1 |\n`;
    const texts = [
      QUEUE + row,
      QUEUE.repeat(50),
      `# Work Queue\n${'#'.repeat(5)} Phase 1\n- [ ] ${'('.repeat(20_000)}\n`,
    ];
    for (const text of texts) assert.doesNotThrow(() => [lensesOf(read(text)), hintsOf(read(text))]);
  });

  it('reads its switches from the editor’s settings', () => {
    const good = readEditorSettings({ codeLens: { next: false }, inlayHints: false }, []);
    assert.deepEqual(good, {
      settings: { codeLens: { next: false }, inlayHints: { counts: false, dependencies: false, daysLeft: false } },
      problems: [],
    });
    const bad = readEditorSettings({ codeLens: { nxt: true, next: 'no' }, inlayHints: 'x' }, []);
    assert.deepEqual(bad.settings, { codeLens: {} });
    assert.deepEqual(
      bad.problems.map(({ message }) => message.split(':')[0]),
      ['Setting sprintmark.codeLens.nxt', 'Setting sprintmark.codeLens.next', 'Setting sprintmark.inlayHints'],
    );
  });
});
