import { strict as assert } from 'node:assert';
import { Workbench } from './workbench';

for (const [name, theme] of [
  ['light', 'Default Light Modern'],
  ['dark', 'Default Dark Modern'],
] as const)
  describe(`Editing with the packaged extension, ${name}`, () => {
    let workbench: Workbench;
    before(async () => {
      workbench = await Workbench.open(theme);
      await workbench.openFile('sprint_9_queue.md');
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await workbench.screenshot(`failed-editing-${name}`);
    });
    after(() => workbench.close());

    it('shows what is next, and the state of a dependency, between the lines', async () => {
      const { page } = workbench;
      await page.locator('.codelens-decoration', { hasText: /next/i }).waitFor();
      await page.locator('.view-line', { hasText: /Rank.*in\sprogress/i }).waitFor();
      await workbench.screenshot(`lens-and-hints-${name}`);
    });

    it('tells of an id under the mouse', async () => {
      const { page } = workbench;
      await workbench.goTo(11, 44);
      await workbench.runCommand('Show or Focus Hover');
      const hover = page.locator('.monaco-hover', { hasText: 'Rank what was found' }).first();
      await hover.waitFor();
      await workbench.screenshot(`hover-id-${name}`);
      await page.keyboard.press('Escape');
    });

    it('offers dependencies with their title and status', async () => {
      const { page } = workbench;
      await workbench.goTo(12, 38);
      await page.keyboard.type(', 9-');
      await page.keyboard.press('Control+Space');
      const row = page.locator('.suggest-widget .monaco-list-row', { hasText: '9-3' });
      await row.waitFor();
      await workbench.screenshot(`completion-${name}`);
      await page.keyboard.press('Escape');
      await workbench.runCommand('File: Revert File');
    });

    it('previews a rename in every document', async () => {
      const { page } = workbench;
      await workbench.goTo(10, 21);
      await page.keyboard.press('F2');
      const input = page.locator('.rename-box input');
      await input.waitFor();
      assert.equal(await input.inputValue(), '9-2');
      await input.fill('9-7');
      await page.keyboard.press('Control+Enter');
      await page.locator('.bulk-edit-panel, .refactor-preview, [id*="refactorPreview"]').first().waitFor();
      await page.getByText('9-2-find-a-title.md').first().waitFor();
      await workbench.screenshot(`rename-preview-${name}`);
    });
  });
