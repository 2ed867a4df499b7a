import { offersAt } from '../features/actions/offers';
import { branchesBelow } from '../features/tree/branch';
import { wayTo } from '../features/tree/pathTo';
import { readPosition, readTreeOptions, readTreeParams } from '../features/tree/treeRequest';
import { treeOf } from '../features/tree/trees';
import { isUnrecognised } from '../features/tree/unrecognised';
import { safelyOn } from '../handlers';
import { decoded } from '../model/links/paths';
import { CHANGED, TASK_AT, type TaskAt, type TaskAtParams, TREE, type TreeBranch, type TreeParams } from '../protocol';
import { type Answers, askedOf } from './answers';
import { firstMeasured } from './measured';
import { treeSource } from './treeSource';
import { UnrecognisedFiles } from './unrecognised';

/** What is found goes into the other trees, too, so it is never in vain. */
const NEVER = { isCancellationRequested: false };

/** The trees that a client shows beside the editor. */
export const treeAnswers: Answers = {
  capabilities: {},
  listen(server) {
    const { connection, workspace } = server;
    const files = new UnrecognisedFiles(workspace);
    const source = () => treeSource(server, files.last);
    const announce = () => (server.stopped.aborted ? undefined : connection.sendNotification(CHANGED));
    /** Who asks for the files alone has a root that was made of what was known before. */
    const readFor = async ({ parents }: TreeParams) => {
      const before = files.last;
      if ((await files.read()) !== before && parents.every(({ id }) => id !== null)) await announce();
    };
    /** A group that was opened once must not stay away when there is something in it again. */
    const announceLater = safelyOn(connection)(undefined, async (_asked: TreeParams) => {
      if (await files.hasChanged()) await announce();
    });
    connection.onRequest(
      TREE,
      safelyOn(connection)([], async (params: unknown): Promise<TreeBranch[]> => {
        const request = readTreeParams(params);
        if (!request) return [];
        await workspace.loaded;
        if (request.view === 'coverage') await firstMeasured(workspace);
        if (request.view === 'health') await server.reports.all(NEVER);
        if (request.view === 'sprints' && request.parents.some(isUnrecognised)) await readFor(request);
        else if (request.view === 'sprints') void announceLater(request);
        return branchesBelow(treeOf(request.view, source(), request.options), request.parents);
      }),
    );
    connection.onRequest(
      TASK_AT,
      askedOf(server)(null, (project, doc, params: TaskAtParams): TaskAt | null => {
        const [position, options] = [readPosition(params.position), readTreeOptions(params.options)];
        const facts = project.documentsByUri.get(decoded(doc.uri));
        if (!position || !options || !facts) return null;
        const offset = doc.lines.offsetAt(position);
        const verbs = offersAt(project, doc, offset).map(({ verb }) => verb);
        const way = wayTo(treeOf('sprints', source(), options), facts, offset);
        const node = way.at(-1)?.node;
        return {
          path: way.map(({ node: { id } }) => id),
          ...(node && { node }),
          verbs: [...new Set(verbs)],
        };
      }),
    );
  },
};
