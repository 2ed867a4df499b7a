import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { grayMatter } from './grayMatter.mjs';
import { root } from './paths.mjs';

/** Tools that bring binaries or find their own files; everything else is bundled as it is in the product. */
const TOOLS = ['esbuild', 'mocha', 'playwright-core', 'typescript', '@biomejs/biome', '@vscode/*', 'vscode'];

/** Bundles test files for mocha on Node; returns the paths of the bundles. They run in the repository's root. */
export async function bundleTests({ include, ignore = [], out }) {
  const entryPoints = globSync(include, { cwd: root, ignore }).sort();
  if (entryPoints.length === 0) throw new Error(`There is no test file ${include.join(', ')}.`);
  const { metafile } = await build({
    ...{ entryPoints, outdir: out, outbase: 'test', absWorkingDir: root, outExtension: { '.js': '.mjs' } },
    ...{ bundle: true, splitting: true, metafile: true, sourcemap: true, logLevel: 'warning' },
    loader: { '.md': 'text' },
    ...{
      platform: 'node',
      mainFields: ['module', 'main'],
      format: 'esm',
      target: 'node20',
      external: TOOLS,
      plugins: [grayMatter],
    },
    // CommonJS packages inside an ES module bundle still call require().
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
    },
  });
  return Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]) => (entryPoint ? [join(root, path)] : []));
}

/** Bundles what runs inside the extension host, where `require` is VS Code's own. */
export async function bundleSuites(out) {
  rmSync(join(root, out), { recursive: true, force: true });
  const entryPoints = globSync(['test/vscode/index.ts', 'test/vscode/*.test.ts'], { cwd: root });
  await build({
    ...{ entryPoints, outdir: out, outbase: 'test/vscode', absWorkingDir: root },
    ...{ bundle: true, sourcemap: true, logLevel: 'warning' },
    loader: { '.md': 'text' },
    ...{ platform: 'node', format: 'cjs', target: 'node20', external: TOOLS },
  });
  return join(root, out);
}
