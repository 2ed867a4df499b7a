import { strict as assert } from 'node:assert';
import { readDocument } from '../../../server/src/model/parse';
import type { SprintDoc } from '../../../server/src/model/sprint';
import { makeProject } from '../../../server/src/project';
import { nextId } from '../../../server/src/scaffold/nextId';

const HEAD = '# Work Queue\n\n| Status | Story | Description | Depends On |\n|---|---|---|---|\n';
const queue = (...ids: string[]): string => `${HEAD}${ids.map(id => `| [ ] | ${id} | Sail | None |\n`).join('')}`;
const read = (text: string, path = 'WORK_QUEUE.md'): SprintDoc => readDocument(`file:///${path}`, path, text);
const below = (text: string, place: string): string | undefined =>
  nextId(read(text), text.indexOf(place) + place.length);

describe('the next id', () => {
  it('keeps prefix, padding and group', () => {
    assert.equal(below(queue('5-1', '5-2', '6-1'), '5-1'), '5-3');
    assert.equal(below(queue('5-1', '5-2', '6-1'), '6-1'), '6-2');
    assert.equal(below(queue('T009'), 'T009'), 'T010');
    assert.equal(below(queue('T099'), 'T099'), 'T100');
    assert.equal(below(queue('**BE-003-1**'), 'BE-003-1'), 'BE-003-2');
    assert.equal(below(queue('0.3.1', '0.3.2b'), '0.3.2b'), '0.3.3');
    assert.equal(below(queue('BE-1', 'FE-7'), 'BE-1'), 'BE-2');
  });

  it('passes over what the document introduces elsewhere', () => {
    assert.equal(below(`${queue('5-1')}\n## Story 5-4: Row\n\nText\n`, '5-1 |'), '5-5');
  });

  it('is that of the nearest task, above or below', () => {
    const text = `${queue('5-1')}\n## Next\n\n‸\n\n${queue('7-1').slice(HEAD.indexOf('|'))}`;
    assert.equal(nextId(read(text.replace('‸', '')), text.indexOf('‸')), '7-2');
    assert.equal(below('# Work Queue\n\nText\n', 'Text'), undefined);
  });

  it('is counted anew where every list is', () => {
    const text = `# Sprint 2 Status Tracker

**Phase 1 Status**: In progress (1/5 tasks)

## Phase 1

- [x] T001 Moor
- [ ] T002 Sail

## Phase 2

- [ ] T001 Row
- [ ] T002 Swim
- [ ] T003 Dive
`;
    assert.equal(below(text, 'T002 Sail'), 'T003');
    assert.equal(below(text, 'T003 Dive'), 'T004');
  });

  it('leaves out what another document took, unless both count for themselves', () => {
    const [first, second] = [read(queue('T1', 'T2'), 'a.md'), read(queue('T3'), 'b.md')];
    const end = first.text.length;
    assert.equal(nextId(first, end, makeProject([first, second])), 'T4');
    const other = read(queue('T1', 'T2', 'T3'), 'c.md');
    assert.equal(nextId(first, end, makeProject([first, other])), 'T3');
    assert.equal(nextId(first, end), 'T3');
  });

  it('is nothing for numbers that nobody counts', () => {
    assert.equal(below(queue('T99999999'), 'T99999999'), undefined);
  });
});
