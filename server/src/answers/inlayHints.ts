import { inlayHints } from '../features/inlayHints';
import { fromLspRange } from '../features/lsp';
import type { FullDate } from '../model/calendar/dates';
import { type Answers, askedOf } from './answers';
import { refreshOnChange } from './refresh';

export const inlayHintAnswers: Answers = {
  capabilities: { inlayHintProvider: true },
  listen(server) {
    const { connection, workspace, client } = server;
    const { inlayHint } = connection.languages;
    inlayHint.on(
      askedOf(server)([], (_, doc, { range }) =>
        inlayHints(doc, workspace.context(doc), { range: fromLspRange(doc.lines, range), today: today() }),
      ),
    );
    if (client.capabilities.workspace?.inlayHint?.refreshSupport) refreshOnChange(server, () => inlayHint.refresh());
  },
};

/** By the clock on the wall, as the people see it who wrote the dates. */
function today(): FullDate {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
