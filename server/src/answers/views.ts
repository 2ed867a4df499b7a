import { explain } from '../features/explain';
import { EXPLAIN } from '../protocol';
import { type Answers, askedOf } from './answers';

/** What the client shows outside the editor. */
export const viewAnswers: Answers = {
  capabilities: {},
  listen(server) {
    server.connection.onRequest(
      EXPLAIN,
      askedOf(server)(null, (_, doc) => explain(doc)),
    );
  },
};
