import { activeSprint } from '../features/sprints/activeSprint';
import { safelyOn } from '../handlers';
import { SPRINTS, type SprintsAnswer } from '../protocol';
import type { Answers } from './answers';

const NONE: SprintsAnswer = { active: null, sprints: [] };

/** The sprint that people are at. */
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
  },
};
