import { strict as assert } from 'node:assert';
import { SCAFFOLD, type ScaffoldAnswer } from '../../server/src/protocol';
import { DOCUMENTS } from '../../server/src/scaffold/documents';
import type { Client } from './client';
import { DONE_PLAN as PLAN, uri } from './documents';
import { ROOT, useSessions } from './inMemory';

const HUGE = 'ä|`[x](y)\n'.repeat(100_000);
const STRANGE: readonly unknown[] = [
  ...[null, 0, true, '', [], ['rca'], { toString: 5 }, '\u0000', '\uD800', HUGE],
  ...['__proto__', '../..', '/etc/passwd', 'javascript:alert(1)', '%zz'],
];
const OUTSIDE = [
  ...['../x.md', 'docs/../../x.md', '/etc/x.md', '~/x.md', 'C:\\x.md', 'c:/x.md', '\\\\host\\x.md', '..\\x.md'],
  ...[
    'file:///etc/x.md',
    'https://x.example/x.md',
    'docs/./../../x.md',
    '.git/x.md',
    'docs/con.md',
    'docs/x.exe',
    'docs',
  ],
];

/** Milliseconds, where many requests are made one after the other. */
const MANY = 60_000;

describe('requests for new documents that no client of ours sends', () => {
  const session = useSessions();
  const ask = ({ connection }: Client, params: unknown): Promise<ScaffoldAnswer | null> =>
    connection.sendRequest(SCAFFOLD, params as object);

  it('are answered, whatever a field holds', async function () {
    this.timeout(MANY);
    const { client } = await session({ 'docs/sprint_3_plan.md': PLAN });
    for (const params of STRANGE) await ask(client, params);
    for (const field of ['document', 'folder', 'uri', 'sprint', 'path', 'answers', 'today'])
      for (const value of STRANGE) {
        const answer = await ask(client, { document: 'rca', [field]: value });
        assert.ok(!answer || answer.uri === ROOT || answer.uri.startsWith(`${ROOT}/`), answer?.uri);
      }
    for (const value of STRANGE)
      for (const id of ['title', '__proto__']) await ask(client, { document: 'story', answers: { [id]: value } });
    assert.deepEqual(client.log, []);
  });

  it('are answered where documents hold halves of characters', async function () {
    this.timeout(MANY);
    const half = '\uD800';
    const plan = `${PLAN}\nIf CI fails, write \`docs/${half}rca_s3.md\` as [here](${half}/x.md).\n`;
    const { client } = await session({});
    await client.open(uri('docs/sprint_3_plan.md'), plan.replace('raft', `raft ${half}`));
    for (const document of DOCUMENTS)
      for (const answers of [{}, { title: half, slug: half }]) {
        const answer = await ask(client, { document, answers });
        assert.ok(answer && !answer.fault, `${document}: ${client.log}`);
        assert.doesNotMatch(answer.path, /\p{Cs}/u);
      }
    assert.equal((await ask(client, { document: 'rca', path: `docs/${half}.md` }))?.fault, 'characters');
    assert.deepEqual(client.log, []);
  });

  it('name a day of the calendar, or it is today', async () => {
    const { client } = await session({ 'docs/sprint_3_plan.md': PLAN });
    const textOn = async (today?: string) => (await ask(client, { document: 'review', today }))?.text;
    for (const today of ['2026-99-99', '2026-02-30', '0000-00-00', '2026-2-3', '2026-11-22T10:00'])
      assert.equal(await textOn(today), await textOn(), today);
    assert.match((await textOn('2024-02-29')) ?? '', /2024-02-29/);
  });

  it('have no place outside the folder', async () => {
    const { client } = await session({ 'docs/sprint_3_plan.md': PLAN });
    for (const path of OUTSIDE) {
      const answer = await ask(client, { document: 'review', path });
      assert.ok(answer?.fault, path);
      assert.deepEqual([answer.path, answer.uri, answer.links, answer.existing], [path, ROOT, [], undefined]);
    }
    for (const folder of ['file:///', 'file:///elsewhere', 'file:///project/..', `${ROOT}/docs`])
      assert.equal(await ask(client, { document: 'review', folder }), null, folder);
  });

  it('say nothing of documents that are no sprint’s, or that nobody has', async () => {
    const { client } = await session({ 'docs/sprint_3_plan.md': PLAN, 'README.md': '# Secret ferry\n' });
    for (const from of [uri('README.md'), uri('nowhere.md'), 'file:///etc/passwd']) {
      const answer = await ask(client, { document: 'review', uri: from });
      assert.equal(answer?.sprint, '3');
      assert.doesNotMatch(answer?.text ?? '', /Secret|root:/);
    }
  });

  it('keep what people type from becoming anything else', async () => {
    const { client } = await session({ 'docs/sprint_3_plan.md': PLAN });
    const title = `# x | \`y\` [z](javascript:alert(1)) <img src=x onerror=alert(1)> $\{1:a} {{goal}}\n---\n-->`;
    for (const document of DOCUMENTS) {
      const answer = await ask(client, { document, answers: { title } });
      assert.ok(answer && !answer.fault, document);
      const body = answer.text.replace(/^---\n[\s\S]*?\n---\n/, '');
      assert.doesNotMatch(body, /(?<!\\)\[z\]\(javascript|(?<!\\)<img /, document);
      assert.doesNotMatch(answer.snippet, /(?<!\\)\$\{1:a/, document);
      assert.match(answer.path, /^[\w./-]+\.md$/, document);
    }
    assert.deepEqual(client.log, []);
  });

  it('end soon where a template of the team asks for very much', async () => {
    const path = '.sprintmark/templates/rca.md';
    for (const text of [
      '{{title}} '.repeat(15_000),
      '{{'.repeat(90_000),
      `---\n${'a: [\n'.repeat(20_000)}---\n`,
      HUGE,
    ]) {
      const { client } = await session({ 'docs/sprint_3_plan.md': PLAN, [path]: text });
      const answer = await ask(client, { document: 'rca' });
      assert.ok(answer);
      assert.deepEqual(client.log, []);
    }
  });
});
