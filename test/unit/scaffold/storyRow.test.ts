import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../../server/src/config';
import { applyEdits } from '../../../server/src/features/edits';
import { readDocument } from '../../../server/src/model/parse';
import { makeProject } from '../../../server/src/project';
import { storyRow } from '../../../server/src/scaffold/place/storyRow';
import type { About } from '../../../server/src/scaffold/scaffold';
import { beyond, findingsIn, ROOT, uriOf } from '../../support/scaffolds';

const QUEUE = 'docs/queue.md';

interface Story {
  readonly title?: string;
  readonly path?: string;
  readonly answers?: Readonly<Record<string, string>>;
}

/** The queue's lines that are new once it has the story's row. */
function rowIn(
  text: string,
  { title = 'Sound the horn', path = 'docs/stories/new.md', answers = {} }: Story = {},
): string {
  const doc = readDocument(uriOf(QUEUE), QUEUE, text);
  const world = { exists: () => false, read: () => doc, commits: () => [], templates: () => [] };
  const sources = { project: makeProject([doc]), settings: DEFAULT_SETTINGS, root: ROOT, today: '2026-11-22', world };
  const about: About = {
    ...{ sources, document: 'story', number: '4', sprint: undefined, plan: undefined, from: doc },
    ...{ title, path, answers },
  };
  const after = storyRow(about).reduce((before, { edits }) => applyEdits(before, edits), text);
  assert.deepEqual(beyond(findingsIn({ [QUEUE]: text }), findingsIn({ [QUEUE]: after, [path]: '' })), []);
  const lines = text.split(/\r?\n/);
  return after
    .split(/\r?\n/)
    .filter(line => !lines.includes(line))
    .join('\n');
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

  it('is not written twice, nor without a queue', () => {
    assert.equal(rowIn(table, { answers: { id: '4-2' } }), '');
    assert.equal(rowIn(table, { answers: { queue: '../elsewhere.md' } }), '');
  });
});
