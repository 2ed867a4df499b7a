import assert from 'node:assert/strict';
import { below, made } from './sprintScene';

/** Sprint 3 of an invented bakery, whose headings are sentences. */
const PLAN = (number: string, tasks: string): string => `# Sprint ${number} · Oven

## 1 · Sprint goal

**Goal**: bread by seven.

## 2 · Tasks

| # | Task | Acceptance criteria |
|---|------|---------------------|
${tasks}

## 3 · Success metrics

- The shop opens on time

## 4 · After the sprint

Ida writes the review.
`;
const PLANS = {
  'docs/sprint_3_plan.md': PLAN('3', '| 1 | Sweep the oven | It is clean |'),
  'docs/sprint_4_plan.md': PLAN(
    '4',
    '| 1 | Weigh the flour | It is 40 kg |\n| 2 | Doughs rested for a night | They rise |\n| 3 | Buy a peel | It fits |',
  ),
};
const RCA = `# RCA: cold oven

**Severity**: low

## Summary

No bread.

## Root cause

No coal.

## Action items

| # | Action | Owner | Due | Status |
|---|--------|-------|-----|--------|
| 1 | Buy coal | Ida | 2026-03-04 | Open |

## Links

None.
`;
const REVIEW = `# Sprint 3 review

## What went well

- The crust

## Open questions of the bakery

1. Who sweeps?

## Next review

In two weeks.
`;
const QUEUE = `# Work queue

## Claiming rules

1. Write \`[CLAIMING: name]\` on the slate.
2. One claim a baker.

## Sprint 4: Oven

| Status | Story | Description | Priority | Depends On | Story File |
|--------|-------|-------------|----------|------------|------------|
| [ ] | **BR-7** | Weigh the flour | High | None | \`docs/stories/BR-7-flour.md\` |
| [BLOCKED] | **BR-8** | Rest the dough for a night | Low | BR-7 | None |

## Completed

| Story | Description | By |
|-------|-------------|----|
| [DONE] **BR-6** | Sweep the oven | Ida |
`;
const STORY = (id: string): string =>
  `# Story ${id}: Flour\n\n**Status**: open\n\n## Story\n\nAs a baker.\n\n## Acceptance criteria\n\n- [ ] It is weighed\n\n## Dev notes\n\nNone.\n`;

const headingsIn = (text: string): string[] => text.split('\n').filter(line => /^#{2,6} /.test(line));

describe('the shape of a team’s documents', () => {
  it('gets no section of a plan in which there would be nothing but places to fill in', () => {
    const { text, findings } = made({ documents: PLANS }, 'plan');
    assert.deepEqual(
      headingsIn(text).filter(line => /^## /.test(line)),
      ['## 1 · Sprint goal', '## 2 · Tasks', '## 3 · Success metrics', '## 4 · After the sprint'],
    );
    assert.deepEqual(findings, []);
  });

  it('gets what is known before what closes the document, counted and in the team’s letters', () => {
    const numbered = (number: string) =>
      `# Sprint ${number} review\n\n## 1 · What went well\n\n- x\n\n## 2 · What could be improved\n\n- x\n\n## 3 · Links\n\nNone.\n`;
    const documents = {
      ...PLANS,
      'docs/sprint_1_review.md': numbered('1'),
      'docs/sprint_2_review.md': numbered('2'),
    };
    const { text, findings } = made({ documents }, 'review', { sprint: '4' });
    const headings = headingsIn(text).filter(line => /^## /.test(line));
    assert.deepEqual(
      headings.map(line => /^## (\d+) · /.exec(line)?.[1]),
      headings.map((_, at) => String(at + 1)),
    );
    assert.match(headings.join('\n'), /What could be improved\n[\s\S]*· Goal and evidence\n[\s\S]*· Links$/);
    assert.deepEqual(findings, []);
  });

  it('of one root cause analysis alone is completed by what any has, where the built-in one has it', () => {
    const { text, findings } = made({ documents: { ...PLANS, 'docs/rca/rca_s3.md': RCA } }, 'rca', { sprint: '4' });
    assert.deepEqual(
      headingsIn(text).filter(line => /^## /.test(line)),
      [
        ...['## Summary', '## Impact', '## Timeline', '## Five whys', '## Root cause', '## Contributing factors'],
        ...['## What went well', '## Action items', '## Prevention', '## Links'],
      ],
    );
    assert.match(below(text, 'Action items').join('\n'), /^\| # +\| Action +\| Owner +\| Due +\| Status +\|$/m);
    assert.match(below(text, 'Action items').join('\n'), /^\| 2 +\| \[TODO: lasting fix\] +\|/m);
    assert.deepEqual(findings, []);
  });

  it('of several is theirs, also where they lack what the built-in one has', () => {
    const documents = { ...PLANS, 'docs/rca/rca_s2.md': RCA, 'docs/rca/rca_s3.md': RCA };
    assert.doesNotMatch(made({ documents }, 'rca', { sprint: '4' }).text, /## (?:Five|Prevention|What)/);
  });

  it('is none where they have but one heading in common', () => {
    const lone = (number: string) =>
      `# Sprint ${number} Review\n\n## Highlights of ours\n\n- x\n\n## ${['Sky', 'Sea'][Number(number) % 2]}\n\nx\n`;
    const documents = { ...PLANS, 'docs/sprint_2_review.md': lone('2'), 'docs/sprint_3_review.md': lone('3') };
    const { text } = made({ documents }, 'review', { sprint: '4' });
    for (const heading of ['Highlights of ours', 'Blockers', 'Decisions'])
      assert.ok(headingsIn(text).includes(`## ${heading}`), heading);
  });

  it('has lists as the team writes them', () => {
    const documents = {
      ...PLANS,
      'docs/sprint_2_review.md': REVIEW.replace('3', '2'),
      'docs/sprint_3_review.md': REVIEW,
    };
    const { text } = made({ documents }, 'review', { sprint: '4' });
    assert.deepEqual(below(text, 'Open questions of the bakery'), ['1. [TODO: open questions of the bakery]']);
    const stories = { 'docs/stories/BR-1-a.md': STORY('BR-1'), 'docs/stories/BR-2-b.md': STORY('BR-2') };
    const story = made({ documents: stories }, 'story', { answers: { title: 'Sieve' } });
    assert.deepEqual(below(story.text, 'Acceptance criteria'), ['- [ ] [TODO: What can be checked]']);
    assert.deepEqual(story.findings, []);
  });

  it('has no list where the team’s documents differ', () => {
    const other = REVIEW.replace('3', '2').replace('1. Who', '- Who');
    const documents = { ...PLANS, 'docs/sprint_2_review.md': other, 'docs/sprint_3_review.md': REVIEW };
    const { text } = made({ documents }, 'review', { sprint: '4' });
    assert.deepEqual(below(text, 'Open questions of the bakery'), ['[TODO: open questions of the bakery]']);
  });
});

describe('a new queue beside older ones', () => {
  const documents = { ...PLANS, 'QUEUE.md': QUEUE, 'docs/stories/BR-7-flour.md': STORY('BR-7') };

  it('has its columns, rules and marks, and counts on', () => {
    const { text, findings } = made({ documents }, 'queue', { sprint: '4', path: 'NEXT.md' });
    assert.match(text, /1\. Write `\[CLAIMING: name\]` on the slate\.\n2\. One claim a baker\.\n/);
    assert.match(text, /^\| Status +\| Story +\| Description +\| Priority +\| Depends On +\| Story File +\|$/m);
    assert.match(text, /^\| \[ \] +\| \*\*BR-9\*\* +\| Buy a peel +\| \[TODO: priority\]/m);
    assert.match(text, /^\| Story +\| Description +\| By +\|$/m);
    assert.deepEqual(findings, []);
  });

  it('names the stories that there are rather than a second id', () => {
    const { text } = made({ documents }, 'queue', { sprint: '4', path: 'NEXT.md' });
    assert.match(
      text,
      /\| \[ \] +\| \*\*BR-7\*\* +\| Weigh the flour +\| High +\| None +\| `docs\/stories\/BR-7-flour\.md` +\|/,
    );
    assert.match(text, /\| \[BLOCKED\] +\| \*\*BR-8\*\* +\| Doughs rested for a night +\| Low +\| BR-7 +\| None +\|/);
    assert.doesNotMatch(text, /BR-10/);
  });

  it('puts what is done below Completed, and has a first row where nothing is planned', () => {
    const done = made({ documents }, 'queue', { sprint: '3', path: 'LAST.md' });
    assert.match(done.text, /^\| \[DONE\] \*\*BR-6\*\* +\| Sweep the oven +\| (?:Ida|—) +\|$/m);
    const none = made({ documents: { 'QUEUE.md': QUEUE } }, 'queue', { sprint: '9', path: 'NEW.md' });
    assert.match(none.text, /\*\*BR-9\*\* +\| \[TODO: First story\]/);
    assert.deepEqual([done.findings, none.findings], [[], []]);
  });

  it('has the columns under which most stories stand, and ids as they have', () => {
    const more =
      '## Small things\n\n| Status | Story | Description | Effort |\n|---|---|---|---|\n| [ ] | SMALL-3 | Wipe | 1h |\n\n## Completed';
    const files = { ...documents, 'QUEUE.md': QUEUE.replace('## Completed', () => more) };
    const { text } = made({ documents: files }, 'queue', { sprint: '4', path: 'NEXT.md' });
    assert.match(text, /\| Priority +\| Depends On +\| Story File/);
    assert.match(text, /\*\*BR-9\*\* +\| Buy a peel/);
  });

  it('counts anew where ids begin with the sprint’s number, in words where the team has no tokens', () => {
    const own = `# Sprint 4 Work Queue\n\n| Status | Story | Title | Depends On |\n|---|---|---|---|\n| Ready | S4-01 | Knead | None |\n| Blocked | S4-02 | Bake | S4-01 |\n`;
    const next = {
      'docs/sprint_4_queue.md': own,
      'docs/sprint_5_plan.md': PLANS['docs/sprint_4_plan.md'].replace('4', '5'),
    };
    const { text } = made({ documents: next }, 'queue', { sprint: '5' });
    assert.match(text, /^\| (?:Ready|Open) +\| S5-01 +\| Weigh the flour/m);
  });
});

describe('a tracker of very many boxes', () => {
  it('is told by its parts, without what they cost and without the list of them', () => {
    const part = (name: string) =>
      `## Phase ${name}\n\n${Array.from({ length: 25 }, (_, at) => `- [ ] Sieve sack ${'x'.repeat(at + 3)}\n`).join('')}\n`;
    const tracker = `# Sprint 4 Progress Tracker\n\n## Overall Progress\n\n- [ ] Grain\n- [ ] Flour\n\n${part('1: Grain [8-12 hours]')}${part('2: Flour (3 points)')}`;
    for (const document of ['queue', 'readiness', 'review'] as const) {
      const { text } = made({ documents: { 'docs/sprint_4_progress.md': tracker } }, document, { sprint: '4' });
      assert.match(text, /Grain[\s\S]*Flour/, document);
      assert.doesNotMatch(text, /Sieve|Overall|hours\]|points\)/, document);
    }
  });
});

describe('a new queue for tasks of any title', () => {
  const titles = [
    'a | b',
    '# [x](y) *z*',
    '`c | d`',
    '“quoted” <b>',
    '{{number}} 🥖',
    'שלום עולם לחם',
    '[DONE] FN-1',
    '-',
  ];
  for (const title of titles)
    it(`has nothing to find but places to fill in: ${title}`, () => {
      const tasks = `| 1 | ${title.replace(/\|/g, '\\|')} | It is there |`;
      const documents = { 'docs/sprint_4_plan.md': PLAN('4', tasks), 'QUEUE.md': QUEUE };
      const { findings } = made({ documents }, 'queue', { sprint: '4', path: 'NEXT.md' });
      assert.deepEqual(findings, []);
    });
});
