import { strict as assert } from 'node:assert';
import { rmSync, utimesSync } from 'node:fs';
import { Workbench } from './workbench';

const PLAN = `---
number: 91
coverage_min: 80
test_pattern: "kettle"
timebox_minutes: 60
---

# Sprint 91: Kettle

**Status**: In Progress

## 1. Sprint Goal

The water boils.

## 2. Tasks

| Task | Acceptance |
|------|------------|
| T1 Lid | It closes |
`;
const SOURCES = ['src/kettle/boil.ts', 'src/kettle/pour.ts', 'src/lid/close.ts'] as const;
const REPORT = 'coverage/lcov.info';
const LINES = 8;

/** A report in which so many of the first lines of each source are covered. */
const report = (...covered: readonly number[]): string =>
  covered.map((count, at) => record(SOURCES[at] ?? '', count)).join('');

const record = (source: string, covered: number): string => {
  const lines = Array.from({ length: LINES }, (_, index) => `DA:${index + 1},${index < covered ? 3 : 0}\n`);
  return `TN:\nSF:${source}\n${lines.join('')}BRDA:2,0,0,3\nBRDA:2,0,1,0\nBRF:2\nBRH:1\nLF:${LINES}\nLH:${covered}\nend_of_record\n`;
};

const text = (name: string): string =>
  Array.from(
    { length: LINES },
    (_, index) => `export const ${name}${index} = (water: number) => water + ${index};\n`,
  ).join('');

describe('Coverage in the packaged extension', () => {
  let workbench: Workbench;
  const item = (words: RegExp) => workbench.page.locator('.statusbar-item', { hasText: words });
  const row = (words: string | RegExp) => workbench.rows('Coverage', words).first();
  const button = (name: string) => workbench.view('Coverage').getByRole('button', { name });
  const written = (seconds: number) => {
    const time = new Date(Date.now() + seconds * 1000);
    for (const source of SOURCES) utimesSync(workbench.path(source), time, time);
  };

  before(async () => {
    workbench = await Workbench.open();
    for (const source of SOURCES) workbench.write(source, text('step'));
    written(-60);
    workbench.write(REPORT, report(8, 7, 8));
    workbench.write('docs/sprints/sprint_91_plan.md', PLAN);
    await workbench.openFile('sprint_91_plan.md');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed-coverage');
    await workbench.page.keyboard.press('Escape');
  });
  after(async () => {
    for (const path of ['src/kettle', 'src/lid', 'coverage', 'docs/sprints/sprint_91_plan.md'])
      rmSync(workbench.path(path), { recursive: true, force: true });
    await workbench.close();
  });

  it('is in the status bar, and follows the report', async () => {
    const { page } = workbench;
    const met = item(/95\.8 % \/ 80 %$/);
    await met.waitFor();
    assert.match((await met.getAttribute('aria-label')) ?? '', /95\.8 percent of lines, minimum 80 percent, met/);
    await workbench.screenshot('coverage-met');
    const start = Date.now();
    workbench.write(REPORT, report(8, 2, 5));
    // Locators look less and less often.
    await page.waitForFunction(
      `document.querySelector('.statusbar-item.error-kind')?.textContent?.includes('62.5 %')`,
      undefined,
      { polling: 10 },
    );
    console.log(`      the indicator changed ${Date.now() - start} ms after the report`);
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    await workbench.pointAt(item(/62\.5 %/));
    await page.locator('.monaco-hover', { hasText: /2 of 3 files below the minimum/ }).waitFor();
    await workbench.screenshot('coverage-missed');
  });

  it('lists the files below the minimum, and opens one where its first uncovered line is', async () => {
    const { page } = workbench;
    await item(/62\.5 %/).click();
    const file = page.locator('.quick-input-list .monaco-list-row', { hasText: /pour\.ts.*25% · 6 lines uncovered/ });
    await file.waitFor();
    // It comes into view slowly.
    await page.waitForTimeout(300);
    await workbench.screenshot('coverage-menu');
    await file.click();
    await workbench.cursorAt(3, 1);
  });

  it('has a view of folders and files', async () => {
    await workbench.container('Sprintmark').click();
    const header = workbench.view('Coverage').locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    await row('src').waitFor();
    await workbench.expand('Coverage', /^src/);
    await workbench.expand('Coverage', 'kettle');
    assert.match(await row('pour.ts').innerText(), /25%/);
    assert.match((await row('pour.ts').getAttribute('aria-label')) ?? '', /25 percent covered, below minimum/);
    assert.match(await header.innerText(), /62\.5% \/ 80%/);
    await workbench.screenshot('coverage-view');
  });

  it('is drawn by VS Code beside the lines, in all themes, and nothing else opens', async () => {
    const { page } = workbench;
    await button('Show Coverage in Editors').click();
    const missed = page.locator('.coverage-deco-gutter.coverage-deco-miss');
    await missed.first().waitFor();
    assert.equal(await page.locator('.part.panel').isVisible(), false);
    await page.mouse.move(900, 600);
    await workbench.screenshots('coverage-gutter');
    // Of a line that is covered, one of its branches may be missed.
    workbench.write(REPORT, report(8, 8, 0));
    await missed.nth(1).waitFor({ state: 'detached' });
    workbench.write(REPORT, report(8, 2, 5));
    await missed.nth(1).waitFor();
    await workbench.view('Coverage').locator('.pane-header').hover();
    await button('Hide Coverage in Editors').click();
    await page.locator('.coverage-deco-gutter').first().waitFor({ state: 'detached' });
  });

  it('says when it is out of date, and has no number for a report that broke off, or for none', async () => {
    const { page } = workbench;
    written(60);
    const stale = page.locator('.statusbar-item:not(.error-kind)', { hasText: /62\.5 % \/ 80 %$/ });
    await stale.waitFor();
    await workbench.view('Coverage').getByText('run the tests again').waitFor();
    await workbench.screenshot('coverage-stale');
    written(-60);
    const whole = report(8, 8, 8);
    workbench.write(REPORT, whole.slice(0, whole.lastIndexOf('LF:')));
    await item(/– \/ 80 %$/).waitFor();
    assert.match((await item(/– \/ 80 %$/).getAttribute('aria-label')) ?? '', /Coverage unknown, minimum 80 percent/);
    await workbench.view('Coverage').getByText('There is no total').waitFor();
    // What is left of a report has no sum.
    await workbench.rows('Coverage', /^src/).filter({ hasText: '%' }).waitFor({ state: 'detached' });
    await workbench.screenshot('coverage-unknown');
    rmSync(workbench.path(REPORT));
    await workbench.view('Coverage').getByText('No coverage report was found').waitFor();
    await item(/– \/ 80 %$/).waitFor();
    await workbench.screenshot('coverage-none');
  });
});
