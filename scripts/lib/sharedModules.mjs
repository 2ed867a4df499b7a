import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const LIBRARY = 'node_modules/vscode-languageclient/lib/common';
const SERVER = 'node_modules/vscode-languageserver';

/** What the library's parts for Node, and ours, build upon: modules that serve browsers as well. */
export const CLIENT_MODULES = [
  'client/src/client.ts',
  `${LIBRARY}/api.js`,
  `${LIBRARY}/client.js`,
  `${LIBRARY}/utils/is.js`,
  'node_modules/vscode-languageserver-protocol/lib/common/api.js',
  'node_modules/vscode-jsonrpc/lib/common/api.js',
];
export const SERVER_MODULES = [
  `${SERVER}/lib/common/api.js`,
  `${SERVER}/lib/common/server.js`,
  `${SERVER}/lib/common/utils/is.js`,
  `${SERVER}/node_modules/vscode-languageserver-protocol/lib/common/api.js`,
  `${SERVER}/node_modules/vscode-jsonrpc/lib/common/api.js`,
  'node_modules/vscode-uri/lib/esm/index.mjs',
  'node_modules/ignore/index.js',
];
/** Where a module that is not named above would be packaged twice, and exist twice. */
const MUST_BE_SHARED = /[\\/]client[\\/]src[\\/]|[\\/]vscode-[\w-]+[\\/]lib[\\/]common[\\/]/;

/** Lets a bundle for browsers, which must be a single file, hand out what the one for Node needs of it. */
export const handsOut = modules => ({
  name: 'hands-out-modules',
  setup(build) {
    const [entry] = build.initialOptions.entryPoints;
    build.onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'entry-point' && join(path) === join(entry)
        ? { path: entry, namespace: 'hands-out-modules' }
        : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'hands-out-modules' }, () => ({
      contents: [`export * from './${entry}';`, ...modules.map(handOut)].join('\n'),
      resolveDir: root,
    }));
  },
});

/** CommonJS only when it is asked for, and as it is: a namespace would be a copy of hundreds of names. */
const handOut = (path, index) =>
  path.endsWith('.js')
    ? `export const shared${index} = () => require('./${path}');`
    : `import * as module${index} from './${path}'; export const shared${index} = () => module${index};`;

/** Lets a bundle for Node take `modules` from `bundle`, so that they are packaged once. */
export const takes = (modules, bundle) => ({
  name: 'takes-modules',
  setup(build) {
    const indices = new Map(modules.map((path, index) => [realpathSync(join(root, path)), index]));
    build.onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
      if (from.kind === 'entry-point' || pluginData === takes) return undefined;
      if (from.namespace === 'takes-modules') return { path, external: true };
      const found = await build.resolve(path, { ...from, pluginData: takes });
      const index = indices.get(found.path);
      if (index !== undefined) return { path: `shared${index}`, namespace: 'takes-modules' };
      if (found.external || !MUST_BE_SHARED.test(found.path)) return found;
      return { errors: [{ text: `${from.importer} takes ${found.path}, which sharedModules.mjs does not name.` }] };
    });
    build.onLoad({ filter: /./, namespace: 'takes-modules' }, ({ path }) => ({
      contents: `module.exports = require('${bundle}').${path}();`,
    }));
  },
});
