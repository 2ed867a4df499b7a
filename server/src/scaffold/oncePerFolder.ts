import type { Sources } from './scaffold';

export type Folder = Pick<Sources, 'project' | 'root'>;

/** What `read` makes of a workspace folder, made once for each project, which never changes: one new document asks for it many times. */
export function oncePerFolder<T extends object>(read: (folder: Folder) => T): (folder: Folder) => T {
  const known = new WeakMap<Folder['project'], Map<string, T>>();
  return ({ project, root }) => {
    const byRoot = known.get(project) ?? new Map<string, T>();
    known.set(project, byRoot);
    const found = byRoot.get(root) ?? read({ project, root });
    byRoot.set(root, found);
    return found;
  };
}
