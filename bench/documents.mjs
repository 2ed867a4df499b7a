import { times } from './random.mjs';
import { paragraph, person, prose, task, thing } from './words.mjs';

/** A work queue with `stories` rows in groups of twelve; every story depends on some that stand before it. */
export function queue(random, { team, stories }) {
  const id = at => `${team}-${at + 1}`;
  const done = Math.floor(stories * 0.6);
  const status = (at, need) => {
    if (at < done) return '[DONE]';
    if (at === done) return `[IN PROGRESS: ${person(random)}]`;
    return need >= done ? '[BLOCKED]' : '[ ]';
  };
  const row = at => {
    const need = at % 4 === 0 || at === done ? -1 : random.integer(0, at - 1);
    const needs = need < 0 ? 'None' : `${id(need)}${need < done ? ' [DONE]' : ''}`;
    const cells = [status(at, need), `**${id(at)}**`, task(random), needs, `${random.integer(1, 8)}h`, person(random)];
    return `| ${cells.join(' | ')} |`;
  };
  const groups = times(Math.ceil(stories / 12), group => {
    const rows = times(Math.min(12, stories - group * 12), at => row(group * 12 + at));
    return [
      ...[`## Sprint ${group + 1}: ${thing(random)}`, '', paragraph(random), ''],
      ...['| Status | Story | Description | Depends On | Effort | Owner |', '|---|---|---|---|---|---|', ...rows, ''],
    ].join('\n');
  });
  const rules = '1. Claim only `[ ]` stories.\n2. All stories under “Depends On” must be `[DONE]`.';
  return `# Work queue of team ${team}\n\n**${done} stories done**\n\n## Claiming rules\n\n${rules}\n\n${groups.join('\n')}`;
}

/** A tracker with `phases` of `boxes` checkboxes each; one status line in twenty is stale. */
export function tracker(random, { team, number, phases, boxes }) {
  const sections = times(phases, phase => {
    const checked = times(boxes, () => random.chance(0.5));
    const items = checked.map(done => `- [${done ? 'x' : ' '}] ${task(random)} (${person(random)})`);
    const count = checked.filter(Boolean).length + (random.chance(0.05) ? 1 : 0);
    const word = count === 0 ? 'Not started' : count >= boxes ? 'Complete' : 'In progress';
    const line = `**Phase ${phase + 1} Status**: ${word} (${Math.min(count, boxes)}/${boxes} tasks)`;
    return `## Phase ${phase + 1}: ${thing(random)}\n\n${paragraph(random)}\n\n${items.join('\n')}\n\n${line}\n`;
  });
  return `# Sprint ${number} progress tracker of team ${team}\n\n**Started**: 2026-03-02\n\n${sections.join('\n')}`;
}

/** A sprint plan; one in twenty states another coverage than its front matter. */
export function plan(random, { number, length }) {
  const coverage = random.pick([80, 85, 90]);
  const stated = random.chance(0.05) ? coverage - 5 : coverage;
  const rows = times(3, at => `| ${at + 1} | ${task(random)} | \`pytest -k test_berth\` is green |`);
  return `---
number: ${number}
title: "${thing(random)}"
owner: ${person(random)}
timebox_minutes: 240
coverage_min: ${coverage}
test_pattern: "test_berth"
---

# Sprint ${number} · ${thing(random)}

## 0 · Roles & prime rules

${person(random)} decides; [the queue](WORK_QUEUE.md) says what is ready.

## 1 · Sprint goal (≤ 40 words)

**Goal**: ${task(random)}.

## 2 · Tasks (“Rule of Three”)

| # | Task | Acceptance criteria |
|---|------|---------------------|
${rows.join('\n')}

## 3 · Interfaces changed or added

${prose(random, length * 0.5)}

## 4 · Success metrics

- Coverage ≥ ${stated}% on changed files
- CI is green on the branch \`sprint-${number}\`

## 5 · Before the pull request

### Self-review checklist (4-point)

- [ ] All tests pass
- [ ] No new dependency
- [ ] The change log is written
- [ ] Commit messages begin with \`feat(s${number}):\`

## 6 · Guard-rails

${prose(random, length * 0.4)}

## 7 · After the sprint

${paragraph(random)}

## 8 · Celebration criteria

${paragraph(random)}
`;
}

/** One story with its criteria and notes. */
export function story(random, { team, id, length }) {
  const criteria = times(random.integer(3, 7), () => `- [${random.chance(0.6) ? 'x' : ' '}] ${task(random)}`);
  return `# Story ${team}-${id}: ${task(random)}

From [the queue](../WORK_QUEUE.md).

**Status**: In progress
**Story points**: ${random.integer(1, 8)}

As a harbor pilot, I want the ${thing(random)} at hand, so that no ship waits.

## Acceptance criteria

${criteria.join('\n')}

## Technical notes

${prose(random, length)}
`;
}

/** A review of a sprint that is over. */
export function review(random, { number, length }) {
  return `# Sprint ${number} Review

**Status**: Complete
**Stories completed**: 7/9 (78%)

## What went well

${prose(random, length * 0.4)}

## What did not

${prose(random, length * 0.4)}

## Action items

${times(4, () => `- [ ] ${task(random)} — ${person(random)}`).join('\n')}
`;
}

/** An ordinary page, which a linter of Markdown reads like any other. */
export const page = (random, { length }) => `# The ${thing(random)}\n\n${prose(random, length)}\n`;
