import { strict as assert } from 'node:assert';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { soon } from './soon';
import { Workbench } from './workbench';

const QUEUE = `# Sprint 51 Work Queue

## Tier 1: Flour

| Status | Story | Title | Owner | Effort | Depends On |
|--------|-------|-------|-------|--------|------------|
| [DONE] | 51-1 | Grind the grain | Ada | 1h | — |
| [ ] | 51-2 | Sift the flour | | 2h | 51-1 |
| [BLOCKED] | 51-3 | Weigh the flour | | 1h | 51-2 |

## Tier 2: Dough

| Status | Story | Title | Owner | Effort | Depends On |
|--------|-------|-------|-------|--------|------------|
| [ ] | 51-4 | Knead the dough | | 4h | — |
| [BLOCKED] | 51-5 | Shape the loaf | | 1h | 51-4 |
`;

const TRACKER = `# Sprint 52 Status Tracker

## Phase 1: Oven

**Phase 1 Status**: In Progress (1/4 tasks)

- [x] Clean the oven
- [ ] Fill the oven
- [ ] Heat the oven
- [ ] Close the oven
`;

const PLAN = `---
number: 51
coverage_min: 80
test_pattern: "bread"
timebox_minutes: 60
---

# Sprint 51: Bread

## 1. Sprint Goal

There is bread in the morning.

## 2. Tasks

| Task | Acceptance |
|------|------------|
| T1 Flour | It is fine |
| T2 Dough | It rises |
`;

const FILES = {
  'docs/sprints/sprint_51_queue.md': QUEUE,
  'docs/sprints/sprint_52_status.md': TRACKER,
  'docs/sprints/sprint_51_plan.md': PLAN,
};

describe('The sidebar of the packaged extension', () => {
  let workbench: Workbench;
  const text = (path: keyof typeof FILES) => readFileSync(workbench.path(path), 'utf8');
  before(async () => {
    workbench = await Workbench.open();
    for (const [path, content] of Object.entries(FILES)) writeFileSync(workbench.path(path), content);
    await workbench.container('Sprintmark').click();
    await workbench.rows('Sprints', 'Sprint 51').first().waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed-sidebar');
  });
  after(async () => {
    for (const path of Object.keys(FILES)) rmSync(workbench.path(path), { force: true });
    await workbench.close();
  });

  it('shows sprints, documents, tiers and tasks with progress, owner and effort', async () => {
    await workbench.expand('Sprints', 'Sprint 51');
    await workbench.expand('Sprints', 'Sprint 51 Work Queue');
    await workbench.expand('Sprints', 'Tier 1: Flour');
    assert.match(await workbench.rows('Sprints', 'Sprint 51 Work Queue').first().innerText(), /1\/5 · 20%/);
    assert.match(await workbench.rows('Sprints', '51-1 Grind').innerText(), /Ada.*1h/s);
    assert.match((await workbench.rows('Sprints', '51-3 Weigh').getAttribute('aria-label')) ?? '', /blocked/);
    await workbench.screenshots('sidebar');
  });

  it('ticks a box in the file, with the count, and tells the truth at once', async () => {
    await workbench.expand('Sprints', 'Sprint 52');
    await workbench.expand('Sprints', 'Sprint 52 Status');
    await workbench.expand('Sprints', 'Phase 1: Oven');
    const row = workbench.rows('Sprints', 'Heat the oven');
    await row.getByRole('checkbox').click();
    await until(() => /- \[x\] Heat the oven/.test(text('docs/sprints/sprint_52_status.md')));
    assert.match(text('docs/sprints/sprint_52_status.md'), /\(2\/4 tasks\)/);
    await workbench.rows('Sprints', /Phase 1: Oven.*2\/4/s).waitFor();
    await workbench.screenshot('sidebar-ticked');
  });

  it('drags a task to another place, and nothing else moves', async () => {
    const before = text('docs/sprints/sprint_52_status.md');
    await workbench.drag(workbench.rows('Sprints', 'Close the oven'), workbench.rows('Sprints', 'Fill the oven'), () =>
      /Close the oven\n- \[ \] Fill the oven\n- \[x\] Heat the oven/.test(text('docs/sprints/sprint_52_status.md')),
    );
    const sorted = (content: string) => content.split('\n').sort();
    assert.deepEqual(sorted(text('docs/sprints/sprint_52_status.md')), sorted(before));
  });

  it('drags a row of a queue to another tier', async () => {
    await workbench.expand('Sprints', 'Tier 2: Dough');
    await workbench.drag(
      workbench.rows('Sprints', '51-2 Sift'),
      workbench.rows('Sprints', 'Tier 2: Dough'),
      () => text('docs/sprints/sprint_51_queue.md').indexOf('51-2 | Sift') > QUEUE.indexOf('Tier 2'),
    );
    writeFileSync(workbench.path('docs/sprints/sprint_51_queue.md'), QUEUE);
  });

  it('shows what somebody else wrote within a second, and keeps what is open', async () => {
    await workbench.rows('Sprints', '51-2 Sift').waitFor();
    await workbench.rows('Sprints', '51-1 Grind').click();
    await workbench.lines(/Grind/).waitFor();
    const start = Date.now();
    writeFileSync(workbench.path('docs/sprints/sprint_51_queue.md'), QUEUE.replace('Sift the flour', 'Wash the flour'));
    await workbench.rows('Sprints', '51-2 Wash the flour').waitFor();
    const took = Date.now() - start;
    writeFileSync(workbench.path('docs/sprints/sprint_51_queue.md'), QUEUE);
    assert.equal(await workbench.rows('Sprints', 'Tier 1: Flour').getAttribute('aria-expanded'), 'true');
    assert.equal(await workbench.rows('Sprints', '51-1 Grind').getAttribute('aria-selected'), 'true');
    console.log(`      (shown after ${took} ms)`);
  });

  it('offers what can be claimed now, best first, and claims it', async () => {
    const first = workbench.view('Next Up').getByRole('treeitem').first();
    await first.waitFor();
    await workbench.screenshot('next');
    await workbench.runCommand('Sprintmark: Claim Next…');
    await workbench.page.keyboard.press('Escape');
  });

  it('lists problems by rule', async () => {
    await workbench.rows('Health', 'stale-count').first().waitFor();
    await workbench.expand('Health', 'stale-count');
    await workbench.screenshots('health');
  });

  it('filters, says so, and clears the filter', async () => {
    const { page } = workbench;
    await workbench.runCommand('Sprintmark: Hide Completed');
    await workbench.rows('Sprints', '51-1 Grind').waitFor({ state: 'detached' });
    await workbench.runCommand('Sprintmark: Show Completed');
    await workbench.rows('Sprints', '51-1 Grind').waitFor();
    await workbench.runCommand('Sprintmark: Group Sprints By…');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: /status/i })
      .first()
      .click();
    await workbench
      .rows('Sprints', /blocked/i)
      .first()
      .waitFor();
    await workbench.screenshot('grouped');
    await workbench.runCommand('Sprintmark: Group Sprints By…');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: /sprint/i })
      .first()
      .click();
    await workbench.rows('Sprints', 'Sprint 51').first().waitFor();
  });

  it('shows the active sprint and its timer in the status bar', async () => {
    const { page } = workbench;
    await workbench.openFile('sprint_51_plan.md');
    const item = page.locator('.statusbar-item', { hasText: /Sprint 51/ });
    await item.waitFor();
    await workbench.runCommand('Sprintmark: Start Sprint Timer');
    await page.locator('.statusbar-item', { hasText: /Sprint 51.*(?:60|59) min left/ }).waitFor();
    await workbench.screenshot('timer');
    await workbench.runCommand('Sprintmark: Stop Sprint Timer');
    await page.locator('.statusbar-item', { hasText: /min left/ }).waitFor({ state: 'detached' });
  });

  it('reveals the task at the cursor', async () => {
    await workbench.openFile('sprint_51_queue.md');
    await workbench.goTo(15, 10);
    await workbench.runCommand('Sprintmark: Reveal in Sprints');
    const row = workbench.rows('Sprints', '51-4 Knead');
    await row.waitFor();
    assert.equal(await row.getAttribute('aria-selected'), 'true');
  });
});

/** Asks again and again until it holds. */
async function until(holds: () => boolean): Promise<void> {
  if (!(await soon(holds))) throw new Error(`Waited in vain until ${holds}.`);
}
