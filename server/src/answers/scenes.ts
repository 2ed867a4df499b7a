import type { Scene } from '../features/actions/settle';
import { concerned } from '../features/actions/taskActions';
import type { Server } from '../handlers';
import type { SprintDoc } from '../model/sprint';

/** What an act on the task at `offset` may read and change: the document, and those in which something may have to follow. */
export async function sceneAt({ workspace }: Server, doc: SprintDoc, offset: number): Promise<Scene> {
  const others = await Promise.all(concerned(workspace.project, doc, { offset }).map(uri => workspace.read(uri)));
  return { ...workspace.context(doc), docs: [doc, ...others.filter(each => each !== undefined)] };
}
