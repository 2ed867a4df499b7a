import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './paths.mjs';

const sources = join(root, 'server/src');
const MAINS = /^(?:(?:node|serve|command|cli|nodeHost|nodeFile|nodeGit)$|(?:cli|git|threads)\/)/;

/** Bundles for Node take the core from `bundle`, which has it all: see server/src/core.ts. */
export const sharedCore = bundle => ({
  name: 'shared-core',
  setup(build) {
    const names = coreNames();
    build.onResolve({ filter: /^\.\.?\// }, ({ path, importer, kind }) => {
      if (kind === 'require-call' || !importer.startsWith(`${sources}/`) || path.endsWith('.json')) return undefined;
      const name = relative(sources, join(dirname(importer), path)).replaceAll('\\', '/');
      if (MAINS.test(name)) return undefined;
      if (names.has(name)) return { path: name, namespace: 'shared-core' };
      return {
        errors: [{ text: `${importer} takes ${name} from the core, which server/src/core.ts does not hand out.` }],
      };
    });
    build.onLoad({ filter: /.*/, namespace: 'shared-core' }, ({ path }) => ({
      contents: `module.exports = require('${bundle}').${names.get(path)};`,
    }));
    build.onResolve({ filter: new RegExp(`^${bundle.replaceAll('.', '\\.')}$`) }, ({ namespace }) =>
      namespace === 'shared-core' ? { path: bundle, external: true } : undefined,
    );
  },
});

/** "features/edits" -> edits */
function coreNames() {
  const lines = readFileSync(join(sources, 'core.ts'), 'utf8').matchAll(/^export \* as (\w+) from '\.\/(.+)';$/gm);
  return new Map(Array.from(lines, ([, name, path]) => [path, name]));
}
