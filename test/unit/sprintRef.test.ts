import { strict as assert } from 'node:assert';
import { readFrontMatter } from '../../server/src/model/frontMatter/frontMatter';
import { isSameSprint } from '../../server/src/model/sprints/sprintNumbers';
import { numberInName, numberOfFolder, sprintKey, sprintOf } from '../../server/src/model/sprints/sprintRef';
import { ranged } from '../../server/src/range';

const numberOf = (title: string, path = '', frontMatter = ''): string | undefined =>
  sprintOf(title ? ranged(title, 0, title.length) : undefined, readFrontMatter(frontMatter), path)?.number.value;

describe('the sprint of a document', () => {
  for (const [title, number] of [
    ['Sprint 2 · Bread', '2'],
    ['Sprint 0.10: Crust', '0.10'],
    ['Sprint 6A', '6A'],
    ['Sprint 2‑5 (Tasting)', '2‑5'],
    ['SPR-008: Sprint 2030-08 Planning', '008'],
    ['Sprint #3 - 2025-10-04', '3'],
    ['Sprint 11 → 14', undefined],
    ['Sprint 3 → Sprint 4 Handoff', undefined],
    ['Who bakes what (Sprint 1-6)', undefined],
    ['Sprints 1 to 6', undefined],
    ['Sprint goals', undefined],
  ] as const)
    it(`is ${number} in the title “${title}”`, () => assert.equal(numberOf(title), number));

  it('has a title without the brackets around it', () => {
    const titleOf = (title: string) => sprintOf(ranged(title, 0, title.length), undefined)?.title?.value;
    assert.equal(titleOf('Sprint 4 (Bread)'), 'Bread');
    assert.equal(titleOf('Sprint 4: Bread (white)'), 'Bread (white)');
  });

  it('is the front matter’s, as written, before the title’s, the file’s and the folder’s', () => {
    assert.equal(numberOf('Sprint 2', 'sprint-3/sprint_4.md', '---\nnumber: 0.10\n---\n'), '0.10');
    assert.equal(numberOf('Sprint 2', 'sprint-3/sprint_4.md'), '2');
    assert.equal(numberOf('Plan', 'sprint-3/sprint_4.md'), '4');
    assert.equal(numberOf('Plan', 'Sprint-3/stories/plan.md'), '3');
  });

  for (const [name, number] of [
    ['sprint_04_plan.md', '04'],
    ['SPRINT3_READ_ME.md', '3'],
    ['SPRINT-0.4-BREAD.md', '0.4'],
    ['sprint-2026-09.md', '2026-09'],
    ['sprint_3_2025-10-04.md', '3'],
    ['rca_s12.md', '12'],
    ['sprint_1_a_6.md', undefined],
    ['sprint-1-6.md', undefined],
    ['sprint-2-after-sprint-1.md', undefined],
    ['sprints.md', undefined],
  ] as const)
    it(`is ${number} in the name ${name}`, () => assert.equal(numberInName(name), number));

  it('is that of the nearest folder', () => {
    assert.equal(numberOfFolder('sprint-1/sprint 2 - search/stories/a.md'), '2');
    assert.equal(numberOfFolder('sprints/a.md'), undefined);
  });

  it('has one key however it is written', () => {
    assert.equal(sprintKey('02'), sprintKey('2'));
    assert.equal(sprintKey('2‑5'), '2-5');
    assert.notEqual(sprintKey('0.1'), sprintKey('0.10'));
    assert.ok(isSameSprint('2030-08', '008'));
    assert.ok(isSameSprint('2.1', '2'));
    assert.ok(!isSameSprint('12', '1'));
  });
});
