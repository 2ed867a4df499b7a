import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { CURSOR_KEYS } from '../../client/src/tasks/cursorKeys';
import manifest from '../../package.json';

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly mac: string;
  readonly when: string;
  readonly args?: string;
}

const keybindings: readonly Keybinding[] = manifest.contributes.keybindings;
const commands = new Set(manifest.contributes.commands.map(({ command }) => command));

describe('keybindings', () => {
  it('are chords that VS Code has none of: Ctrl+K (⌘K), then Alt with a key', () => {
    for (const { key, mac } of keybindings) {
      assert.match(key, /^ctrl\+k alt\+(?:[a-z]|up|down)$/);
      assert.equal(mac, key.replace('ctrl', 'cmd'));
      // These open menus on Windows and Linux, or begin an accented letter on a Mac.
      assert.doesNotMatch(key, /alt\+[fesvgrthinu]$/);
    }
  });

  it('call commands that there are, each only where it can work', () => {
    assert.deepEqual(
      keybindings.filter(({ command }) => !commands.has(command)),
      [],
    );
    for (const { command, when, args } of keybindings)
      if (/\.task\./.test(command)) assert.equal(args === 'tree', when.startsWith('focusedView'), command);
  });

  it('mean one thing in one place', () => {
    const places = keybindings.map(({ key, when }) => `${key} ${when}`);
    assert.equal(new Set(places).size, places.length);
    const inTree = keybindings.filter(({ when }) => when.startsWith('focusedView')).map(({ key }) => key);
    assert.equal(new Set(inTree).size, inTree.length);
  });

  it('are told in the README, and no others', () => {
    const told = readFileSync('README.md', 'utf8').match(/(?<=^\| `)Ctrl\+K Alt\+\w+(?=` \|)/gm) ?? [];
    const keys = new Set(keybindings.map(({ key }) => key));
    assert.deepEqual(told.map(key => key.toLowerCase()).sort(), [...keys].sort());
  });

  it('and menus ask only for what is known of the place at the cursor', () => {
    const asked = [...JSON.stringify(manifest.contributes).matchAll(/sprintmark\.cursor\.(\w+)/g)].map(
      ([, key]) => key,
    );
    assert.deepEqual([...new Set(asked)].sort(), [...CURSOR_KEYS].sort());
  });
});
