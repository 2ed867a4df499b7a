import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../../server/src/config';
import { applyEdits } from '../../../server/src/features/edits';
import { readDocument } from '../../../server/src/model/parse';
import { makeProject } from '../../../server/src/project';
import { storyRow } from '../../../server/src/scaffold/place/storyRow';
import type { About } from '../../../server/src/scaffold/scaffold';
import { beyond, findingsIn, ROOT, uriOf } from '../../support/scaffolds';

const QUEUE = 'docs/queue.md';
const NEW = 'docs/stories/new.md';

interface Story {
  readonly title?: string;
  readonly path?: string;
  readonly answers?: Readonly<Record<string, string>>;
}

/** The queue's lines that are new once it has the story's row. */
function rowIn(text: string, story?: Story): string {
  const lines = text.split(/\r?\n/);
  return queueWith(text, story)
    .split(/\r?\n/)
    .filter(line => !lines.includes(line))
    .join('\n');
}

/** The queue with the row, which gives no rule anything to find. */
function queueWith(text: string, story: Story = {}): string {
  const after = addedTo(text, story);
  const { path = NEW } = story;
  assert.deepEqual(beyond(findingsIn({ [QUEUE]: text }), findingsIn({ [QUEUE]: after, [path]: '' })), []);
  return after;
}

function addedTo(text: string, { title = 'Sound the horn', path = NEW, answers = {} }: Story = {}): string {
  const doc = readDocument(uriOf(QUEUE), QUEUE, text);
  const world = { exists: () => false, read: () => doc, commits: () => [], templates: () => [] };
  const sources = { project: makeProject([doc]), settings: DEFAULT_SETTINGS, root: ROOT, today: '2026-11-22', world };
  const about: About = {
    ...{ sources, document: 'story', number: '4', sprint: undefined, plan: undefined, from: doc },
    ...{ title, path, answers },
  };
  return storyRow(about).reduce((before, { edits }) => applyEdits(before, edits), text);
}

const head =
  '# Sprint 4 Work Queue\n\nClaim a story with [CLAIMING: name]. Only claim `[ ]` stories, not [BLOCKED] ones.\n\n## Rules\n\n- Only claim `[ ]` stories, not [BLOCKED] ones.\n\n## Stories\n\n';

describe('the row of a new story', () => {
  const table = `${head}| Status | Story | Description | Depends On | Story File |
|--------|-------|-------------|------------|------------|
| [DONE] | **4-1** | Mount it | None | \`docs/stories/4-1-mount-it.md\` |
| [IN PROGRESS: Ida] | **4-2** | Lay the pipe | 4-1 | \`docs/stories/4-2-lay-the-pipe.md\` |
`;

  it('is written as the rows above it are', () => {
    const path = 'docs/stories/4-3-sound-the-horn.md';
    assert.equal(
      rowIn(table, { path, answers: { depends_on: '4-1' } }),
      '| [ ]                | **4-3** | Sound the horn | 4-1 | `docs/stories/4-3-sound-the-horn.md` |',
    );
  });

  it('is blocked while a dependency is not done, where the queue has that token', () => {
    assert.match(
      rowIn(table, { answers: { depends_on: '4-2, 4-1' } }),
      /^\| \[BLOCKED\] +\| \*\*4-3\*\*.*\| 4-2, 4-1 \|/,
    );
    const plain = table.replaceAll('[BLOCKED]', 'waiting');
    assert.match(rowIn(plain, { answers: { depends_on: '4-2' } }), /^\| \[ \]/);
  });

  it('names the file from where the others name theirs', () => {
    const near = table.replaceAll('`docs/stories', '`stories');
    assert.match(rowIn(near, { path: 'docs/stories/4-3.md' }), /\| `stories\/4-3\.md` +\|$/);
    const linked = table.replace(/`docs\/(stories\/(4-\d).*?)`/g, '[$2]($1)');
    assert.match(rowIn(linked, { path: 'docs/stories/4-3.md' }), /\| \[4-3\]\(stories\/4-3\.md\) *\|$/);
  });

  it('links its title where no column holds files', () => {
    const bare = `${head}| ID    | Title | Status | Owner |\n| ----- | ----- | ------ | ----- |\n| WQ-10 | Read  | Todo   | -     |\n`;
    assert.equal(rowIn(bare), '| WQ-11 | [Sound the horn](stories/new.md) | Todo   | -     |');
  });

  it('begins a table without rows', () => {
    const empty = `${head}| Status | Story | Title | Owner | Depends On |\n| --- | --- | --- | --- | --- |\n`;
    assert.equal(rowIn(empty), '| [ ]    | 4-1   | [Sound the horn](stories/new.md) |       | None       |');
  });

  it('stays one row of five cells, whatever the title holds', () => {
    for (const title of ['a | b', '[x] *y* `z', '\\', '# 1', 'a\nb | c', 'שלום | 🚢', '-->', '<b>', 'x'.repeat(300)]) {
      const row = rowIn(table, { title, path: 'docs/stories/4-3.md' });
      const [doc] = [readDocument(uriOf(QUEUE), QUEUE, `${table}${row}\n`)];
      const task = doc.tasks.find(({ id }) => id?.value === '4-3');
      assert.equal(task?.storyFile?.value, '`docs/stories/4-3.md`', row);
    }
  });

  it('keeps line ends and quotation marks', () => {
    const quoted = table.replace(/^(?=\|)/gm, '> ').replaceAll('\n', '\r\n');
    assert.match(rowIn(quoted), /^> \| \[ \] +\| \*\*4-3\*\* /);
  });

  it('goes above what adds the stories up', () => {
    const sum = '| | **Total** | 2 stories | | |\n';
    assert.match(queueWith(`${table}${sum}`), /\n\| \[ \] +\| \*\*4-3\*\* .*\n\| \| \*\*Total\*\* .*\n$/);
  });

  it('keeps the counts right that are right, and leaves the others alone', () => {
    const counted = (text: string) =>
      rowIn(table.replace('## Stories\n', `${text}\n`))
        .split('\n')
        .filter(line => line && !line.startsWith('|'));
    assert.deepEqual(
      [
        '## Stories (2)',
        '## Tier 1 – 2 stories',
        '## Tier 1 (1/2 done)',
        '## Stories\n\n**Total: 2 tasks** | 1 done',
        '## Stories\n\n**Total Tasks**: 2\n**Remaining**: 1',
        '## Stories\n\n**Progress**: 1/2 stories (50%)',
        '## Stories\n\n2 stories in total, 2 hours in total.',
        '## Stories\n\nTotal: 2 hours, total: 2.5, Total: 2%, Total: 20, Subtotal: 2',
        '## Stories (7)\n\n**Total Tasks**: 9\n\n`Total: 2`',
        '## Stories (2)\n\nSee [them](#stories-2).',
      ].map(counted),
      [
        ['## Stories (3)'],
        ['## Tier 1 – 3 stories'],
        ['## Tier 1 (1/3 done)'],
        ['**Total: 3 tasks** | 1 done'],
        ['**Total Tasks**: 3', '**Remaining**: 2'],
        ['**Progress**: 1/3 stories (33%)'],
        ['3 stories in total, 2 hours in total.'],
        [],
        [],
        [],
      ],
    );
  });

  it('changes no number that counts something else, limits something or was true once', () => {
    const below = (text: string) => `${table}\n${text}\n`;
    for (const text of [
      table.replace('## Stories', '## Sprint (2)'),
      ...[
        'Sprint 2 total: 20 points',
        'Phase 1 of 2 completed',
        'Day 1/2 done',
        'Total: 2 (points)',
        'Total: 2–3',
        'Team: 2 total',
        'Max 2 total',
        'Never claim more than 2 stories in total.',
        'At most 2 stories in total',
        '- 2026-11-01: 2 stories in total',
        '1/2 done (50%) ███░░░ 50%',
      ].map(line => table.replace('## Stories\n', `## Stories\n\n${line}\n`)),
      below('## Log\n\n- Monday: 2 stories in total'),
      below('## Bugs\n\n- Fog\n- Ice\n\nTotal: 2 items'),
    ])
      assert.match(rowIn(text), /^\|.*\|$/, text);
  });

  it('counts in an overview of the whole queue, too', () => {
    const text = `${table}\n## Progress summary\n\n- Total: 2 stories\n- Open: 0\n`;
    assert.match(rowIn(text), /\n- Total: 3 stories\n- Open: 1$/);
  });

  it('leaves more counts than anybody keeps as they are', () => {
    const text = table.replace('## Stories\n', `## Stories\n\n${'**Progress**: 1/2 stories (50%)\n'.repeat(2000)}`);
    const after = addedTo(text);
    assert.equal(after.split('1/2 stories (50%)').length, 2001);
    assert.match(after, /\*\*4-3\*\*/);
  });

  it('counts each tier by itself, and the queue as a whole', () => {
    const tiers = `${table.replace('## Stories', '## Overview\n\n**Total: 3 stories**, open: 1\n\n## Tier 1 (2)')}
## Tier 2 (1)

| Status | Story | Description | Depends On | Story File |
|---|---|---|---|---|
| [ ] | **4-3** | Ring it | None | - |

## Tier 3 (1)

| Story | Why |
|---|---|
| 4-9 | later |
`;
    assert.deepEqual(
      rowIn(tiers)
        .split('\n')
        .filter(line => !line.startsWith('|')),
      ['**Total: 4 stories**, open: 2', '## Tier 2 (2)'],
    );
  });

  it('is not written twice, nor without a queue', () => {
    assert.equal(rowIn(table, { answers: { id: '4-2' } }), '');
    assert.equal(rowIn(table, { answers: { queue: '../elsewhere.md' } }), '');
  });
});
