import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import manifest from '../package.json';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../server/src/features/tokens/legend';
import themes from './grammar/themes.json';

/** Of a theme that comes with VS Code (1.139): its background, its text, and its color for each scope that it has one for. */
interface Theme {
  readonly background: string;
  readonly foreground: string;
  readonly scopes: Readonly<Record<string, string>>;
}

const ALL: Readonly<Record<string, Theme>> = themes;
/** What WCAG asks of text of normal size. */
const LEAST = 4.5;
const SCOPES: Readonly<Record<string, readonly string[]>> = Object.assign(
  {},
  ...manifest.contributes.semanticTokenScopes.map(({ scopes }) => scopes),
);

describe('colors', () => {
  it('are there for every token that the server sends', () => {
    const types = manifest.contributes.semanticTokenTypes.map(({ id, superType }) => ({ id, standard: superType }));
    assert.deepEqual(types, TOKEN_TYPES);
    const modifiers = manifest.contributes.semanticTokenModifiers.map(({ id }) => id);
    assert.deepEqual(['declaration', ...modifiers], TOKEN_MODIFIERS);
    for (const { id } of TOKEN_TYPES) assert.ok(SCOPES[id], id);
    // VS Code takes the selector that names the most, so what is wrong needs one beside each of the others.
    for (const selector of Object.keys(SCOPES).filter(each => !/Claim|wrong/.test(each)))
      assert.deepEqual(SCOPES[`${selector}.wrong`], SCOPES.sprintClaim, selector);
  });

  for (const [name, theme] of Object.entries(ALL))
    it(`can be read in ${name}`, () => {
      for (const [selector, scopes] of Object.entries(SCOPES))
        assert.ok(contrast(colorOf(theme, scopes), theme.background) >= LEAST, selector);
    });

  it('tell what is done, blocked and wrong apart in every theme', () => {
    for (const [name, theme] of Object.entries(ALL)) {
      const colors = ['sprintStatus.done', 'sprintStatus.blocked', 'sprintStatus.active', 'sprintClaim'].map(each =>
        colorOf(theme, SCOPES[each] ?? []),
      );
      assert.equal(new Set(colors).size, colors.length, name);
    }
  });

  it('are the same while the server is not running', () => {
    const [grammar] = manifest.contributes.grammars;
    const source = readFileSync(grammar?.path ?? '', 'utf8');
    const names = [...source.matchAll(/"((?:markup\.(?!bold)|variable|entity)[\w.-]+)\.sprintmark"/g)].map(
      each => each[1],
    );
    assert.ok(names.length > 5);
    const firsts = Object.values(SCOPES).flatMap(scopes => scopes[0] ?? []);
    for (const scope of names)
      assert.ok(
        firsts.some(first => scope?.startsWith(`${first}.`)),
        scope,
      );
  });
});

const colorOf = ({ scopes, foreground }: Theme, wanted: readonly string[]): string =>
  wanted.flatMap(scope => scopes[scope] ?? [])[0] ?? foreground;

/** https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
