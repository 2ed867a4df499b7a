import { idGroup, idKey } from '../model/ids/ids';
import type { Dependency, Facts, Task } from '../model/sprint';
import type { Project } from '../project';
import type { Rule } from './rule';

/** A task may only depend on a task that exists somewhere in the workspace. */
export const unknownDependency: Rule = {
  id: 'unknown-dependency',
  severity: 'error',
  summary: 'A task depends on a task that does not exist.',
  *checkInProject(doc, project) {
    for (const { value, range, source, elsewhere } of unknownIn(doc, project)) {
      if (elsewhere) continue;
      const renamed = source === 'front-matter' ? renamedTo(value, doc, project) : undefined;
      const near = renamed ?? project.ids.nearest(value);
      const meant = near && project.tasksById.get(near)?.[0]?.task.id?.value;
      if (!meant && !renamed && project.ids.precedesFamily(value)) continue;
      // An id of a family that nobody defines here belongs to another tool or an older plan.
      if (!meant && !renamed && project.ids.sizeOfFamily(value) < 2) continue;
      // “1-7” in the queue of epic 3, where nothing of epic 1 stands: an earlier sprint's.
      const group = idGroup(value);
      if (!meant && group && source !== 'front-matter' && project.ids.isEarlierGroup(group)) continue;
      // A span such as “T01-T05” stands for ids that are not written.
      const written = range.end - range.start === value.length;
      const fix = meant && { title: `Change ${value} to ${meant}`, edits: [{ range, text: meant }] };
      yield {
        range,
        message: `No task ${value} in this workspace. ${adviceFor(meant, renamed)}`,
        ...(fix && written && { fix }),
      };
    }
  },
};

function* unknownIn({ tasks, introduced }: Facts, { ids }: Project): Generator<Dependency & Pick<Task, 'source'>> {
  for (const { dependsOn, source } of tasks)
    for (const each of dependsOn) if (!introduced.has(each.key) && !ids.introduces(each.key)) yield { ...each, source };
}

const adviceFor = (meant: string | undefined, renamed: string | undefined): string =>
  meant ? `Did you mean ${meant}?` : renamed ? `Ids are written like ${renamed} here.` : 'Add it, or correct the id.';

/**
 * A story file that depends on “task-102” where all ids begin with “BACK”: the ids were renamed and the dependency was not.
 * That it is so shows in the numbers: they are those of another story, of this story's parent or of its siblings.
 */
function renamedTo(id: string, doc: Facts, { ids, tasksById }: Project): string | undefined {
  const own = doc.tasks.find(({ source }) => source === 'front-matter')?.id?.value;
  const [, prefix] = /^(\p{L}+)-\d/u.exec(idKey(own ?? '')) ?? [];
  const [, numbers] = /^(?:TASK|STORY|ISSUE)-(\d+(?:\.\d+)*)$/.exec(idKey(id)) ?? [];
  if (!own || !prefix || !numbers || ids.sizeOfFamily(id) > 0) return undefined;
  const renamed = `${prefix}-${numbers}`;
  const group = idGroup(own);
  const isRelated = group !== undefined && (group === renamed || group === idGroup(renamed));
  return renamed !== idKey(own) && (isRelated || tasksById.has(renamed)) ? renamed : undefined;
}
