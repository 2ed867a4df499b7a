import type { Facts, Status, Task } from '../../model/sprint';
import type { Project } from '../../project';

/** The states that story files have in their front matter: a tool that reads them may know no others. */
export function statesInFrontMatter(own: readonly Facts[], base: ReadonlySet<Status> | undefined): ReadonlySet<Status> {
  // To ask a closed document for its tasks costs reading them.
  const states = own
    .filter(({ frontMatter }) => frontMatter)
    .flatMap(({ tasks }) =>
      tasks.flatMap(({ source, status }) => (source === 'front-matter' && status ? [status.value] : [])),
    );
  return new Set([...(base ?? []), ...states]);
}

/** Whether a task may be told to be in a state that not every tool knows. */
export const canHave = (project: Project, { source }: Task, state: Status): boolean =>
  source !== 'front-matter' || project.derived(statesInFrontMatter).has(state);
