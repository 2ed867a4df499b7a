import { strict as assert } from 'node:assert';
import { activeSprint } from '../../server/src/features/sprints/activeSprint';
import type { SprintsParams } from '../../server/src/protocol';
import { ROOT } from './loaded';
import { made } from './project';

type Files = Readonly<Record<string, string>>;

const plan = (number: string, boxes: string, head = '') =>
  `---\nnumber: ${number}\ncoverage_min: 80\n${head}---\n\n# Sprint ${number} plan\n\n## Sprint Goal\n\nSail.\n\n## Tasks\n\n${[...boxes].map((box, at) => `- [${box === '_' ? ' ' : 'x'}] T${at + 1} Row\n`).join('')}`;
const REVIEW = '# Sprint 4 Review\n\n## What Went Well\n\n- The wind\n\n## What Could Be Improved\n\n- The map\n';

const ask = (files: Files, params: SprintsParams = {}) => activeSprint(made(files), params);
const numbers = (files: Files) => ask(files).sprints.map(({ number }) => number);
const activeOf = (files: Files, params?: SprintsParams) => ask(files, params).active?.number;
const timeboxOf = (head: string) => ask({ 'sprint_4_plan.md': plan('4', '_', head) }).sprints[0]?.timebox;

describe('the sprints', () => {
  it('are those that have work, newest first', () => {
    const files = {
      'sprint_9_plan.md': plan('9', '_'),
      'sprint_10_plan.md': plan('10', '_'),
      'sprint_8_review.md': REVIEW.replace('4', '8'),
      'templates/sprint_11_plan.md': plan('11', '_'),
    };
    assert.deepEqual(numbers(files), ['10', '9']);
  });

  it('tell how far they are, and what they are called', () => {
    const [sprint] = ask({ 'sprint_4_plan.md': plan('4', 'xx_', 'title: "Ferry $(bell)"\n') }).sprints;
    assert.deepEqual(
      [sprint?.title, sprint?.status, sprint?.progress],
      ['Ferry $(bell)', 'in-progress', { done: 2, total: 3, percent: 67 }],
    );
  });

  it('have no name but one that says more than the kind', () => {
    assert.equal(ask({ 'sprint_4_plan.md': plan('4', '_') }).sprints[0]?.title, undefined);
    assert.equal(ask({ 'sprint_4_plan.md': plan('4', '_', 'title: "{{name}}"\n') }).sprints[0]?.title, undefined);
    assert.equal(ask({ 'sprint_4_plan.md': plan('4', '_', 'title: "港"\n') }).sprints[0]?.title, '港');
  });

  it('take their name from what is no index and no notes', () => {
    const files = {
      'sprint_4_index.md': plan('4', '_').replace('Sprint 4 plan', 'Sprint 4 - Document Index'),
      'sprint_4_plan.md': plan('4', '_').replace('Sprint 4 plan', 'Sprint 4 Plan - Ferry: Planning Document'),
    };
    const [sprint] = ask(files).sprints;
    assert.deepEqual([sprint?.title, sprint?.uri], ['Ferry', `${ROOT}/sprint_4_plan.md`]);
  });

  it('say of which product they are where two have the same number', () => {
    const files = {
      'red/docs/sprint_4_plan.md': plan('4', '_'),
      'blue/docs/sprint_4_plan.md': plan('4', '_'),
      'blue/docs/sprint_5_plan.md': plan('5', '_'),
    };
    const told = ask(files).sprints.map(({ number, product }) => [number, product]);
    assert.deepEqual(told, [
      ['5', undefined],
      ['4', 'blue'],
      ['4', 'red'],
    ]);
  });

  it('have the timebox of their plan, or what it says of focus', () => {
    assert.deepEqual(timeboxOf('focus_minutes: 50\ntimebox_minutes: 90\n'), {
      ...{ minutes: 90, key: 'timebox_minutes', uri: `${ROOT}/sprint_4_plan.md` },
      range: { start: { line: 4, character: 17 }, end: { line: 4, character: 19 } },
    });
    assert.equal(timeboxOf('focus_minutes: 50\ntimebox_minutes: 0\n')?.key, 'focus_minutes');
    const values = [
      '~45',
      '"45 min"',
      '45 (with breaks)',
      '0.5',
      '2h',
      '-5',
      'unlimited',
      'true',
      '.inf',
      '1e300',
      '[45]',
    ];
    assert.deepEqual(
      values.map(value => timeboxOf(`timebox_minutes: ${value}\n`)?.minutes),
      [45, 45, 45, 0.5, ...values.slice(4).map(() => undefined)],
    );
  });
});

describe('the active sprint', () => {
  const files = {
    'sprint_2_plan.md': plan('2', 'xx'),
    'sprint_3_plan.md': plan('3', 'x_'),
    'sprint_4_plan.md': plan('4', 'x_'),
    'sprint_5_plan.md': plan('5', '__'),
    'archive/sprint_9_plan.md': plan('9', 'x_'),
  };
  const uri = (path: string) => ({ uri: `${ROOT}/${path}` });
  const idOf = (number: string) => ask(files).sprints.find(each => each.number === number)?.id ?? '';

  it('is the newest one that has begun and is not over', () => assert.equal(activeOf(files), '4'));

  it('is the newest that has not begun where none has', () => {
    assert.equal(activeOf({ 'sprint_5_plan.md': plan('5', '__'), 'sprint_4_plan.md': plan('4', 'xx') }), '5');
  });

  it('is none of those that say they have not begun, as long as there is another', () => {
    const later = plan('5', '').replace('# Sprint 5 plan\n', '# Sprint 5 plan\n\n**Status:** Not Started\n');
    const last = later.replaceAll('5', '6');
    const planned = { 'sprint_5_plan.md': later, 'sprint_6_plan.md': last };
    assert.equal(activeOf({ ...planned, 'sprint_4_plan.md': plan('4', '__') }), '4');
    assert.equal(activeOf(planned), '5');
  });

  it('is not behind one that was called off', () => {
    const off = plan('6', '').replace('# Sprint 6 plan\n', '# Sprint 6 plan\n\n**Status:** Cancelled\n');
    assert.equal(activeOf({ ...files, 'sprint_6_plan.md': off }), '4');
  });

  it('is not over because a part of it was looked back at', () => {
    for (const title of ['Sprint 4 Review & Readiness Assessment', 'Sprint 4 Task #1: Database Completion Report'])
      assert.equal(activeOf({ ...files, 'sprint_4_review.md': REVIEW.replace('Sprint 4 Review', title) }), '4');
  });

  it('is none where all are over, by their boxes or by a review', () => {
    assert.equal(activeOf({ 'sprint_4_plan.md': plan('4', 'xx') }), undefined);
    const reviewed = { 'sprint_4_plan.md': plan('4', 'x_'), 'sprint_4_review.md': REVIEW };
    assert.equal(activeOf(reviewed), undefined);
    const open = REVIEW.replace('\n\n', '\n\n**Status**: In Progress\n\n');
    assert.equal(activeOf({ ...reviewed, 'sprint_4_review.md': open }), '4');
  });

  it('is none that later ones have left behind', () => {
    const later = { 'sprint_6_review.md': REVIEW.replace('4', '6') };
    assert.equal(activeOf({ ...files, ...later }), undefined);
    assert.equal(activeOf({ ...files, ...later, 'sprint_7_plan.md': plan('7', '_') }), '7');
    const dated = { 'sprint_2026-01_review.md': REVIEW.replace('4', '2026-01') };
    assert.equal(activeOf({ ...files, ...dated }), '4');
  });

  it('is not over because a story of it is', () => {
    const report = { 'sprint_4/STORY_COMPLETE.md': REVIEW.replace('Sprint 4 Review', 'Story Completion Report') };
    const { documents, sprints } = made({ ...files, ...report });
    assert.ok(documents.some(({ kind, path }) => kind === 'review' && path.startsWith('sprint_4/')));
    assert.ok([...sprints.values()].some(({ number, reviews }) => number === '4' && reviews.length === 1));
    assert.equal(activeOf({ ...files, ...report }), '4');
  });

  it('is that of the document in front', () => {
    assert.equal(activeOf(files, uri('sprint_2_plan.md')), '2');
    assert.equal(activeOf(files, uri('none.md')), '4');
    assert.equal(
      activeOf({ ...files, 'sprint_3_review.md': REVIEW.replace('4', '3') }, uri('sprint_3_review.md')),
      '3',
    );
  });

  it('is the chosen one as long as there is one', () => {
    assert.equal(activeOf(files, { ...uri('sprint_2_plan.md'), chosen: idOf('5') }), '5');
    assert.equal(activeOf(files, { ...uri('sprint_2_plan.md'), chosen: 'gone' }), '2');
  });
});
