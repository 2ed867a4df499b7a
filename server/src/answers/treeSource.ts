import type { TreeSource } from '../features/tree/trees';
import type { Server } from '../handlers';

/** What the trees show now. */
export const treeSource = (
  { workspace, reports }: Pick<Server, 'workspace' | 'reports'>,
  unrecognised?: TreeSource['unrecognised'],
): TreeSource => ({
  project: workspace.project,
  findingsOf: doc => reports.known(doc),
  unrecognised,
  get settingsFiles() {
    return workspace.projectFiles();
  },
  get others() {
    return workspace.entries().flatMap(({ uri, facts }) => (facts ? [] : uri));
  },
});
