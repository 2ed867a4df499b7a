import { strict as assert } from 'node:assert';
import { left, phaseOf, readTimer, startTimer, type Timer, tick, untilNextTick } from '../../client/src/timer/timer';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 2, 9);
const at = (minutes: number): number => START + minutes * MINUTE;
const ofMinutes = (minutes: number): Timer => startTimer({ sprintId: 'p#4', number: '4', minutes }, START);

/** A timer that is looked at whenever it asks to be, until `end`; what it warned of and when. */
function run(timer: Timer, until: number): [minute: number, warning: string][] {
  const warnings: [number, string][] = [];
  let [state, now, ticks] = [timer, timer.startedAt, 0];
  while (now <= until) {
    const { timer: next, warning } = tick(state, now);
    if (warning) warnings.push([(now - START) / MINUTE, warning]);
    state = next;
    now += untilNextTick(state, now);
    assert.ok(++ticks < 10_000, 'it asks again and again');
  }
  return warnings;
}

describe('the timer', () => {
  it('is late from 80 % on, and over at its end', () => {
    const phases = [0, 7.9, 7.99, 8, 9.99, 10, 10.1].map(minute => phaseOf(ofMinutes(10), at(minute)));
    assert.deepEqual(phases, ['running', 'running', 'running', 'late', 'late', 'over', 'over']);
  });

  it('warns once at 80 % and once at the end, wherever they lie within a minute', () => {
    for (const minutes of [10, 90, 7, 1, 0.5, 33.3])
      assert.deepEqual(
        run(ofMinutes(minutes), at(minutes * 3)).map(([minute, warning]) => [minute.toFixed(3), warning]),
        [
          [(minutes * 0.8).toFixed(3), '80'],
          [minutes.toFixed(3), 'end'],
        ],
      );
  });

  it('warns of the end alone where it ran out unseen, once', () => {
    const { timer, warning } = tick({ ...ofMinutes(10), warned: '80' }, at(600));
    assert.equal(warning, 'end');
    const kept = readTimer(JSON.parse(JSON.stringify(timer)));
    assert.ok(kept);
    assert.equal(tick(kept, at(601)).warning, undefined);
    assert.equal(tick(ofMinutes(10), at(600)).warning, 'end');
  });

  it('says what is left, and what it is over by', () => {
    const words = (minute: number) => {
      const { isOver, unit, count } = left(ofMinutes(90), at(minute));
      return `${count} ${unit} ${isOver ? 'over' : 'left'}`;
    };
    assert.deepEqual([0, 0.5, 48, 89.5, 90, 90.9, 91, 95.5, 90 + 601].map(words), [
      ...['90 minute left', '90 minute left', '42 minute left', '1 minute left'],
      ...['0 minute over', '0 minute over', '1 minute over', '5 minute over', '10 hour over'],
    ]);
    assert.deepEqual(left(ofMinutes(14 * 24 * 60), START), { isOver: false, unit: 'hour', count: 336 });
  });

  it('asks to be looked at when its words change, at most a minute later', () => {
    const timer = ofMinutes(90);
    assert.deepEqual(
      [0, 0.25, 71.5, 89.75, 90, 90.25].map(minute => untilNextTick(timer, at(minute)) / MINUTE),
      [1, 0.75, 0.5, 0.25, 1, 0.75],
    );
    assert.equal(untilNextTick(ofMinutes(7), at(5)), 0.6 * MINUTE);
    const words = (now: number) => JSON.stringify(left(timer, now));
    for (const minute of [0, 41.3, 89.99, 90.01]) {
      const next = at(minute) + untilNextTick(timer, at(minute));
      assert.equal(words(Math.round(next) - 2), words(at(minute)));
      assert.notEqual(words(Math.round(next) + 1), words(at(minute)));
    }
  });

  it('catches up after the machine slept', () => {
    const { warning, timer } = tick(ofMinutes(10), at(8.5));
    assert.equal(warning, '80');
    assert.equal(tick(timer, at(70)).warning, 'end');
  });

  it('does not wait for a clock that was set back, nor warn twice', () => {
    const { timer } = tick(ofMinutes(10), at(-60));
    assert.deepEqual([timer.startedAt, left(timer, at(-60)).count], [at(-60), 10]);
    const late = tick(ofMinutes(10), at(8)).timer;
    const back = tick(late, at(2));
    assert.deepEqual([phaseOf(back.timer, at(2)), back.warning], ['running', undefined]);
    assert.equal(tick(back.timer, at(8)).warning, undefined);
  });

  it('keeps its own minutes and its own sprint', () => {
    const sprint = { sprintId: 'p#4', number: '4', minutes: 90 };
    const timer = startTimer(sprint, START);
    sprint.minutes = 10;
    assert.equal(left(timer, at(20)).count, 70);
  });

  it('is the same object as long as nothing of it changes', () => {
    const timer = ofMinutes(10);
    assert.equal(tick(timer, at(5)).timer, timer);
  });

  it('reads what was kept, and nothing else', () => {
    const timer = ofMinutes(10);
    assert.deepEqual(readTimer({ ...timer }), timer);
    const strange: unknown[] = [undefined, null, 1, 'x', [], {}, { ...timer, minutes: 0 }, { ...timer, minutes: '9' }];
    strange.push({ ...timer, minutes: 1e300 }, { ...timer, startedAt: Number.NaN }, { ...timer, sprintId: 4 });
    for (const value of strange) assert.equal(readTimer(value), undefined);
    assert.equal(readTimer({ ...timer, warned: '__proto__' })?.warned, 'none');
  });
});
