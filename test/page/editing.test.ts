import { strict as assert } from 'node:assert';
import { Workbench } from './workbench';

describe('Editing with the packaged extension', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open();
    await workbench.openFile('sprint_9_queue.md');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed-editing');
  });
  after(() => workbench.close());

  it('shows what is next, and the state of a dependency, between the lines', async () => {
    const { page } = workbench;
    await page.locator('.codelens-decoration', { hasText: /next/i }).waitFor();
    await page.locator('.view-line', { hasText: /Rank.*in\sprogress/i }).waitFor();
    await workbench.screenshots('lens-and-hints');
  });

  it('names the kind of the document, its progress and its problems in the language status', async () => {
    const { page } = workbench;
    await page.locator('.statusbar-item[id="status.languageStatus"]').click();
    const status = page.locator('.hover-language-status', { hasText: /queue/i }).first();
    await status.waitFor();
    assert.match(await status.innerText(), /1\/4/);
    await workbench.screenshot('language-status');
    await page.keyboard.press('Escape');
  });

  it('tells of an id under the mouse', async () => {
    const { page } = workbench;
    await workbench.goTo(11, 44);
    await workbench.runCommand('Show or Focus Hover');
    const hover = page.locator('.monaco-hover', { hasText: 'Rank what was found' }).first();
    await hover.waitFor();
    await workbench.screenshot('hover-id');
    await page.keyboard.press('Escape');
  });

  it('offers dependencies with their title and status', async () => {
    const { page } = workbench;
    await workbench.goTo(12, 38);
    await page.keyboard.type(', 9-');
    await page.keyboard.press('Control+Space');
    const row = page.locator('.suggest-widget .monaco-list-row', { hasText: '9-3' });
    await row.waitFor();
    await workbench.screenshot('completion');
    await page.keyboard.press('Escape');
    await workbench.revert();
  });

  it('opens the next row on Enter, and ends the table on Enter in an untouched one', async () => {
    const { page } = workbench;
    await workbench.goTo(12, 1);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await workbench.cursorAt(13, 15);
    await page.keyboard.type('Sort by year |', { delay: 50 });
    await suggestion(workbench, '9-4').waitFor();
    await page.keyboard.type(' ');
    await suggestion(workbench, '9-4').waitFor();
    await workbench.screenshot('new-row');
    await page.keyboard.press('Enter');
    await page.keyboard.type(' |');
    await page.keyboard.press('Escape');
    await page.keyboard.type(' |');
    await workbench.lines(/^\|\s\[\s\]\s\|\s9-5\s\|\sSort\sby\syear\s\|\s9-4.*\|\s\|$/).waitFor();
    await page.keyboard.press('Enter');
    await workbench.cursorAt(14, 15);
    await workbench.lines(/^\|\s\[\s\]\s\|\s9-6\s\|\s*$/).waitFor();
    await page.keyboard.press('Enter');
    await workbench.cursorAt(14, 1);
    assert.equal(await workbench.lines(/9-6/).count(), 0);
    // The editor tells what Enter does from what is done about it, so each takes one undo.
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Z');
    await workbench.cursorAt(14, 15);
    assert.equal(await workbench.lines(/9-6/).count(), 1);
    await workbench.revert();
  });

  it('goes on with a checklist on Enter, moves out of a nested one, and ends it', async () => {
    const { page } = workbench;
    await workbench.openFile('tracker.md');
    await workbench.goTo(10, 1);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await workbench.cursorAt(11, 7);
    await page.keyboard.type('Close the file');
    await workbench.lines(/^-\s\[\s\]\sClose\sthe\sfile$/).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await workbench.lines(/^\s+-\s\[\s\]\s*$/).waitFor();
    await page.keyboard.press('Enter');
    await workbench.cursorAt(12, 7);
    await workbench.screenshot('checklist');
    await page.keyboard.press('Enter');
    await workbench.cursorAt(12, 1);
    assert.equal(await workbench.lines(/\[\s\].*\[\s\]/).count(), 0);
    await workbench.revert();
  });

  it('previews a rename in every document', async () => {
    const { page } = workbench;
    await workbench.openFile('sprint_9_queue.md');
    await workbench.goTo(10, 21);
    await page.keyboard.press('F2');
    const input = page.locator('.rename-box input');
    await input.waitFor();
    assert.equal(await input.inputValue(), '9-2');
    await input.fill('9-7');
    await page.keyboard.press('Control+Enter');
    await page.locator('.bulk-edit-panel, .refactor-preview, [id*="refactorPreview"]').first().waitFor();
    await page.getByText('9-2-find-a-title.md').first().waitFor();
    await workbench.screenshot('rename-preview');
  });
});

const suggestion = ({ page }: Workbench, text: string) =>
  page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text }).first();
