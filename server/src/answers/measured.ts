import { oncePer } from '../features/oncePer';
import type { Workspace } from '../workspace';

/** Resolves when the reports were read for the first time; later readings leave the answers of before in place until they are over. */
export const firstMeasured = oncePer(async (workspace: Workspace): Promise<void> => {
  await workspace.loaded;
  await workspace.measured;
});
