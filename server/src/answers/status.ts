import { testsOf } from '../features/codeLens/tests';
import { languageStatus } from '../features/languageStatus';
import { type DocumentStatus, type SprintTests, STATUS, TESTS } from '../protocol';
import { type Answers, askedOf } from './answers';

type Asked = { readonly uri: string };

/** What the client shows of a document in its status bar, and the tests that it runs. */
export const statusAnswers: Answers = {
  capabilities: {},
  listen(server) {
    const { connection, reports } = server;
    connection.onRequest(
      STATUS,
      askedOf(server)(null, (_, doc, { uri }: Asked): DocumentStatus | null => ({
        ...languageStatus(doc, reports.of(uri).items.length),
        hasTests: testsOf(doc) !== undefined,
      })),
    );
    connection.onRequest(
      TESTS,
      askedOf(server)(null, (_, doc, _params: Asked): SprintTests | null => {
        const expression = testsOf(doc)?.value;
        return expression === undefined ? null : { expression };
      }),
    );
  },
};
