import assert from 'node:assert/strict';
import { readDocument } from '../../server/src/model/parse';
import { readLegend } from '../../server/src/model/statuses/legend';
import { plainStatus } from '../../server/src/model/statuses/plainStatus';
import { readStatus } from '../../server/src/model/statuses/status';

const STATES = {
  open: '[ ]|Not Started|🔲 Not Started|🔴 Not Started / Blocked|TODO|To Do|ready-for-dev|READY TO START|✅ READY|drafted|0%|0% (0/4)|❌ Not done|Pendiente|Não iniciado|Nicht begonnen|待开始|未完成|[ ] **1-2**|ðŸ”² Not Started',
  'in-progress':
    '[IN PROGRESS: Dev 2]|in_progress|in-progress|In Progress|🟡 In Progress|🔄|85% complete|✅ 85% complete|Partial|Partially complete|Em andamento|En curso|In Arbeit|进行中|On track',
  'in-review': 'review|In Review|ready-for-review|✅ Ready for Review|🟢 In Review|评审中',
  claimed: '[CLAIMING: Dev 1]|Claimed',
  blocked: '[BLOCKED]|🚫|On hold|Bloqueado|阻塞',
  deferred: '📦 Moved to Next Sprint|⏸️ Deferred|Adiado',
  cancelled: "Cancelled|won't do|Canceled",
  done: '[DONE]|[x]|**DONE**|✅|âœ…|✅ 100% Complete|✅ **COMPLETE**|Done ✅|All tasks completed, 57 tests|Completado|Concluído|Erledigt|已完成|✅ 5 pts|100%',
};

describe('a state', () => {
  for (const [status, texts] of Object.entries(STATES))
    it(status, () => {
      for (const text of texts.split('|')) assert.equal(readStatus(text), status, text);
    });

  it('is not guessed', () => {
    for (const text of ['🟡', '🔴', '✅ READY FOR PRODUCTION', 'Fine', '', '[CRITICAL]', '90% coverage', '完成度 50%'])
      assert.equal(readStatus(text), undefined, text);
  });

  it('is plain where nothing is said against it', () => {
    for (const text of [
      '✅ Complete',
      '✅ COMPLETE (2025-01-08)',
      '[COMPLETE]',
      'Done ✅',
      '✅',
      'Complete (8/8 stories)',
      '✅ **DONE** - merged',
      'Complete on 10/12/2025',
      '✅ 100% Complete',
    ])
      assert.equal(plainStatus(text)?.status, 'done', text);
    for (const text of [
      'Done / Blocked',
      'Complete, docs pending',
      'Open → Done',
      'Complete (90%)',
      'Complete the import',
      'Done | Open',
      '✅ All checks pass',
      'Complete except for the tests',
      'Partial',
    ])
      assert.notEqual(plainStatus(text)?.status, 'done', text);
  });
});

describe('a legend', () => {
  const legendOf = (text: string) => readLegend(readDocument('a.md', 'a.md', text));
  it('says what a mark means', () => {
    const legend = legendOf(
      '# A\n\n**Legend**:\n\n- 🔴 Not Started / Blocked\n- 🟡 In Progress\n- 🟢 In Review\n- `[~]` = started\n',
    );
    assert.equal(readStatus('🟡', legend), 'in-progress');
    assert.equal(readStatus('🟢 ', legend), 'in-review');
    assert.equal(readStatus('🔴', legend), undefined);
    assert.equal(readStatus('[~]', legend), 'in-progress');
  });
  it('stands on a line, below a heading or in a table', () => {
    const line = '**Status Legend:** ⬜ Not Started | 🟠 In Progress | 📦 Moved to Next Sprint';
    assert.deepEqual(
      legendOf(`# A\n\n${line}\n`)?.entries.map(({ mark, status }) => [mark.value, status]),
      [
        ['⬜', 'open'],
        ['🟠', 'in-progress'],
        ['📦', 'deferred'],
      ],
    );
    assert.equal(
      readStatus('🟡', legendOf('# A\n\n## Legend\n\n| Icon | Meaning |\n|-|-|\n| 🟡 | Blocked |\n')),
      'blocked',
    );
    assert.equal(legendOf('# A\n\nA legend of the sea.\n'), undefined);
  });
  it('that contradicts itself says nothing', () => {
    assert.equal(readStatus('🟡', legendOf('# A\n\nLegend: 🟡 Blocked, 🟡 Done\n')), undefined);
  });
});
