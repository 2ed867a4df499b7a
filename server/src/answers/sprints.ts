import { newDocument } from '../features/newDocument/newDocument';
import { activeSprint } from '../features/sprints/activeSprint';
import { safelyOn } from '../handlers';
import { NEW_DOCUMENT, type NewDocument, type NewDocumentParams, SPRINTS, type SprintsAnswer } from '../protocol';
import { uriKey } from '../uris';
import type { Answers } from './answers';

const NONE: SprintsAnswer = { active: null, sprints: [] };

/** The sprint that people are at, and a new document for the next one. */
export const sprintAnswers: Answers = {
  capabilities: {},
  listen({ connection, workspace }) {
    const safely = safelyOn(connection);
    connection.onRequest(
      SPRINTS,
      safely(NONE, async (params): Promise<SprintsAnswer> => {
        await workspace.loaded;
        return activeSprint(workspace.project, params ?? {});
      }),
    );
    connection.onRequest(
      NEW_DOCUMENT,
      safely(null, async (params: NewDocumentParams): Promise<NewDocument | null> => {
        await workspace.loaded;
        if (typeof params?.folder !== 'string') return null;
        const taken = workspace.entries().map(({ uri }) => uri);
        const place = { ...params, folder: uriKey(params.folder) };
        return newDocument(workspace.project, place, taken) ?? null;
      }),
    );
  },
};
