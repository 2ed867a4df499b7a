import assert from 'node:assert/strict';
import {
  bullets,
  checklist,
  code,
  heading,
  link,
  numbered,
  open,
  paragraph,
  plain,
  table,
} from '../../../server/src/scaffold/markdown/build';
import { written } from '../../../server/src/scaffold/markdown/write';
import { type Snippet, toPlain, toSnippet } from '../../../server/src/scaffold/snippet';
import { filled } from '../../../server/src/scaffold/template/fill';
import { blocks, phrase, text, todo, type Value } from '../../../server/src/scaffold/value';

const VALUES: Readonly<Record<string, Value>> = {
  title: text('Seeds | and *soil*'),
  owner: todo('who owns it'),
  empty: text(' \n'),
  plan: phrase(code('a|b'), plain(' by '), open('who')),
  list: blocks(bullets(['one'], ['two'])),
  steps: blocks(numbered(['one'], ['two'])),
  boxes: blocks(checklist({ done: false, text: ['one'] }, { done: true, text: ['two'] })),
  lead: phrase(link('../plans/boat%20plan.md', 'Boats')),
  branch: text('feat/a_b c'),
  ticks: text('``'),
  report: blocks(paragraph('All:'), table(['a', 'b'], ['1|2', [open('who')]])),
};
const fill = (template: string): Snippet =>
  filled(template, name => (Object.hasOwn(VALUES, name) ? VALUES[name] : undefined));
const plainOf = (template: string): string => toPlain(fill(template));
const stops = (parts: Snippet): readonly string[] =>
  parts.flatMap(part => (typeof part === 'string' ? [] : `${part.text}${part.name ? `=${part.name}` : ''}`));

describe('a template filled in', () => {
  it('has a stop for each place to fill in, and for what is unknown', () => {
    const parts = fill('# {{owner}}: {{nothing}} {{todo: a | [b]}} {{empty}}\n\n`{{constructor}}` {{nothing}}\n');
    assert.deepEqual(stops(parts), [
      '[TODO: who owns it]',
      '{{nothing}}=nothing',
      '[TODO: a / (b)]',
      '[TODO: empty]',
      '{{constructor}}=constructor',
      '{{nothing}}=nothing',
    ]);
  });

  it('has blocks in a paragraph of their own, as deep as it lies', () => {
    assert.equal(
      plainOf('1. a\n\n   {{report}}\n\n> > {{report}}\n'),
      [
        ...[
          '1. a',
          '',
          '   All:',
          '',
          '   | a    | b           |',
          '   | ---- | ----------- |',
          '   | 1\\|2 | [TODO: who] |',
          '',
        ],
        ...[
          '> > All:',
          '> >',
          '> > | a    | b           |',
          '> > | ---- | ----------- |',
          '> > | 1\\|2 | [TODO: who] |',
          '',
        ],
      ].join('\n'),
    );
  });

  it('has the items of a list where an item stands for them, and one line where only one fits', () => {
    assert.equal(plainOf('- a\n- {{list}}\n- b\n'), '- a\n- one\n- two\n- b\n');
    assert.equal(
      plainOf('**Tasks**: {{list}}.\n**Report**: {{report}}\n'),
      '**Tasks**: one; two.\n**Report**: [TODO: report]\n',
    );
  });

  it('gives items the mark, the number and the checkbox of the item that stands for them', () => {
    assert.equal(plainOf('* a\n* {{list}}\n* b\n'), '* a\n* one\n* two\n* b\n');
    assert.equal(plainOf('1) a\n2) {{list}}\n'), '1) a\n2) one\n3) two\n');
    assert.equal(plainOf('1. a\n2. {{steps}}\n'), '1. a\n2. one\n3. two\n');
    assert.equal(plainOf('+ {{steps}}\n'), '+ one\n+ two\n');
    assert.equal(
      plainOf('- [ ] a\n- [ ] {{list}}\n- [ ] {{boxes}}\n'),
      '- [ ] a\n- [ ] one\n- [ ] two\n- [ ] one\n- [x] two\n',
    );
    assert.equal(plainOf('- [ ] {{report}}\n'), '- [ ] [TODO: report]\n');
  });

  it('has blocks as one line, or as a place to fill in, where no Markdown is read', () => {
    assert.equal(
      plainOf(
        '---\na: "{{list}}"\nb: {{report}}\n---\n\n`{{list}}` <!-- {{list}} {{report}} -->\n\n<details>\n{{report}}\n</details>\n',
      ),
      '---\na: "one; two"\nb: "[TODO: report]"\n---\n\n`one; two` <!-- one; two [TODO: report] -->\n\n<details>\n[TODO: report]\n</details>\n',
    );
  });

  it('leads where a link leads, and to an address that holds a value', () => {
    assert.equal(
      plainOf('[a]({{lead}}) [b][c] <a href="{{lead}}">{{lead}}</a>\n\n[c]: {{lead}}\n'),
      '[a](../plans/boat%20plan.md) [b][c] <a href="../plans/boat%20plan.md">[Boats](../plans/boat%20plan.md)</a>\n\n[c]: ../plans/boat%20plan.md\n',
    );
    assert.equal(
      plainOf('https://a.example/{{branch}} <https://a.example/{{branch}}> {{branch}}\n'),
      'https://a.example/feat/a_b%20c <https://a.example/feat/a_b%20c> feat/a_b c\n',
    );
  });

  it('reads no address and no code in a footnote', () => {
    assert.equal(
      plainOf('a[^1]\n\n[^1]: {{title}}\n\n    {{title}}\n'),
      'a[^1]\n\n[^1]: Seeds | and \\*soil\\*\n\n    Seeds | and \\*soil\\*\n',
    );
  });

  it('ends no code by values side by side', () => {
    assert.equal(plainOf('```\n{{ticks}}{{ticks}}\n{{ticks}}`\n```\n'), "```\n``''\n''`\n```\n");
  });

  it('has one place for each way in which an unknown name is written', () => {
    assert.equal(
      toSnippet(fill('{{no}} {{ no }} {{no}}\n')),
      `$${'{1:{{no'}\\}\\}} $${'{2:{{ no '}\\}\\}} $${'{1}'}\n`,
    );
  });

  it('keeps its line ends and takes them over', () => {
    assert.equal(
      plainOf('# {{title}}\r\n\r\n{{list}}\r\n\r\nend'),
      '# Seeds | and \\*soil\\*\r\n\r\n- one\r\n- two\r\n\r\nend',
    );
  });

  it('makes no link of a place to fill in', () => {
    assert.equal(plainOf('{{owner}}: x {{owner}}(y)\n'), '[TODO: who owns it] : x [TODO: who owns it] (y)\n');
    assert.equal(
      toPlain(written([paragraph(open('who'), ': Ann (x)'), paragraph(open('who'), '(x)')])),
      '[TODO: who]\\: Ann (x)\n\n[TODO: who]\\(x)\n',
    );
  });

  it('quotes in front matter what needs it, and keeps comments and alignment', () => {
    const front = "title:  {{title}}   # {{title}}\nowner:  {{owner}}\nnumber: {{n}}\nplan:   '{{plan}}'\n";
    assert.equal(
      plainOf(`---\n${front}---\n`),
      '---\ntitle:  "Seeds | and *soil*"   # Seeds | and *soil*\nowner:  "[TODO: who owns it]"\nnumber: {{n}}\nplan:   \'a|b by [TODO: who]\'\n---\n',
    );
    assert.equal(plainOf('---\ntitle: [{{title}}\na: b\n---\n'), '---\ntitle: [{{title}}\na: b\n---\n');
  });

  it('leaves a tag alone where a value could add to it', () => {
    assert.equal(plainOf('a <b class={{title}} id="{{title}}">\n'), 'a <b class={{title}} id="Seeds | and *soil*">\n');
  });

  it('fills in comments within HTML', () => {
    assert.equal(
      plainOf('<br>\na <!-- {{branch}} --> <b id={{branch}}>\n'),
      '<br>\na <!-- feat/a_b c --> <b id={{branch}}>\n',
    );
  });

  it('keeps what a backslash stands before', () => {
    assert.equal(plainOf('a \\{{title}}\n'), 'a \\{{title}}\n');
  });

  it('ends where variables are too many or too long', () => {
    const many = plainOf('{{title}} '.repeat(3000));
    assert.equal(many.match(/\{\{/g)?.length, 1000);
    assert.ok(plainOf(`${' '.repeat(200_000)}{{title}}`).endsWith('{{title}}'));
  });
});

describe('written Markdown', () => {
  it('marks places to fill in, whatever characters a text holds', () => {
    const parts = written([heading(2, 'A [\uFDD0TODO: x\uFDD1]'), bullets([open('what | [b]\n`c`')], ['x'])]);
    assert.deepEqual(stops(parts), ["[TODO: what / (b) 'c']"]);
    assert.equal(toPlain(parts), "## A \\[TODO: x]\n\n- [TODO: what / (b) 'c']\n- x\n");
  });
});
