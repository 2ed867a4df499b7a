import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { env } from './environment';
import { soon } from './soon';
import { setTheme } from './themes';

/** The workbench in a browser, driven as a user drives it. Its parts are found by the names that a screen reader says. */
export class Workbench {
  readonly page: Page;
  readonly #browser: Browser;

  static async open(): Promise<Workbench> {
    const browser = await chromium.launch(JSON.parse(env('SPRINTMARK_BROWSER')));
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' });
    page.setDefaultTimeout(30_000);
    await page.goto(`${env('SPRINTMARK_ADDRESS')}/?folder=${encodeURIComponent(env('SPRINTMARK_WORKSPACE'))}`);
    await page.locator('.monaco-workbench .activitybar').waitFor();
    return new Workbench(browser, page);
  }

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.page = page;
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  /** Opens a file by its name, from anywhere. */
  async openFile(name: string): Promise<void> {
    await this.#pick('Control+P', name, name);
    await this.page
      .getByRole('tab', { name: new RegExp(`^${name}`), selected: true })
      .first()
      .waitFor();
  }

  /** Puts the cursor there; both count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.page.locator('.quick-input-widget input[type="text"]').fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    // Until it is closed, it takes the keys that are meant for the editor.
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.cursorAt(line, column);
  }

  /** Waits until the cursor is there; both count from 1. */
  async cursorAt(line: number, column: number): Promise<void> {
    await this.page.getByRole('button', { name: `Ln ${line}, Col ${column}`, exact: true }).waitFor();
  }

  /** Lines of the editor in front; it draws spaces as no-break spaces. */
  lines(text: RegExp): Locator {
    return this.page.locator('.view-line', { hasText: text });
  }

  async runCommand(title: string): Promise<void> {
    await this.#pick('F1', `>${title}`, title);
  }

  /** Takes back all that was typed in the editor in front. */
  async revert(): Promise<void> {
    await this.runCommand('File: Revert File');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** An icon of the activity bar. */
  container(title: string): Locator {
    return this.page.locator('.activitybar').getByRole('tab', { name: title });
  }

  /** A view of Sprintmark's sidebar, by its title. */
  view(title: string): Locator {
    return this.page.locator('.sidebar .pane', { has: this.page.locator('.pane-header', { hasText: title }) });
  }

  /** The rows of a view that show this text. */
  rows(title: string, text: string | RegExp): Locator {
    return this.view(title).getByRole('treeitem').filter({ hasText: text });
  }

  /** Opens a row that is closed. */
  async expand(title: string, text: string | RegExp): Promise<void> {
    const row = this.rows(title, text).first();
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('.monaco-tl-twistie').click();
    await this.page.locator('.sidebar .monaco-tl-twistie.codicon-tree-item-loading').waitFor({ state: 'detached' });
  }

  /** Where this file of the workspace lies. */
  path(name: string): string {
    return join(env('SPRINTMARK_WORKSPACE'), name);
  }

  /** Writes a file of the workspace, as somebody else would. */
  write(name: string, content: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
  }

  /** What the context menu of a row of “Sprints” offers; with a name, it is pictured. */
  async menuOf(text: string, picture?: string): Promise<readonly string[]> {
    await this.rows('Sprints', text).first().click({ button: 'right' });
    const items = this.page.locator('.monaco-menu .action-label:not(.separator)');
    await items.first().waitFor();
    const labels = await items.evaluateAll(all => all.map(each => each.getAttribute('aria-label') ?? ''));
    if (picture) await this.screenshot(picture);
    await this.page.keyboard.press('Escape');
    return labels.filter(Boolean);
  }

  /** Does with a row of “Sprints” what its context menu offers. */
  async chooseInMenu(text: string, label: string): Promise<void> {
    await this.rows('Sprints', text).first().click({ button: 'right' });
    const item = this.page.locator('.monaco-menu .action-item', { has: this.page.getByLabel(label, { exact: true }) });
    // A menu that has just opened takes no click.
    await item.first().hover();
    await item.first().click();
  }

  /** Messages of VS Code, with this text. */
  message(text: RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item-message', { hasText: text });
  }

  /** Whether the command palette has a command now. */
  async offers(title: string): Promise<boolean> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('F1');
    await this.page.locator('.quick-input-widget input[type="text"]').fill(`>${title}`);
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    // What is similar comes in after what matches.
    await this.page.waitForTimeout(500);
    const isOffered = (await rows.filter({ hasText: title }).count()) > 0;
    await this.page.keyboard.press('Escape');
    return isOffered;
  }

  /** Rests the mouse on something that is drawn below the text, where no click would reach it. */
  async pointAt(target: Locator): Promise<void> {
    const box = await target.boundingBox();
    if (!box) throw new Error('There is nothing to point at.');
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
  }

  /** Drags a row to another one; again where it was drawn anew under the mouse, which ends a drag, and nothing came of it. */
  async drag(from: Locator, to: Locator, isDone: () => boolean): Promise<void> {
    for (let tries = 1; tries <= 3; tries++) {
      await from.dragTo(to);
      if (await soon(isDone, 4000)) return;
    }
    throw new Error(`Dragged in vain until ${isDone}.`);
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(env('SPRINTMARK_SCREENSHOTS'), `${name}.png`) });
  }

  /** Pictures in all themes. */
  async screenshots(name: string): Promise<void> {
    for (const theme of ['light', 'contrast', 'dark'] as const) {
      await setTheme(this.page, theme);
      await this.screenshot(`${name}-${theme}`);
    }
  }

  async #pick(key: string, text: string, label: string): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
    // A key that comes before the workbench listens is lost; the list is made once, when it opens, and may lack what is new.
    for (let patience = 1000; !(await row.isVisible()); patience *= 2) {
      if (patience > 16_000) throw new Error(`“${label}” is not offered.`);
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press(key);
      await this.#fill(text, patience)
        .then(() => row.waitFor({ timeout: patience }))
        .catch(() => {});
    }
    await row.click();
  }

  #fill(text: string, timeout: number): Promise<void> {
    return this.page.locator('.quick-input-widget input[type="text"]').fill(text, { timeout });
  }
}
