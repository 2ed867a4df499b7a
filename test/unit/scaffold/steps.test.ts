import { strict as assert } from 'node:assert';
import { scaffold, scaffoldSteps } from '../../../server/src/scaffold/make';
import type { Sources, World } from '../../../server/src/scaffold/scaffold';
import { atOnce, known, type Steps } from '../../../server/src/scaffold/steps';
import { FULL } from './invented';
import { sourcesOf } from './sprintScene';

/** A world that knows nothing until it was asked, as one does that reads files. */
function slowly({ world }: Sources) {
  const [told, asked] = [new Set<string>(), new Set<string>()];
  const later =
    <A extends unknown[], T>(answer: (...of: A) => T, unknown: T) =>
    (...of: A): T => {
      const key = JSON.stringify([answer.name, ...of]);
      if (told.has(key)) return answer(...of);
      asked.add(key);
      return unknown;
    };
  const slow: World = {
    exists: later(world.exists, false),
    read: later(world.read, undefined),
    commits: later(world.commits, []),
    templates: later(world.templates, []),
  };
  const learn = (): boolean => {
    const isMore = asked.size > 0;
    for (const each of asked) told.add(each);
    asked.clear();
    return isMore;
  };
  return { slow, learn };
}

describe('steps', () => {
  it('are tried again until nothing is asked for, and not begun before', () => {
    const tries: string[] = [];
    const step = (name: string) => known(() => tries.push(name));
    function* both(): Steps<void> {
      yield* step('first');
      yield* step('second');
    }
    const steps = both();
    const learned = [true, true, false, true, false];
    for (let at = steps.next(); !at.done; at = steps.next(learned.shift() ?? false));
    assert.deepEqual(tries, ['first', 'first', 'first', 'second', 'second']);
    atOnce(step('alone'));
    assert.deepEqual(tries.slice(5), ['alone']);
  });

  it('make the same document of a world that has to read first', () => {
    const sources = sourcesOf(FULL);
    for (const document of ['rca', 'review', 'plan', 'story', 'tracker', 'readiness'] as const) {
      const request = { document, answers: {} };
      const { slow, learn } = slowly(sources);
      const steps = scaffoldSteps({ ...sources, world: slow }, request);
      let step = steps.next();
      while (!step.done) step = steps.next(learn());
      assert.deepEqual(step.value, scaffold(sources, request), document);
    }
  });
});
