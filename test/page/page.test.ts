import { strict as assert } from 'node:assert';
import { Workbench } from './workbench';

describe('The packaged extension', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed-page');
  });
  after(() => workbench.close());

  it('underlines what is wrong, and lists it', async () => {
    const { page } = workbench;
    await workbench.openFile('tracker.md');
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    await workbench.runCommand('Problems: Focus on Problems View');
    const row = page.locator('.markers-panel').getByRole('treeitem', { name: /0\/3/ });
    await row.waitFor();
    assert.match(await row.innerText(), /Sprintmark/);
    await workbench.screenshots('problems');
  });

  it('says what is wrong when the mouse rests on it', async () => {
    const { page } = workbench;
    await workbench.pointAt(page.locator('.monaco-editor .squiggly-warning').first());
    const hover = page.locator('.monaco-hover', { hasText: 'stale-count' }).first();
    await hover.waitFor();
    await hover.getByText(/Quick Fix/).waitFor();
    assert.match(await hover.innerText(), /0\/3/);
    await workbench.screenshot('hover');
  });

  it('shows the sprints, and what they hold, in a view of its own', async () => {
    const { page } = workbench;
    await workbench.container('Sprintmark').click();
    const rows = page.locator('.sidebar .monaco-list-row');
    await rows.filter({ hasText: 'Sprint 7' }).locator('.monaco-tl-twistie').click();
    await rows.filter({ hasText: 'Library Move' }).locator('.monaco-tl-twistie').click();
    await rows.filter({ hasText: 'Phase 2: Import' }).waitFor();
    await workbench.screenshots('tree');
  });

  it('explains the document in front', async () => {
    const { page } = workbench;
    await workbench.openFile('sprint_7_plan.md');
    await workbench.runCommand('Sprintmark: Explain This Document');
    // The editor draws its spaces as no-break spaces.
    await page.locator('.view-line', { hasText: /front\smatter\shas\snumber/ }).waitFor();
    await workbench.screenshot('explain');
  });
});
