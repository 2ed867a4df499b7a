import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { FILES, NEW, type Path, QUEUE, STATES, STORY, TRACKER } from './busyDay';
import { soon } from './soon';
import { Workbench } from './workbench';

describe('The sidebar of a busy day', () => {
  let workbench: Workbench;
  const text = (path: Path) => readFileSync(workbench.path(path), 'utf8');
  const row = (label: string) => workbench.rows('Sprints', label).first();
  const quickRow = (label: string) => workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: label });
  const until = (path: Path, expected: RegExp) =>
    assertSoon(
      () => expected.test(text(path)),
      () => text(path),
    );
  before(async () => {
    workbench = await Workbench.open();
    for (const [path, content] of Object.entries(FILES)) workbench.write(path, content);
    // So that all rows are drawn.
    await workbench.page.setViewportSize({ width: 1280, height: 1300 });
    await workbench.container('Sprintmark').click();
    await workbench.expand('Sprints', 'Sprint 71');
    await workbench.expand('Sprints', 'Sprint 71 Work Queue');
    await workbench.expand('Sprints', 'Completed');
    await workbench.expand('Sprints', 'Tier 1: Timber');
    await workbench.expand('Sprints', 'Sprint 72');
    await workbench.expand('Sprints', 'Sprint 72 Status');
    await workbench.expand('Sprints', 'Phase 2: Table');
    await workbench.expand('Sprints', 'Phase 1: Oven');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed-sidebar-more');
    await workbench.page.keyboard.press('Escape');
  });
  after(async () => {
    for (const path of [...Object.keys(FILES), NEW]) rmSync(workbench.path(path), { force: true });
    await workbench.close();
  });

  it('keeps the keys in the tree when a row is clicked, and gives them to the text on Enter', async () => {
    const { page } = workbench;
    await row('Close the oven').click();
    await workbench.lines(/Close\sthe\soven/).waitFor();
    const line = page.getByRole('button', { name: /^Ln 10, Col \d+ \(14 selected\)/ });
    await line.waitFor();
    // In the text, this would write over the title that is selected there.
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Alt+K');
    await until(TRACKER, /\(2\/4 tasks\).*- \[x\] Close the oven/s);
    await workbench.rows('Sprints', /Phase 1: Oven.*2\/4/s).waitFor();
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Alt+K');
    await assertSoon(() => text(TRACKER) === FILES[TRACKER]);
    await workbench.rows('Sprints', /Phase 1: Oven.*1\/4/s).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
  });

  it('takes back with one undo what one act changed in three files', async () => {
    const { page } = workbench;
    await workbench.chooseInMenu('71-2 Saw', 'Mark Done');
    await until(STATES, /71-2-saw-the-planks: done/);
    assert.equal(text(QUEUE), FILES[QUEUE].replace('[ ] | 71-2', '[DONE] | 71-2'));
    assert.equal(text(STORY), FILES[STORY].replace('Open', 'Done'));
    await row('71-2 Saw').click();
    await page.keyboard.press('Enter');
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await page.keyboard.press('Control+Z');
    await page.locator('.tab.dirty').nth(2).waitFor();
    await workbench.runCommand('File: Save All Files');
    for (const path of [QUEUE, STORY, STATES] as const) await assertSoon(() => text(path) === FILES[path]);
    await workbench.rows('Sprints', /Tier 1: Timber.*1\/4/s).waitFor();
  });

  it('marks all done that is selected, by key', async () => {
    const { page } = workbench;
    await row('71-3 Dry').click();
    await row('71-4 Plane').click({ modifiers: ['Control'] });
    await workbench.view('Sprints').locator('.monaco-list.selection-multiple:focus').waitFor();
    // While the tree is being drawn anew, VS Code does not pass a key on.
    for (let tries = 0; tries < 3 && !/\[DONE\] \| 71-3/.test(text(QUEUE)); tries++) {
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Alt+D');
      await soon(() => /\[DONE\] \| 71-3/.test(text(QUEUE)), 3000);
    }
    await until(QUEUE, /\[DONE\] \| 71-3.*\[DONE\] \| 71-4/s);
    await workbench.rows('Sprints', /Tier 1: Timber.*3\/4/s).waitFor();
  });

  it('drags two boxes at once, and says why something goes nowhere', async () => {
    await row('Fill the oven').click();
    await row('Heat the oven').click({ modifiers: ['Control'] });
    await workbench.drag(row('Heat the oven'), row('Phase 2: Table'), () =>
      /\(1\/2 tasks\).*- \[ \] Light a candle\n- \[ \] Fill the oven\n- \[ \] Heat the oven\n$/s.test(text(TRACKER)),
    );
    // A row that is drawn anew under the mouse ends a drag.
    await workbench.rows('Sprints', /Phase 2: Table.*0\/4/s).waitFor();
    const before = [text(TRACKER), text(QUEUE)];
    await row('Close the oven').dragTo(row('71-1 Fell'));
    await workbench.message(/Tasks move within one document/).waitFor();
    await row('71-2 Saw').dragTo(row('71-0 Buy'));
    await workbench.message(/a table of completed work is a record/).waitFor();
    await workbench.screenshot('sidebar-refused');
    assert.deepEqual([text(TRACKER), text(QUEUE)], before);
  });

  it('makes a new document where it can lie, and shows it', async () => {
    const { page } = workbench;
    await workbench.runCommand('Sprintmark: New Sprint Document…');
    // The list of commands, which goes away just then, has a “Sprint Plan” as well.
    await quickRow('Goal, tasks and criteria').click();
    const title = page.locator('.quick-input-title');
    for (let step = 2; ; step++) {
      await title.filter({ hasText: `(${step}/` }).waitFor();
      if ((await title.innerText()).includes(`(${step}/${step})`)) break;
      await page.keyboard.press('Enter');
    }
    await page.locator('.tab', { hasText: 'Preview of Sprint Plan' }).waitFor();
    const input = page.locator('.quick-input-widget input[type="text"]');
    const message = (text: string) => page.locator('.quick-input-message', { hasText: text });
    await input.fill('../sprint_74_plan.md');
    await message('leads out of the folder').waitFor();
    await page.keyboard.press('Enter');
    await input.waitFor();
    await input.fill(QUEUE);
    await message('a file of this name already').waitFor();
    await input.fill(NEW);
    await message('The path of the new document').waitFor();
    await page.keyboard.press('Enter');
    // The preview shows these lines as well, before there is a file.
    await assertSoon(() => existsSync(workbench.path(NEW)));
    await workbench.lines(/#\sSprint\s74/).waitFor();
    await row('Sprint 74').waitFor();
    await workbench.screenshot('sidebar-new-document');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+S');
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
  });

  it('keeps the timer and what is hidden when the window is loaded again', async () => {
    const { page } = workbench;
    await workbench.openFile('sprint_73_plan.md');
    const item = (words: RegExp) => page.locator('.statusbar-item', { hasText: words });
    await item(/Sprint 73 · 90 min$/).click();
    await quickRow('Start Timer').click();
    await item(/Sprint 73 · (?:90|89) min left/).waitFor();
    await workbench.runCommand('Sprintmark: Filter Tasks…');
    await quickRow('By Status…').click();
    await quickRow('Deferred').waitFor();
    await page.keyboard.type('open');
    await quickRow('Deferred').waitFor({ state: 'detached' });
    await quickRow('Open').click();
    await page.keyboard.press('Enter');
    const header = workbench.view('Sprints').locator('.pane-header', { hasText: 'status: open' });
    await header.waitFor();
    await workbench.runCommand('Sprintmark: Filter Tasks…');
    await quickRow('By Text…').click();
    await page.locator('.quick-input-message', { hasText: 'Leave it empty to show all' }).waitFor();
    await page.keyboard.type('zeppelin');
    await page.keyboard.press('Escape');
    await page.reload();
    await row('71-2 Saw').waitFor();
    assert.match(await header.innerText(), /status: open$/);
    assert.equal(await workbench.rows('Sprints', '71-1 Fell').count(), 0);
    // Another document may be in front now, and its sprint the active one; the timer stays what it was.
    await item(/Sprint 73(?: ·|:) (?:90|89) min left/).waitFor();
    await workbench.runCommand('Sprintmark: Clear Filter');
    await workbench.runCommand('Sprintmark: Stop Sprint Timer');
    await item(/min left/).waitFor({ state: 'detached' });
  });
});

async function assertSoon(holds: () => boolean, told: () => string = () => `${holds}`): Promise<void> {
  if (!(await soon(holds))) assert.fail(`Waited in vain: ${told()}`);
}
