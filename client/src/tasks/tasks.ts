import type { Memento } from 'vscode';
import type { TaskVerb } from '../../../server/src/protocol';
import type { Part } from '../commands';
import type { Supervisor } from '../supervisor';
import type { Trees } from '../views/trees';
import { act } from './act';
import { claimNext } from './claimNext';
import { watchCursor } from './cursor';
import { goToDependencies } from './dependencies';
import { drop } from './drop';
import { LastOwner } from './lastOwner';
import { moveStep } from './moves';
import { moveTo } from './moveTo';
import { copyId, openStory } from './open';
import type { TaskParts } from './parts';
import { reveal } from './reveal';
import { IN_TREE, type Target, targetsOf } from './targets';
import { TreePlaces } from './treePlaces';

/** What a person does with tasks, from a tree or at the cursor. */
export function registerTasks(supervisor: Supervisor, trees: Trees, state: Memento): Part {
  const places = new TreePlaces(supervisor);
  const parts: TaskParts = { server: supervisor, trees, places, lastOwner: new LastOwner(state) };
  const watching = watchCursor(supervisor, places);
  trees.onDrop((tasks, target) => drop(parts, tasks, target));
  const on = (run: (targets: readonly Target[]) => unknown) => async (argument?: unknown, selection?: unknown) => {
    await run(await targetsOf(parts, argument, selection));
  };
  const acting = (verb: TaskVerb) => async (argument?: unknown, selection?: unknown) => {
    const targets = await targetsOf(parts, argument, selection);
    await act(parts, argument === IN_TREE ? verbFor(verb, targets) : verb, targets);
  };
  return {
    dispose: () => watching.dispose(),
    commands: {
      'sprintmark.task.claim': acting('claim'),
      'sprintmark.task.start': acting('start'),
      'sprintmark.task.done': acting('done'),
      'sprintmark.task.block': acting('block'),
      'sprintmark.task.unblock': acting('unblock'),
      'sprintmark.task.check': acting('check'),
      'sprintmark.task.uncheck': acting('uncheck'),
      'sprintmark.task.moveUp': on(targets => moveStep(parts, 'up', targets)),
      'sprintmark.task.moveDown': on(targets => moveStep(parts, 'down', targets)),
      'sprintmark.task.moveTo': on(targets => moveTo(parts, targets)),
      'sprintmark.task.openStory': on(openStory),
      'sprintmark.task.copyId': on(copyId),
      'sprintmark.task.goToDependencies': on(targets => goToDependencies(parts, targets)),
      'sprintmark.next.claim': () => claimNext(parts),
      'sprintmark.sprints.reveal': () => reveal(parts),
    },
  };
}

/** In a tree, `when` clauses know nothing of what is selected: one key stands for a verb and its opposite. */
function verbFor(verb: TaskVerb, targets: readonly Target[]): TaskVerb {
  const opposite = OPPOSITES[verb];
  const offers = (wanted: TaskVerb) => targets.some(({ node }) => node?.verbs?.includes(wanted));
  return opposite && !offers(verb) && offers(opposite) ? opposite : verb;
}

const OPPOSITES: Readonly<Partial<Record<TaskVerb, TaskVerb>>> = {
  ...{ block: 'unblock', unblock: 'block' },
  ...{ check: 'uncheck', uncheck: 'check' },
};
