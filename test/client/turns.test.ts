import { strict as assert } from 'node:assert';
import { Turns } from '../../client/src/editing/turns';

describe('turns', () => {
  it('do one thing after the other, also after one that failed', async () => {
    const turns = new Turns();
    const log: string[] = [];
    const work =
      (name: string, fails = false) =>
      async () => {
        log.push(`${name} begins`);
        await new Promise(resolve => setImmediate(resolve));
        log.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      };
    const all = [turns.take(work('first', true)), turns.take(work('second')), turns.take(work('third'))];
    assert.deepEqual(
      (await Promise.allSettled(all)).map(each => (each.status === 'fulfilled' ? each.value : 'failed')),
      ['failed', 'second', 'third'],
    );
    assert.deepEqual(log, ['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends']);
  });
});
