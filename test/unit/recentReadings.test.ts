import { strict as assert } from 'node:assert';
import { RecentReadings } from '../../server/src/recentReadings';

describe('recent readings', () => {
  const uri = 'file:///p/docs/sprint_2_plan.md';
  const path = 'docs/sprint_2_plan.md';
  const TEXT = '# Sprint 2: Ferry\n';

  it('are the same while the text is, and another one with it', () => {
    const readings = new RecentReadings();
    const first = readings.read(uri, path, TEXT);
    assert.equal(readings.read(uri, path, TEXT), first);
    assert.equal(readings.read(uri, path, '# Sprint 3\n').title?.value, 'Sprint 3');
    assert.equal(readings.read(uri, 'sprint_2_plan.md', TEXT).path, 'sprint_2_plan.md');
  });

  it('are few, and none of them is huge', () => {
    const readings = new RecentReadings();
    const read = (at: number, text = TEXT) => readings.read(`${uri}${at}`, path, text);
    const all = Array.from({ length: 20 }, (_, at) => read(at));
    assert.deepEqual([read(19) === all[19], read(0) === all[0]], [true, false]);
    const huge = TEXT.repeat(10_000);
    assert.notEqual(read(30, huge), read(30, huge));
  });
});
