import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import bundle from '../l10n/bundle.l10n.json';
import manifest from '../package.json';
import strings from '../package.nls.json';
import schema from '../schemas/sprintmark.schema.json';
import { DEFAULT_SETTINGS, SCAFFOLD_PATH, SCAFFOLDS, SEVERITIES } from '../server/src/config';
import { RULES } from '../server/src/rules/index';

const HINT = 'npm run manifest writes it';
const levels = [...SEVERITIES, 'off'];
const nls: Record<string, string> = strings;
const settings = settingsOf(manifest.contributes.configuration);

describe('manifest', () => {
  it('asks for the VS Code that the library of the client asks for, whose own check is not packaged', () => {
    const library = JSON.parse(readFileSync('node_modules/vscode-languageclient/package.json', 'utf8'));
    const order = manifest.engines.vscode.localeCompare(library.engines.vscode, 'en', { numeric: true });
    assert.ok(order >= 0, `${manifest.engines.vscode}, not ${library.engines.vscode}`);
  });

  it('has one setting for each rule, with its severity and summary', () => {
    const expected = RULES.map(({ id, severity, summary }) => [`sprintmark.rules.${id}`, levels, severity, summary]);
    const rules = settings.filter(([id]) => id.startsWith('sprintmark.rules.'));
    const found = rules.map(([id, setting]) => [id, setting.enum, setting.default, text(setting.markdownDescription)]);
    assert.deepEqual(found, expected, HINT);
  });

  it('has the defaults of the core', () => {
    const byId = new Map(settings);
    assert.deepEqual(byId.get('sprintmark.include')?.default, DEFAULT_SETTINGS.include, HINT);
    assert.deepEqual(byId.get('sprintmark.exclude')?.default, DEFAULT_SETTINGS.exclude, HINT);
    assert.deepEqual(byId.get('sprintmark.coverage.reports')?.default, DEFAULT_SETTINGS.coverage.reports, HINT);
    assert.deepEqual(byId.get('sprintmark.coverage.base')?.default, DEFAULT_SETTINGS.coverage.base, HINT);
    assert.deepEqual(byId.get('sprintmark.scaffold.paths')?.default, DEFAULT_SETTINGS.scaffold.paths, HINT);
  });

  it('has a schema of the project file that knows the same rules and defaults', () => {
    const { rules, include, exclude, coverage, scaffold } = schema.properties;
    const expected = RULES.map(({ id, severity, summary }) => [
      id,
      { description: summary, enum: levels, default: severity },
    ]);
    assert.deepEqual(rules.properties, Object.fromEntries(expected), HINT);
    assert.deepEqual(include.default, DEFAULT_SETTINGS.include, HINT);
    assert.deepEqual(exclude.default, DEFAULT_SETTINGS.exclude, HINT);
    assert.deepEqual(coverage.properties.reports.default, DEFAULT_SETTINGS.coverage.reports, HINT);
    assert.deepEqual(coverage.properties.base.default, DEFAULT_SETTINGS.coverage.base, HINT);
    assert.deepEqual(Object.keys(scaffold.properties.paths.properties), [...SCAFFOLDS], HINT);
    const { rca } = scaffold.properties.paths.properties;
    assert.equal(rca.pattern, SCAFFOLD_PATH, HINT);
  });

  it('uses every string of package.nls.json, and no other', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => String(key));
    assert.deepEqual([...new Set(used)].sort(), Object.keys(strings).sort());
  });

  it('contributes the commands that the client registers', () => {
    const registered = [...clientSource().matchAll(/^\s+'(sprintmark\.[\w.]+)':/gm)].map(([, id]) => String(id));
    assert.deepEqual(manifest.contributes.commands.map(({ command }) => command).sort(), registered.sort());
  });

  it('offers nothing above the view of coverage that the command palette would not', () => {
    const { commandPalette, 'view/title': titles } = manifest.contributes.menus;
    const inPalette = new Map(commandPalette.map(({ command, when }) => [command, when]));
    const above = titles.filter(({ when }) => when.includes('sprintmark.coverage'));
    assert.ok(above.length > 0);
    for (const { command, when } of above)
      assert.equal(when, `view == sprintmark.coverage && ${inPalette.get(command)}`, command);
  });

  it('offers every message of the client for translation', () => {
    const messages = [...clientSource().matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, message]) => message);
    assert.deepEqual([...new Set(messages)].sort(), Object.keys(bundle).sort());
    assert.deepEqual(Object.keys(bundle), Object.values(bundle), 'the messages stand for themselves');
  });
});

interface Setting {
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly markdownDescription: string;
}

function settingsOf(groups: readonly { readonly properties: object }[]): [string, Setting][] {
  return groups.flatMap(({ properties }) => Object.entries(properties) as [string, Setting][]);
}

function text(reference: string): string | undefined {
  return nls[reference.replace(/^%|%$/g, '')];
}

function clientSource(): string {
  const files = readdirSync('client/src', { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.ts'));
  return files.map(path => readFileSync(join('client/src', path), 'utf8')).join('\n');
}
