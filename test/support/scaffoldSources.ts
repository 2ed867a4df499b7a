import { DEFAULT_SETTINGS } from '../../server/src/config';
import type { SprintDoc } from '../../server/src/model/sprint';
import type { Sources } from '../../server/src/scaffold/scaffold';

/** What whole documents are made from where nothing but some documents is there. */
export function sourcesOf(docs: Iterable<SprintDoc>, root: string): Omit<Sources, 'project'> {
  const byUri = new Map(Array.from(docs, doc => [doc.uri, doc]));
  const paths = new Set(Array.from(docs, ({ path }) => path.toLowerCase()));
  return {
    ...{ root, settings: DEFAULT_SETTINGS, today: '2026-11-22' },
    world: {
      exists: path => paths.has(path.toLowerCase()),
      read: uri => byUri.get(uri),
      commits: () => [],
      templates: () => [],
    },
  };
}
