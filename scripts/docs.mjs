/**
 * Writes the rule reference, docs/rules.md, the table of rules in the README, where the reference stands on the web, for
 * the links of the diagnostics, and the table of variables in docs/templates.md. `npm run docs` after a rule, its fixture
 * or a variable has changed.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { grayMatter } from './lib/grayMatter.mjs';
import { root } from './lib/paths.mjs';

const { RULES, VARIABLES, rulesPage, withTable, withVariables, referenceUrl, linesOf } = await readSources();
const rules = RULES.map(rule => ({ ...rule, fixture: fixtureOf(rule.id) }));

const page = rulesPage(rules);
write('docs/rules.md', page);
write('README.md', withTable(read('README.md'), rules));
write('docs/templates.md', withVariables(read('docs/templates.md'), VARIABLES));
write(
  'server/src/features/reference.ts',
  referenceModule(referenceUrl(JSON.parse(read('package.json'))), linesOf(page, rules)),
);

/** The rules and variables as they stand in the sources, and what tells of them, bundled on the fly. */
async function readSources() {
  const contents = `export { RULES } from './server/src/rules/index';
    export { linesOf, rulesPage, withTable } from './test/support/reference';
    export { referenceUrl } from './test/support/referenceUrl';
    export { VARIABLES } from './server/src/scaffold/values/index';
    export { withVariables } from './test/support/variables';`;
  const outfile = join(root, 'out/docs/rules.cjs');
  await build({
    ...{ stdin: { contents, resolveDir: root, loader: 'ts' }, outfile, bundle: true },
    ...{ platform: 'node', format: 'cjs', packages: 'external', plugins: [grayMatter], logLevel: 'warning' },
    loader: { '.md': 'text' },
  });
  return createRequire(import.meta.url)(outfile);
}

function fixtureOf(id) {
  const path = `test/fixtures/${id}.md`;
  return existsSync(join(root, path)) ? read(path) : undefined;
}

function referenceModule(url, lines) {
  return `/** Where the rule reference stands on the web, if it does. \`npm run docs\` writes this file. */
export const REFERENCE: string | undefined = ${url ? `'${url}'` : 'undefined'};

/** The line of each rule's entry in docs/rules.md. */
export const REFERENCE_LINES: Readonly<Record<string, number>> = ${lineTable(lines)};
`;
}

function lineTable(lines) {
  const entries = Object.entries(lines).map(([id, line]) => `  ${/^\w+$/.test(id) ? id : `'${id}'`}: ${line},\n`);
  return `{\n${entries.join('')}}`;
}

function read(path) {
  return readFileSync(join(root, path), 'utf8');
}

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
