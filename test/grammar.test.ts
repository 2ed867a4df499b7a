import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import type { IGrammar } from 'vscode-textmate';
import { createRegistryFromGrammars } from 'vscode-tmgrammar-test/dist/common/index.js';
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';
import manifest from '../package.json';

const HOSTILE = {
  brackets: '[DONE: [',
  pipes: '| HB-1 |',
  hyphens: 'a-1-b-2.',
  'unfinished labels': '**Depends on**: HB-1, HB-2, ',
  'unfinished states': '[IN PROGRESS: aaaaaaaa',
  'capital words': '**Aa Bb Cc Status',
  digits: '0',
  spaces: ' ',
};

/** Marks in `grammar/*.md` name the scopes above them, on VS Code's own Markdown grammar. */
describe('grammar', () => {
  for (const name of readdirSync('test/grammar').filter(each => each.endsWith('.md')))
    it(`marks what it should, and nothing else, in ${name}`, async () => {
      const text = readFileSync(`test/grammar/${name}`, 'utf8');
      const testCase = parseGrammarTestCase(text);
      const marks = testCase.assertions.flatMap(({ scopeAssertions }) => scopeAssertions);
      assert.equal(marks.length, text.match(/^\/\/ *[<^]/gm)?.length, 'every mark is read');
      assert.deepEqual(await runGrammarTestCase(registry(), testCase), []);
    });

  // By itself: Markdown's own patterns for bold text and links take their time on such lines. Where ours took more than
  // a moment for a character, one of these lines would take minutes.
  for (const [name, piece] of Object.entries(HOSTILE))
    it(`takes no longer for a character of a long line: ${name}`, async () => {
      const grammar = (await registry().loadGrammar(manifest.contributes.grammars[0]?.scopeName ?? '')) as IGrammar;
      const line = `| ${piece.repeat(Math.ceil(100_000 / piece.length))}`;
      assert.ok(grammar.tokenizeLine(line, null).tokens.length > 0);
    });
});

function registry() {
  const markdown = ['markdown', 'html', 'html-derivative'].map(
    name => `node_modules/tm-grammars/grammars/${name}.json`,
  );
  const known = markdown.map(path => ({ grammar: { path, scopeName: '' }, content: readFileSync(path, 'utf8') }));
  const ours = manifest.contributes.grammars.map(grammar => ({
    grammar,
    content: readFileSync(grammar.path, 'utf8'),
  }));
  return createRegistryFromGrammars([...known, ...ours, ...embedded(known.map(({ content }) => content))]);
}

/** Languages in fences play no part here: empty grammars stand in for them. */
function embedded(contents: readonly string[]) {
  const included = contents.flatMap(content => [...content.matchAll(/"include":\s*"((?:source|text)\.[\w.-]+)/g)]);
  const names = new Set(included.map(([, scopeName]) => String(scopeName)));
  for (const content of contents) names.delete(String(JSON.parse(content).scopeName));
  return [...names].map(scopeName => ({
    grammar: { path: `${scopeName}.json`, scopeName },
    content: JSON.stringify({ scopeName, patterns: [] }),
  }));
}
