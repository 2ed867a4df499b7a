import { oncePerBoth } from '../oncePer';
import type { Sources } from './scaffold';

export type Folder = Pick<Sources, 'project' | 'root'>;

/** What `read` makes of a workspace folder, made once for each project, which never changes: one new document asks for it many times. */
export function oncePerFolder<T>(read: (folder: Folder) => T): (folder: Folder) => T {
  const readOnce = oncePerBoth((project: Folder['project'], root: string) => read({ project, root }));
  return ({ project, root }) => readOnce(project, root);
}
