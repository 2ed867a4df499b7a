/**
 * Writes what the rules and the default settings dictate into package.json, package.nls.json and the schema of
 * `.sprintmark.json`, so that a rule is declared in one place: its own file. `npm run manifest` after adding one.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { rules, defaults, severities, switches, scaffolds, scaffoldPath } = await readRules();
const levels = [...severities, 'off'];
const INCLUDE = 'Globs of the Markdown files to read, relative to';
const EXCLUDE = 'Globs of the files and folders to skip, relative to';
const REPORTS = 'Globs of coverage reports, relative to';
const REPORTS_NOTE =
  'They take the place of the usual names. A report is recognized by its content, and found even where a `.gitignore` names its folder.';
const BASE =
  'The branch that changed lines are counted from, such as `origin/main`. Left empty, it is the default branch of the repository.';
const PATHS =
  'Where new documents go in a workspace that has none of their sort yet: a path relative to the workspace folder, such as `docs/rca/{{date}}-{{slug}}.md`, with the variables that templates have.';

update('package.json', manifest => {
  manifest.contributes.configuration = [
    { title: 'Sprintmark', order: 1, properties: generalSettings() },
    { title: '%settings.rules%', order: 2, properties: Object.fromEntries(rules.map(ruleSetting)) },
    { title: '%settings.editor%', order: 3, properties: editorSettings() },
  ];
});
update('package.nls.json', strings => {
  for (const key of Object.keys(strings)) if (key.startsWith('rules.')) delete strings[key];
  strings['settings.include'] = `${INCLUDE} the workspace folder. A list in \`.sprintmark.json\` takes its place.`;
  strings['settings.exclude'] = `${EXCLUDE} the workspace folder. A list in \`.sprintmark.json\` takes its place.`;
  strings['settings.coverage.reports'] =
    `${REPORTS} the workspace folder. ${REPORTS_NOTE} A list in \`.sprintmark.json\` takes their place.`;
  strings['settings.coverage.base'] = BASE;
  strings['settings.scaffold.paths'] = `${PATHS} A path in \`.sprintmark.json\` takes the place of that one.`;
  for (const { id, summary } of rules) strings[`rules.${id}`] = summary;
});
update('schemas/sprintmark.schema.json', schema => Object.assign(schema, projectFileSchema()));

/** The core as it stands in the sources, bundled on the fly. */
async function readRules() {
  const contents = `export { RULES as rules } from './server/src/rules/index';
    export { DEFAULT_SETTINGS as defaults, SEVERITIES as severities, SWITCHES as switches,
      SCAFFOLDS as scaffolds, SCAFFOLD_PATH as scaffoldPath } from './server/src/config';`;
  const outfile = `${root}/out/manifest/rules.cjs`;
  const stdin = { contents, resolveDir: root, loader: 'ts' };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'cjs', packages: 'external' });
  return createRequire(import.meta.url)(outfile);
}

function generalSettings() {
  const globs = { type: 'array', items: { type: 'string' }, scope: 'window' };
  return {
    'sprintmark.include': { ...globs, default: defaults.include, markdownDescription: '%settings.include%' },
    'sprintmark.exclude': { ...globs, default: defaults.exclude, markdownDescription: '%settings.exclude%' },
    'sprintmark.coverage.reports': {
      ...globs,
      default: defaults.coverage.reports,
      markdownDescription: '%settings.coverage.reports%',
    },
    'sprintmark.coverage.base': {
      type: 'string',
      default: defaults.coverage.base,
      scope: 'window',
      markdownDescription: '%settings.coverage.base%',
    },
    'sprintmark.scaffold.paths': {
      ...pathsSetting(),
      scope: 'window',
      markdownDescription: '%settings.scaffold.paths%',
    },
    'sprintmark.trace.server': {
      type: 'string',
      enum: ['messages', 'compact', 'verbose'],
      default: 'messages',
      scope: 'window',
      markdownDescription: '%settings.trace%',
    },
  };
}

/** One path for each document that can be made. */
function pathsSetting() {
  const path = { type: 'string', pattern: scaffoldPath };
  const properties = Object.fromEntries(scaffolds.map(each => [each, path]));
  return { type: 'object', additionalProperties: false, properties, default: defaults.scaffold.paths };
}

/** What is shown between the lines, whether tables are aligned, and how tests are run. */
function editorSettings() {
  const names = Object.entries(switches).flatMap(([group, each]) =>
    Object.entries(each).map(([name, on]) => [`${group}.${name}`, on]),
  );
  const shown = names.map(([name, on]) => [
    `sprintmark.${name}`,
    { type: 'boolean', default: on, scope: 'window', markdownDescription: `%settings.${name}%` },
  ]);
  const command = { type: 'array', items: { type: 'string' }, minItems: 1, default: ['pytest'], scope: 'resource' };
  return {
    ...Object.fromEntries(shown),
    'sprintmark.coverage.showInEditor': {
      type: 'boolean',
      default: false,
      scope: 'window',
      markdownDescription: '%settings.coverage.showInEditor%',
    },
    'sprintmark.tests.command': { ...command, markdownDescription: '%settings.tests.command%' },
  };
}

function ruleSetting({ id, severity }) {
  const setting = { type: 'string', enum: levels, default: severity, scope: 'window' };
  return [`sprintmark.rules.${id}`, { ...setting, markdownDescription: `%rules.${id}%` }];
}

function projectFileSchema() {
  const globs = { type: 'array', items: { type: 'string', minLength: 1, maxLength: 1000 } };
  const rule = ({ id, severity, summary }) => [id, { description: summary, enum: levels, default: severity }];
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Sprintmark project settings',
    description: 'Settings that the editor and the command line share. They win over those of the editor.',
    type: 'object',
    allowTrailingCommas: true,
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      rules: {
        description: 'How severe the findings of each rule are, or off.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map(rule)),
      },
      include: { ...globs, description: `${INCLUDE} the folder of this file.`, default: defaults.include },
      exclude: { ...globs, description: `${EXCLUDE} the folder of this file.`, default: defaults.exclude },
      coverage: {
        description: 'Where coverage reports are, and what changed lines are counted from.',
        type: 'object',
        additionalProperties: false,
        properties: {
          reports: {
            ...globs,
            description: `${REPORTS} the folder of this file. ${REPORTS_NOTE}`,
            default: defaults.coverage.reports,
          },
          base: { description: BASE, type: 'string', maxLength: 250, default: defaults.coverage.base },
        },
      },
      scaffold: {
        description: 'How new documents are made.',
        type: 'object',
        additionalProperties: false,
        properties: { paths: { description: PATHS, ...pathsSetting() } },
      },
    },
  };
}

/** Reads, changes and writes a JSON file at once: others may be writing it, too. */
function update(path, change) {
  const json = JSON.parse(readFileSync(`${root}/${path}`, 'utf8'));
  change(json);
  writeFileSync(`${root}/${path}`, `${JSON.stringify(json, null, 2)}\n`);
}
