import { workspaceSymbols } from '../../server/src/features/workspaceSymbols';
import { testFeature } from '../support/featureFixtures';

/** Each line of `queries.txt` is looked for. */
testFeature('workspace-symbols', ({ project, doc, docs }) => ({
  symbols: doc.text
    .trimEnd()
    .split('\n')
    .map(query => {
      const found = workspaceSymbols(project, query).map(({ name, containerName, location }) => {
        const path = [...docs].find(([, { uri }]) => uri === location.uri)?.[0];
        return `  ${name} (${containerName}) ${path}:${location.range.start.line + 1}:${location.range.start.character}`;
      });
      return [`“${query}”`, ...found].join('\n');
    })
    .join('\n'),
}));
