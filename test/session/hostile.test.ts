import { strict as assert } from 'node:assert';
import { EXPLAIN, TREE } from '../../server/src/protocol';
import { TRACKER, uri } from './documents';
import { useSessions } from './inMemory';

describe('a session', () => {
  const session = useSessions();

  describe('survives', () => {
    const line = 'x*[`_|(<!--#- '.repeat(350_000);
    const inputs: Record<string, string> = {
      'an empty file': '',
      'NUL bytes': TRACKER.replaceAll(' ', '\u0000'),
      'a line of 5 MB': `${TRACKER}${line}`,
      'a list item of 5 MB': TRACKER.replace('Read tables', line),
      'an unclosed fence': TRACKER.replace('- [x]', '```\n- [x]'),
      'conflict markers': `<<<<<<< HEAD\n${TRACKER}=======\n${TRACKER}>>>>>>> theirs\n`,
      'CRLF and a BOM': `\uFEFF${TRACKER.replaceAll('\n', '\r\n')}`,
      'lone surrogates': TRACKER.replaceAll('a', '\uD83D'),
      'half a table': '# Work Queue\n\n| Status | Story | Depends On |\n|---|',
      'broken front matter': `---\nowner: @dana\n: : [\n\t- {\n---\n${TRACKER}`,
      'front matter that is code': `---js\nprocess.exit(1)\n---\n${TRACKER}`,
      'very many suppressions': `${TRACKER}${'<!-- sprintmark-disable-line x --> '.repeat(20_000)}`,
    };
    for (const [name, text] of Object.entries(inputs))
      it(name, async () => {
        const { client } = await session();
        const document = uri('sprint_4.md');
        await client.open(document, text);
        await client.codes(document);
        await client.connection.sendRequest(EXPLAIN, { uri: document });
        await client.actions(document, '', ['source.fixAll']).then(([action]) => action && client.perform(action));
        assert.deepEqual(await client.actions(document, '', ['source.fixAll']), []);
        await client.connection.sendRequest(TREE, { view: 'sprints', parents: [{ id: null }] });
        assert.deepEqual(client.log, []);
      });
  });
});
