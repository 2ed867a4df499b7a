import { explain } from '../features/explain';
import { outline } from '../features/outline';
import { safelyOn } from '../handlers';
import { EXPLAIN, OUTLINE } from '../protocol';
import { type Answers, askedOf } from './answers';

/** What the client shows outside the editor. */
export const viewAnswers: Answers = {
  capabilities: {},
  listen(server) {
    const { connection, workspace } = server;
    connection.onRequest(
      EXPLAIN,
      askedOf(server)(null, (_, doc) => explain(doc)),
    );
    connection.onRequest(
      OUTLINE,
      safelyOn(connection)([], async () => workspace.loaded.then(() => outline(workspace.project))),
    );
  },
};
