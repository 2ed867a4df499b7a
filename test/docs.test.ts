import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import manifest from '../package.json';
import { documentationOf } from '../server/src/features/documentation';
import { REFERENCE, REFERENCE_LINES } from '../server/src/features/reference';
import { RULES } from '../server/src/rules/index';
import { toPlain } from '../server/src/scaffold/snippet';
import { filled } from '../server/src/scaffold/template/fill';
import { parseTemplate } from '../server/src/scaffold/template/parse';
import { placeholdersIn } from '../server/src/scaffold/template/placeholders';
import { text } from '../server/src/scaffold/value';
import { VARIABLES } from '../server/src/scaffold/values/index';
import { linesOf, rulesPage, withTable } from './support/reference';
import { referenceUrl } from './support/referenceUrl';
import { withVariables } from './support/variables';

const HINT = 'npm run docs writes it';
const fixture = (id: string): string | undefined =>
  existsSync(`test/fixtures/${id}.md`) ? readFileSync(`test/fixtures/${id}.md`, 'utf8') : undefined;
const rules = RULES.map(rule => ({ ...rule, fixture: fixture(rule.id) }));

describe('rule reference', () => {
  it('tells every rule by its fixture', () => {
    assert.ok(readFileSync('docs/rules.md', 'utf8') === rulesPage(rules), HINT);
  });

  it('has its table in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    assert.ok(readme === withTable(readme, rules), HINT);
    for (const { id } of rules) assert.ok(readme.includes(`(docs/rules.md#${id})`), `${id} is missing: ${HINT}`);
  });

  it('is where diagnostics link to', () => {
    assert.equal(REFERENCE, referenceUrl(manifest), HINT);
    assert.deepEqual(REFERENCE_LINES, linesOf(rulesPage(rules), rules), HINT);
    for (const { id } of rules) assert.match(documentationOf(id, 'file:///x/rules.md') ?? '', /^file:.*#L\d+$/);
    assert.equal(documentationOf('no-such-rule', 'file:///x/rules.md'), undefined);
  });

  it('is found beside the sources, or else below the homepage', () => {
    const page = 'https://github.com/a/b/blob/HEAD/docs/rules.md';
    for (const url of [
      'git+https://github.com/a/b.git',
      'https://github.com/a/b',
      'github:a/b',
      'git@github.com:a/b.git',
      'a/b',
    ])
      assert.equal(referenceUrl({ repository: { url }, homepage: 'https://b.example' }), page, url);
    assert.equal(referenceUrl({ homepage: 'https://b.example/#readme' }), 'https://b.example/docs/rules.md');
    assert.equal(referenceUrl({ repository: 'https://b.example/a/b.git' }), undefined);
    assert.equal(referenceUrl({}), undefined);
  });

  it('shows a finding with its message, the lines that the fix changes, and what is not reported', () => {
    const text = [
      '# three of two\n\n````md plan.md\n- T1\n  ^^ some-rule: This says T1.\n- T2\n````\n',
      '````md fixed plan.md\n- T3\n- T2\n````\n',
      '# fine\n\n````md plan.md\n- T3\n````\n',
    ].join('\n');
    const page = rulesPage([{ id: 'some-rule', severity: 'warning', summary: 'Finds T1.', fixture: text }]);
    assert.match(page, /\| \[`some-rule`\]\(#some-rule\) \| warning \| yes \| Finds T1 \|/);
    assert.match(
      page,
      /```text\n- T1\n {2}\^\^ This says T1\.\n- T2\n```\n\nThe fix:\n\n```diff\n- - T1\n\+ - T3\n```/,
    );
    assert.match(page, /<summary>Not reported: fine<\/summary>\n\n`plan\.md`\n\n```text\n- T3\n```/);
  });
});

describe('the page about templates', () => {
  const page = readFileSync('docs/templates.md', 'utf8');

  it('has every variable', () => {
    assert.ok(page === withVariables(page, VARIABLES), HINT);
    for (const [name, { summary }] of Object.entries(VARIABLES)) {
      assert.ok(page.includes(`| \`{{${name}}}\` |`), `${name} is missing: ${HINT}`);
      assert.match(summary, /^[A-Z“`].*\.$/s, `${name} is told in a sentence`);
    }
  });

  it('has an example that can be used as it stands', () => {
    const [, example = ''] = /````markdown\n(.*?)````/s.exec(page) ?? [];
    const template = parseTemplate(example);
    const asked = template.prompts.map(({ id }) => id);
    assert.deepEqual([template.problem, asked], [undefined, ['title', 'severity', 'hit']]);
    assert.equal(template.path, 'docs/incidents/{{date}}-{{slug}}.md');
    const named = placeholdersIn(template.text + template.path).map(({ name }) => name);
    assert.deepEqual(
      named.filter(name => name !== 'todo' && !asked.includes(name) && !Object.hasOwn(VARIABLES, name)),
      [],
    );
    const document = toPlain(filled(template.text, name => text(name)));
    assert.match(document, /^---\nsprint: {4}"?number"? {4}# where it happened\n/);
  });
});
