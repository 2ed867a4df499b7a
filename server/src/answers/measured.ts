import { oncePer } from '../oncePer';
import type { Workspace } from '../workspace';

type Measuring = Pick<Workspace, 'loaded' | 'measured' | 'reportsRead'>;

/** Resolves when the reports were read for the first time; later readings leave the answers of before in place until they are over. */
export const firstMeasured = oncePer(async (workspace: Measuring): Promise<void> => {
  await workspace.loaded;
  // What version control tells later is told of as all that changes.
  await Promise.race([workspace.measured, workspace.reportsRead.then(pause)]);
});

const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, PATIENCE));

/** Milliseconds: git may have to read a big repository, or wait for a program that never ends. */
const PATIENCE = 2_000;
