import { strict as assert } from 'node:assert';
import { readFileSync, rmSync } from 'node:fs';
import { Workbench } from './workbench';

const rows = (...lines: readonly string[]) =>
  ['| Status | Story | Title | Owner | Depends On |', '|---|---|---|---|---|', ...lines, ''].join('\n');

const FILES = {
  'docs/sprints/sprint_61_queue.md': `# Sprint 61 Work Queue

## Tier 1: Timber

${rows('| [DONE] | 61-1 | Fell the oak | Ada | — |', '| [ ] | 61-2 | Saw the planks | | 61-1 |')}
## Claiming Rules

- Change \`[ ]\` to \`[CLAIMED: Dev X]\`
`,
  // Nothing here says how one writes that a task is claimed.
  'docs/sprints/sprint_62_queue.md': `# Sprint 62 Work Queue

## Tier 1: Rope

${rows('| [DONE] | 62-1 | Twist the rope | Ada | — |', '| [ ] | 62-2 | Tie the knots | | 62-1 |')}`,
  'docs/sprints/stories/62-2-tie-the-knots.md': `# Story 62-2: Tie the knots

**Status:** Open

## Acceptance Criteria

- [ ] They hold
`,
};
type Path = keyof typeof FILES;

describe('The menus and keys of the sidebar', () => {
  let workbench: Workbench;
  const text = (path: Path) => readFileSync(workbench.path(path), 'utf8');
  before(async () => {
    workbench = await Workbench.open();
    for (const [path, content] of Object.entries(FILES)) workbench.write(path, content);
    await workbench.container('Sprintmark').click();
    for (const sprint of ['Sprint 61', 'Sprint 62']) {
      await workbench.expand('Sprints', sprint);
      await workbench.expand('Sprints', `${sprint} Work Queue`);
    }
    await workbench.expand('Sprints', 'Tier 1: Timber');
    await workbench.expand('Sprints', 'Tier 1: Rope');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed-sidebar-menus');
    await workbench.page.keyboard.press('Escape');
  });
  after(async () => {
    for (const path of Object.keys(FILES)) rmSync(workbench.path(path), { force: true });
    await workbench.close();
  });

  it('offer with a task what can be done with it, and no more', async () => {
    assert.deepEqual(await workbench.menuOf('61-1 Fell'), [
      ...['Open in Editor', 'Move Task Up', 'Move Task Down', 'Move Task To…', 'Copy Task ID'],
    ]);
    const open = await workbench.menuOf('61-2 Saw', 'sidebar-menu');
    assert.deepEqual(open.slice(0, 6), [
      ...['Open in Editor', 'Go to Dependencies…', 'Claim…', 'Start…', 'Mark Done', 'Block'],
    ]);
  });

  it('offer no claim where the document has no word for one, and the story’s own file', async () => {
    const menu = await workbench.menuOf('62-2 Tie');
    assert.ok(!menu.includes('Claim…'), menu.join());
    assert.ok(menu.includes('Start…') && menu.includes('Open Story File'), menu.join());
  });

  it('ask who claims a task, refuse a name that is none, and write what was typed', async () => {
    const { page } = workbench;
    await workbench.rows('Sprints', '61-2 Saw').click();
    await workbench.lines(/Saw\sthe\splanks/).waitFor();
    await workbench.view('Sprints').locator('.monaco-list:focus').waitFor();
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Alt+C');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Someone Else…' }).click();
    const input = page.locator('.quick-input-widget input[type="text"]');
    await page.locator('.quick-input-message', { hasText: 'as it is to stand in the document' }).waitFor();
    await input.fill('Zoë | Co');
    await page.locator('.quick-input-message', { hasText: 'without “|”' }).waitFor();
    await workbench.screenshot('sidebar-owner');
    await input.fill('Zoë');
    await page.keyboard.press('Enter');
    await workbench.rows('Sprints', /61-2 Saw.*Zoë/s).waitFor();
    // It is shown as soon as it is written, and saved then.
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    const path = 'docs/sprints/sprint_61_queue.md';
    assert.match(text(path), /\| \[CLAIMED: Zoë\] \| 61-2 \| Saw the planks \|/);
    assert.equal(text(path).split('\n').length, FILES[path].split('\n').length);
  });

  it('say that nothing matches a filter, and clear it there', async () => {
    const { page } = workbench;
    await workbench.runCommand('Sprintmark: Filter Tasks…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'By Text…' }).click();
    await page.locator('.quick-input-message', { hasText: 'Leave it empty to show all' }).waitFor();
    await page.keyboard.type('zeppelin');
    await page.keyboard.press('Enter');
    const view = workbench.view('Sprints');
    await view.getByText('Nothing matches the filter.').waitFor();
    await view.locator('.pane-header', { hasText: 'text: zeppelin' }).waitFor();
    await workbench.screenshot('sidebar-nothing');
    await view.getByRole('button', { name: 'Clear Filter' }).last().click();
    await workbench.rows('Sprints', 'Sprint 61').first().waitFor();
  });

  it('offer to run tests only where there are some', async () => {
    await workbench.openFile('sprint_62_queue.md');
    assert.ok(!(await workbench.offers('Sprintmark: Run This Sprint’s Tests')));
    assert.ok(await workbench.offers('Sprintmark: Explain This Document'));
  });
});
