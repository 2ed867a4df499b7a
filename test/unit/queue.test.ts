import assert from 'node:assert/strict';
import { readDocument } from '../../server/src/model/parse';

const TABLE = '| Status | Story | Description | Depends On |\n|---|---|---|---|\n| [ ] | 2-1 | Import | None |\n';

function rules(...lines: readonly string[]): { [K in 'openIsReady' | 'oneClaim' | 'moves']: string | undefined } {
  const text = `# Work Queue\n\n${TABLE}\n## Claiming Rules\n\n${lines.join('\n')}\n`;
  const { queue } = readDocument('WORK_QUEUE.md', 'WORK_QUEUE.md', text);
  const rule = (name: 'openIsReady' | 'oneClaim' | 'moves') => {
    const range = queue?.[name];
    return range && text.slice(range.start, range.end);
  };
  return { openIsReady: rule('openIsReady'), oneClaim: rule('oneClaim'), moves: rule('moves') };
}

describe('queue', () => {
  it('tells what may be started', () => {
    assert.match(rules('- Only claim `[ ]` stories, not [BLOCKED]').openIsReady ?? '', /Only claim/);
    assert.ok(rules('- Change [BLOCKED] → [ ] once it is free').openIsReady);
    assert.ok(rules('- Change `[BLOCKED]` ‚Üí `[ ]` once it is free').openIsReady);
    assert.ok(rules('- [BLOCKED] until all dependencies are [DONE]').openIsReady);
    assert.equal(rules('- Only claim `[ ]` stories').openIsReady, undefined);
    assert.equal(rules('- Tell others when you are [BLOCKED]').openIsReady, undefined);
  });

  it('tells how many claims there may be', () => {
    for (const rule of [
      'Complete ONE story before claiming another',
      'Take one task at a time',
      'One story per agent',
      'Do not claim another story while you hold one',
      'WIP limit: 1',
      '```\nComplete ONE story, then STOP.\n```',
    ])
      assert.ok(rules(rule).oneClaim, rule);
    for (const rule of ['Complete one review per week', 'WIP limit: 12', 'Every story needs one owner'])
      assert.equal(rules(rule).oneClaim, undefined, rule);
  });

  it('tells where finished stories go', () => {
    assert.ok(rules('4. Move the story to the Completed section').moves);
    assert.equal(rules('4. Mark it as completed').moves, undefined);
  });

  it('tells whether a task can be claimed in its words', () => {
    const claims = (text: string) =>
      readDocument('WORK_QUEUE.md', 'WORK_QUEUE.md', `# Work Queue\n\n${text}`).queue?.claims;
    assert.equal(claims(TABLE), false);
    assert.equal(claims(TABLE.replace('[ ]', '[CLAIMED: Ada]')), true);
    assert.equal(claims(`${TABLE}\n## Claiming Rules\n\n- Change \`[ ]\` to \`[CLAIMED: Dev X]\`\n`), true);
    assert.equal(claims(`${TABLE}\n## Legend\n\n- 🔒 Claimed\n- ✅ Done\n`), true);
    assert.equal(claims(`${TABLE}\nNobody has claimed anything.\n`), false);
  });

  it('has Completed tables of its own', () => {
    const completed = (heading: string) =>
      readDocument(
        'WORK_QUEUE.md',
        'WORK_QUEUE.md',
        `# Work Queue\n\n${TABLE}\n## ${heading}\n\n| Story | Description |\n|---|---|\n| 1-1 | Read |\n`,
      ).queue?.completed.map(({ ids }) => ids.map(({ key }) => key).join());
    assert.deepEqual(completed('✅ Completed Stories (1)'), ['1.1']);
    assert.deepEqual(completed('Erledigt'), ['1.1']);
    assert.deepEqual(completed('Completed in Sprint 1'), []);
    assert.deepEqual(completed('Tier 5 ✅ COMPLETE'), []);
  });
});
