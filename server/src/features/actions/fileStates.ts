import type { Facts, Status } from '../../model/sprint';

/** The states that story files have in their front matter: a tool that reads them may know no others. */
export function statesInFrontMatter(own: readonly Facts[], base: ReadonlySet<Status> | undefined): ReadonlySet<Status> {
  const states = own.flatMap(({ tasks }) =>
    tasks.flatMap(({ source, status }) => (source === 'front-matter' && status ? [status.value] : [])),
  );
  return new Set([...(base ?? []), ...states]);
}
