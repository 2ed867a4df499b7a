import { isDone, targetOf } from '../../model/ids/dependencyTargets';
import type { Dependency, Facts, Kind, Task } from '../../model/sprint';
import { oncePer } from '../../oncePer';
import type { Project, TaskInDoc } from '../../project';
import { filedStates, isLiving, surroundingsOf } from '../../rules/statedElsewhere';
import { type Story, storiesOf } from './stories';

/**
 * Only what surely waits for nothing can be claimed: no place that tells of it says that it has begun, is done or is held
 * up, or names anything that it depends on and that is not surely done.
 */
export function isReady(story: Story, project: Project): boolean {
  return (
    story.tellings.some(({ task }) => task.status) &&
    story.tellings.every(place => isFree(place, project)) &&
    !isFiledOtherwise(story, project)
  );
}

const isFree = ({ doc, task }: TaskInDoc, project: Project): boolean =>
  (!task.status || task.status.value === 'open') &&
  !task.blocker &&
  !task.otherNeeds &&
  task.dependsOn.every(each => isMet(each, doc, project));

function isMet(dependency: Dependency, doc: Facts, project: Project): boolean {
  if (dependency.loose) return true;
  const target = targetOf(dependency, doc, project);
  if (!target) return Boolean(dependency.elsewhere);
  if (states(target.tasks) && KEPT_UP.has(target.doc.kind)) return isDone(target);
  // A plan says what was true on its day; a queue or tracker that tells of the same task says how it stands.
  const kept = storiesOf(project)
    .of(target.doc, dependency.key)
    ?.tellings.find(({ doc: other, task }) => task.status && KEPT_UP.has(other.kind))?.doc;
  const tasks = kept?.ids.get(dependency.key)?.tasks ?? target.tasks;
  return isDone({ doc: kept ?? target.doc, tasks });
}

const KEPT_UP: ReadonlySet<Kind | undefined> = new Set<Kind>(['queue', 'tracker', 'story']);
const states = (tasks: readonly Task[]): boolean => tasks.some(({ status }) => status);

/** A file of a tool, such as BMAD's `sprint-status.yaml`, knows better. */
function isFiledOtherwise({ key, tellings }: Story, project: Project): boolean {
  if (!project.evidence.length) return false;
  return tellings.some(({ doc, task: { id, status, ...rest } }) => {
    if (!id || !status || !isLiving(doc)) return false;
    const own = { doc, task: { ...rest, id, status }, isDone: false };
    return filedStates(own, key, around(project)(doc)).some(({ state }) => state.status && state.status !== 'open');
  });
}

const around = oncePer((project: Project) => oncePer((doc: Facts) => surroundingsOf(doc, project)));
