import { strict as assert } from 'node:assert';
import { NO_COVERAGE } from '../../server/src/coverage/coverage';
import { activeSprint } from '../../server/src/features/sprints/activeSprint';
import { sprintOfBranch } from '../../server/src/model/sprints/branchSprint';
import { makeProject } from '../../server/src/project';
import type { SprintsParams } from '../../server/src/protocol';
import { ROOT } from './loaded';
import { made } from './project';

const plan = (number: string, boxes = '_') =>
  `---\nnumber: ${number}\ncoverage_min: 80\n---\n\n# Sprint ${number} plan\n\n## Tasks\n\n${[...boxes].map((box, at) => `- [${box === '_' ? ' ' : 'x'}] T${at + 1} Row\n`).join('')}`;

const FILES = {
  'sprint_1_plan.md': plan('1', 'x'),
  'sprint_2_plan.md': plan('2'),
  'sprint_3_plan.md': plan('3', 'x_'),
  'sprint_2.1_plan.md': plan('2.1'),
};

describe('the sprint of a branch', () => {
  it('is the one that its name says', () => {
    const names: Record<string, string | undefined> = {
      ...{
        'sprint-2': '2',
        'sprint/02-login': '02',
        'feature/sprint_2.1-x': '2.1',
        Sprint2: '2',
        'sprints/2/ann': '2',
      },
      ...{
        'ann/iteration-7': '7',
        'release/sprint-2026-09': '2026-09',
        'sprint2/fix-14': '2',
        'sprint-2-counter': '2',
      },
      ...{
        'sprinter-2': undefined,
        'blueprint/2': undefined,
        main: undefined,
        'sprint-planning-2': undefined,
        v2: undefined,
      },
      ...{ 'sprint-1-to-sprint-3': undefined, 'sprint-1-3': undefined, 'merge-sprint-1-into-sprint-2': undefined },
    };
    for (const [name, number] of Object.entries(names)) assert.equal(sprintOfBranch(name), number, name);
  });

  const activeOn = (branch: string | undefined, params: SprintsParams = {}, files: Record<string, string> = FILES) =>
    activeIn({ [ROOT]: branch }, params, files)?.uri.slice(ROOT.length + 1);

  function activeIn(
    branches: Record<string, string | undefined>,
    params: SprintsParams,
    files: Record<string, string>,
  ) {
    const { documents, files: around, evidence } = made(files);
    const changes = new Map(Object.entries(branches).map(([folder, branch]) => [folder, { branch, since: undefined }]));
    return activeSprint(
      makeProject(documents, { files: around, evidence, coverage: { ...NO_COVERAGE, changes } }),
      params,
    ).active;
  }

  it('is the active one, even if it has not begun, or is over', () => {
    assert.equal(activeOn(undefined), 'sprint_3_plan.md');
    assert.equal(activeOn('main'), 'sprint_3_plan.md');
    assert.equal(activeOn('feature/sprint-02-oars'), 'sprint_2_plan.md');
    assert.equal(activeOn('sprint-2.1'), 'sprint_2.1_plan.md');
    assert.equal(activeOn('sprint-1'), 'sprint_1_plan.md');
    assert.equal(activeOn('sprint-9'), 'sprint_3_plan.md');
  });

  it('gives way to the document in front, and to a choice', () => {
    assert.equal(activeOn('sprint-2', { uri: `${ROOT}/sprint_1_plan.md` }), 'sprint_1_plan.md');
    assert.equal(activeOn('sprint-2', { uri: `${ROOT}/README.md` }), 'sprint_2_plan.md');
    assert.equal(activeOn('sprint-2', { chosen: `${ROOT}#1` }), 'sprint_1_plan.md');
    assert.equal(activeOn('sprint-2', { uri: 7, chosen: {} } as unknown as SprintsParams), 'sprint_2_plan.md');
  });

  it('is none where several products have that number, unless one alone is not over', () => {
    const twins = {
      'red/sprint_2_plan.md': plan('2'),
      'blue/sprint_2_plan.md': plan('2'),
      'red/sprint_3_plan.md': plan('3', 'x_'),
    };
    assert.equal(activeOn('sprint-2', {}, twins), 'red/sprint_3_plan.md');
    const over = { ...twins, 'blue/sprint_2_plan.md': plan('2', 'x') };
    assert.equal(activeOn('sprint-2', {}, over), 'red/sprint_2_plan.md');
  });

  it('is that of the folder in which somebody works', () => {
    const [red, blue] = [`${ROOT}/red`, `${ROOT}/blue`];
    const files = { 'red/sprint_2_plan.md': plan('2'), 'blue/sprint_3_plan.md': plan('3') };
    const branches = { [red]: 'sprint-2', [blue]: 'sprint-3' };
    assert.equal(activeIn(branches, { uri: `${red}/src/a.md` }, files)?.number, '2');
    assert.equal(activeIn(branches, { uri: `${blue}/src/a.md` }, files)?.number, '3');
    assert.equal(activeIn({ [red]: 'sprint-3', [blue]: 'main' }, {}, files)?.number, activeIn({}, {}, files)?.number);
  });
});
