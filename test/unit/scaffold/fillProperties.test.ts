import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { parse } from 'yaml';
import { inOneLine } from '../../../server/src/scaffold/markdown/clean';
import { toPlain } from '../../../server/src/scaffold/snippet';
import { filled } from '../../../server/src/scaffold/template/fill';
import { text } from '../../../server/src/scaffold/value';

const PIECES = [
  ...[
    '|',
    '#',
    '[',
    ']',
    '](u)',
    '(',
    ')',
    '*',
    '**',
    '_',
    '`',
    '``',
    '```',
    '~~',
    '<',
    '>',
    '&amp;',
    '&',
    '\\',
    '!',
    '![',
  ],
  ...[
    '- ',
    '1. ',
    '2) ',
    '+ ',
    '=',
    '---',
    '> ',
    'http://a.b',
    'www.a.b',
    'a@b.c',
    '{{x}}',
    '{{',
    '"',
    "'",
    ': ',
    ' #',
    '[^1]',
    '[x]',
  ],
  ...[
    '\n',
    '\r\n',
    '\u2028',
    '\t',
    ' ',
    '  ',
    '\u00a0',
    '😀',
    'א',
    'ב',
    '漢',
    'é',
    '-->',
    '<!--',
    '<b>',
    '$1',
    '\uFDD0',
    '\uFDD1',
    '\0',
    '\uD800',
    'a',
    'b',
    '7',
  ],
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }).map(parts => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const value = hostile.filter(each => inOneLine(each) !== '');

const fill = (template: string, value: string): string =>
  toPlain(filled(template, name => (name === 'x' ? text(value) : undefined)));
const read = (markdown: string): Root => remark().use(remarkGfm).parse(markdown);

/** The kinds of all nodes and what is written in them, `value` in the place of `WORD`. */
function shape(node: Nodes, value: string): unknown {
  const own = Object.entries(node)
    .filter(([key, each]) => key !== 'position' && key !== 'children' && key !== 'data' && each !== null)
    .map(([key, each]) => [key, typeof each === 'string' ? each.replaceAll(WORD, () => value) : each]);
  const children = 'children' in node ? merged(node.children as Nodes[]).map(child => shape(child, value)) : [];
  return [...own, children];
}

const WORD = 'Wordx';

/** Addresses in plain text become links after parsing, however they are escaped; such a link has no position. */
function merged(nodes: readonly Nodes[]): Nodes[] {
  const result: Nodes[] = [];
  for (const node of nodes.flatMap(each => (each.type === 'link' && !each.position ? each.children : each))) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      result[result.length - 1] = { type: 'text', value: last.value + node.value };
    else result.push(node);
  }
  return result;
}

const PLACES: Readonly<Record<string, string>> = {
  'a heading': '# {{x}}\n\ntext\n',
  'a heading among words': '## A: {{x}} (b)\n',
  'a heading of two lines': 'A {{x}}\n---\n\n{{x}}\n===\n',
  'a paragraph': '{{x}}\n\ntext\n',
  'the start of a line': 'a\n{{x}} b\n{{x}}\nc\n',
  'a sentence': 'a {{x}}, b\n',
  'two side by side': '{{x}}{{x}} a{{x}}{{x}}\n',
  emphasis: '**{{x}}** and *{{x}}* and _{{x}}_\n',
  'a field': '**Goal:** {{x}}\n**Owner:** {{x}}\n',
  'list items': '- {{x}}\n- [ ] {{x}}\n  {{x}}\n\n1. {{x}}\n2. a {{x}}\n',
  'a quotation': '> {{x}}\n> a {{x}}\n',
  cells: '| a | b |\n| - | - |\n| {{x}} | b {{x}} |\n| `{{x}}` | {{x}}{{x}} |\n',
  'cells without outer pipes': 'a | b\n- | -\n{{x}} | b\n',
  'a table’s header': '| {{x}} | b |\n| - | - |\n| a | b |\n',
  code: 'a `{{x}}` b ``c {{x}} d``\n',
  'a link': 'a [{{x}}](u) b ![{{x}}](u)\n',
  'a link’s destination': '[a]({{x}}) [b](docs/{{x}}.md) [c](<docs/{{x}}>) [d]({{x}} "t")\n',
  'a link’s title': '[a](u "{{x}}") [b](u \'{{x}}\') [c](u ({{x}}))\n',
  'a definition': '[a][b]\n\n[b]: docs/{{x}} "{{x}}"\n',
};

describe('any text in a template', () => {
  for (const [name, template] of Object.entries(PLACES))
    it(`keeps the structure and is itself in ${name}`, () => {
      const tree = read(template.replaceAll('{{x}}', WORD));
      fc.assert(
        fc.property(value, value => {
          // A backslash before a pipe cannot be written in a cell’s code.
          fc.pre(name !== 'cells' || !/\\\|/.test(value));
          const markdown = fill(template, value);
          assert.deepEqual(shape(read(markdown), ''), shape(tree, inOneLine(value)), markdown);
        }),
        { numRuns: 150 },
      );
    });
});

describe('any text in a front matter', () => {
  const front =
    'a:   "{{x}}"   # one\nb: \'{{x}}\'\nc:    {{x}}  # {{x}}\nd: [ {{x}}, "b {{x}}" ]\ne: |\n  {{x}}\n  f {{x}}\ng: docs/{{x}}.md\n';

  it('is the same text once YAML has read it, and what stands around it is kept', () => {
    fc.assert(
      fc.property(value, value => {
        const words = inOneLine(value);
        const filledIn = fill(`---\n${front}---\n# {{x}}\n`, value);
        const body = filledIn.slice(4, filledIn.indexOf('\n---\n') + 1);
        const { a, b, c, d, e, g } = parse(body) as Record<string, unknown> & { d: unknown[] };
        assert.deepEqual(
          { a, b, e, g },
          { a: words, b: words, e: `${words}\nf ${words}\n`, g: `docs/${words}.md` },
          body,
        );
        assert.equal(d[1], `b ${words}`);
        for (const each of [c, d[0]])
          assert.ok(each === words || (typeof each === 'number' && each === Number(words)), body);
        assert.match(body, /^a: {3}".*" {3}# one\nb: '/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('any text where no Markdown is read', () => {
  it('stays in its comment, its code and its HTML', () => {
    const template = (x: string) =>
      `<!-- a ${x} -->\n\na <!-- ${x} --> b\n\n\`\`\`js\n${x}\na ${x}\n\`\`\`\n\n~~~\n${x}\n~~~\n\n    ${x}\n\n<p title="${x}">${x}</p>\n\n<https://a.b/${x}>\n`;
    const tree = read(template(WORD));
    fc.assert(
      fc.property(value, value => {
        const markdown = fill(template('{{x}}'), value);
        const words = inOneLine(value);
        const found = read(markdown).children;
        assert.deepEqual(
          found.map(({ type }) => type),
          tree.children.map(({ type }) => type),
          markdown,
        );
        const isFence = words.includes('```') || words.includes('~~~');
        if (!isFence)
          assert.deepEqual(
            found.slice(2, 5).map(each => 'value' in each && each.value),
            [`${words}\na ${words}`, words, words],
          );
      }),
      { numRuns: 300 },
    );
  });
});

describe('a template', () => {
  const texts = fc
    .array(
      fc.oneof(
        fc.constantFrom(...PIECES.filter(each => each !== '{{x}}'), '---\n', 'a: b\n', '{{todo', '}}', '\r\n'),
        hostile,
      ),
    )
    .map(parts => parts.join(''));

  it('without variables comes out as it is', () => {
    fc.assert(
      fc.property(texts, template => {
        fc.pre(!/\{\{\s*(?:x|todo)/i.test(template));
        assert.equal(toPlain(filled(template, () => text('value'))), template);
      }),
    );
  });

  it('keeps all that stands between its variables, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 2, maxLength: 5 }), parts => {
        const template = parts.join('{{unknown}}');
        assert.equal(toPlain(filled(template, () => undefined)), template);
        const one = toPlain(
          filled(`${parts[0]}\n\n{{x}}\n\n${parts[1]}`, name => (name === 'x' ? text('Wordx') : undefined)),
        );
        assert.match(one, /Wordx/);
      }),
    );
  });
});
