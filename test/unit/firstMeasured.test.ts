import { strict as assert } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import { firstMeasured } from '../../server/src/answers/measured';

describe('an answer about coverage', () => {
  const never = new Promise<void>(() => {});
  const done = Promise.resolve();
  const isAnswered = (answer: Promise<void>, within: number) =>
    Promise.race([answer.then(() => true), pause(within, false)]);

  it('waits for reports as long as it takes, and not for a git that never ends', async () => {
    assert.equal(await isAnswered(firstMeasured({ loaded: done, reportsRead: done, measured: done }), 1_000), true);
    const [unread, hanging] = [
      firstMeasured({ loaded: done, reportsRead: never, measured: never }),
      firstMeasured({ loaded: done, reportsRead: done, measured: never }),
    ];
    assert.equal(await isAnswered(hanging, 300), false, 'most repositories are looked at by then');
    assert.equal(await isAnswered(hanging, 5_000), true);
    assert.equal(await isAnswered(unread, 0), false);
  });
});
