import type { Evidence } from '../../evidence/evidence';
import { decoded } from '../../model/links/paths';
import type { SprintDoc } from '../../model/sprint';
import type { Lookup, Project, TaskInDoc } from '../../project';

/**
 * The project as it is once `docs` stand in their earlier readings' places. Only what tells of tasks is looked up anew, and
 * only for the keys that are asked for, so that it costs the same however large the workspace is.
 */
export function overlay(
  project: Project,
  docs: readonly SprintDoc[],
  evidence: readonly Evidence[] = project.evidence,
): Project {
  const changed = new Map(docs.map(doc => [doc.uri, doc]));
  const byUri = new Map(docs.map(doc => [decoded(doc.uri), doc]));
  const waiting = new Map<string, TaskInDoc[]>();
  for (const doc of docs)
    for (const task of doc.tasks)
      for (const key of new Set(task.dependsOn.map(each => each.key)))
        if (!waiting.get(key)?.push({ doc, task })) waiting.set(key, [{ doc, task }]);
  const lookup = (base: Lookup<readonly TaskInDoc[]>, own: (key: string) => readonly TaskInDoc[]) => ({
    get(key: string): readonly TaskInDoc[] | undefined {
      const found = [...(base.get(key) ?? []).filter(({ doc }) => !changed.has(doc.uri)), ...own(key)];
      return found.length ? found : undefined;
    },
    has: (key: string): boolean => base.has(key) || own(key).length > 0,
  });
  const defined = (key: string) => docs.flatMap(doc => (doc.ids.get(key)?.tasks ?? []).map(task => ({ doc, task })));
  return Object.create(project, {
    evidence: { value: evidence },
    tasksById: { get: () => lookup(project.tasksById, defined) },
    waitingFor: { get: () => lookup(project.waitingFor, key => waiting.get(key) ?? []) },
    documentsByUri: {
      value: {
        get: (uri: string) => byUri.get(uri) ?? project.documentsByUri.get(uri),
        has: (uri: string) => project.documentsByUri.has(uri),
      },
    },
  }) as Project;
}
