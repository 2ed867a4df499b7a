import assert from 'node:assert/strict';
import fc from 'fast-check';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { phrasesOf, plainPhrasesOf, wordsOf } from '../../../server/src/scaffold/values/phrases';
import { made, type Scene } from './sprintScene';

describe('phrases of a read text', () => {
  const cases: [read: string, phrases: string][] = [
    ['**Fix** `a.ts`', 'Fix <a.ts>'],
    ['**all bold `x`**', 'all bold <x>'],
    ['_a_ and *b* and ~~c~~', 'a and b and c'],
    ['[the plan](../plan.md "Plan") ![lamp](x.png)', 'the plan lamp'],
    ['[DONE] lamps', '[DONE] lamps'],
    ['a \\| b `c \\| d` \\*e\\*', 'a | b <c | d> *e*'],
    ['`` a`b `` &amp; &unknown;', '<a`b> & &unknown;'],
    ['Map<string> <br> of <b>it</b>', 'Map<string> of <b>it</b>'],
    ['see https://example.org/a_b.', 'see (https://example.org/a_b).'],
    ['snake_case and 2 * 3 * 4', 'snake_case and 2 * 3 * 4'],
    ['# no heading', '# no heading'],
    ['- [ ] no item', '- [ ] no item'],
    ['tab\tline\nline\u0000\u202eend', 'tab line line end'],
    ['   ', ''],
    ['``', '``'],
  ];
  for (const [read, phrases] of cases)
    it(JSON.stringify(read), () => {
      assert.equal(phrasesOf(read).map(noted).join(''), phrases);
    });

  const plain: [subject: string, phrases: string][] = [
    ['Fix __init__.py, **kwargs and *args', 'Fix __init__.py, **kwargs and *args'],
    ['Run `make` and ``a`b`` ` once', 'Run <make> and ``a`b`` ` once'],
    ['[x](y) \\| <b>z</b> &amp; ~~no~~ â€“ yes', '[x](y) \\| <b>z</b> &amp; ~~no~~ – yes'],
    ['Close https://example.org/7.\n\u202e ', 'Close (https://example.org/7).'],
    [' \t ', ''],
  ];
  for (const [subject, phrases] of plain)
    it(`keep every character of what is no Markdown: ${JSON.stringify(subject)}`, () => {
      assert.equal(plainPhrasesOf(subject).map(noted).join(''), phrases);
    });

  it('end where they get too long, and never inside a character', () => {
    assert.equal(wordsOf('ab🚢cd', 4), 'ab…');
    assert.equal(wordsOf('x'.repeat(5000)).length, 1000);
    assert.equal(
      phrasesOf(`${'x'.repeat(398)} \`code\``, 400)
        .map(noted)
        .join('').length,
      399,
    );
  });

  it('are one line of plain text for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        assert.doesNotMatch(wordsOf(text), /[\p{Cc}\u202a-\u202e\u2066-\u2069]|^\s|\s$/u);
      }),
    );
  });
});

type Noted = { readonly type: string; readonly value?: string; readonly url?: string };
const noted = (phrase: Noted): string =>
  phrase.type === 'inlineCode'
    ? `<${phrase.value}>`
    : phrase.type === 'link'
      ? `(${phrase.url})`
      : (phrase.value ?? '');

const TITLES = [
  'Pipes | and || more',
  '# Heading * star _ under',
  '[brackets](javascript:alert(1)) ![x](y)',
  '“Quotes” \'single\' "double" `code`',
  '🚢🚢 emoji ⚓️ and 👩‍🚀',
  'שלום עולם — مرحبا',
  `long ${'word '.repeat(59)}`,
  '<script>alert(1)</script> <!-- no comment',
  '{{number}} $goal $1 \\$ }',
  '--- | --- :|: \\',
  '1. first - second + third',
  '~~struck~~ **bold `half',
  '[TODO: not mine] [x] [ ]',
  'https://example.org/?a=1&b=2|c',
  '<!-- sprintmark-disable-file --> __init__ &amp; [TBD]',
];

const sceneOf = (titles: readonly string[]): Scene => {
  const [a = 'A', b = 'B', c = 'C'] = titles.map(title => title.replace(/\|/g, '\\|'));
  const plan = `---\nnumber: 7\ntitle: ${JSON.stringify(c)}\ngoal: ${JSON.stringify(a)}\ntimebox_minutes: 60\ncoverage_min: 80\n---\n\n# Sprint 7\n\n## Sprint Goal\n\n${c}\n\n## Tasks\n\n| # | Task | Acceptance |\n|---|---|---|\n| 1 | ${a} | x |\n| 2 | ${b} | y |\n\n## Interfaces Changed\n\n| File | Change |\n|---|---|\n| \`${b.replace(/`/g, '')}\` | ${c} |\n\n## Success Metrics\n\n- ${b}\n\n## Post-Sprint Review Hooks\n\n- ${c}\n`;
  const queue = `# Sprint 7 Work Queue\n\n| Status | Story | Title | Depends On |\n|---|---|---|---|\n| [DONE] | Q-1 | ${a} | |\n| [BLOCKED] | Q-2 | ${c} | Q-1 |\n`;
  return {
    documents: { 'docs/sprint_7_plan.md': plan, 'docs/sprint_7_queue.md': queue },
    commits: () => titles.map((subject, at) => ({ hash: `abc000${at}`, date: '2026-03-02', author: 'Mia', subject })),
  };
};

describe('documents about hostile texts', () => {
  for (const document of ['rca', 'review', 'completion', 'retrospective', 'handoff'] as const)
    it(`hold nothing to find, and each text as text: ${document}`, () => {
      fc.assert(
        fc.property(fc.subarray(TITLES, { minLength: 3, maxLength: 3 }), titles => {
          const { text, findings, doc } = made(sceneOf(titles), document, {
            sprint: '7',
            answers: { title: titles[1] ?? '' },
          });
          assert.deepEqual([findings, doc.kind], [[], document === 'rca' ? 'rca' : 'review'], text);
          const tree = remark().use(remarkGfm).parse(text);
          const cells = cellsIn(tree).map(cell => textOf(cell));
          const wanted = wordsOf(titles[2] ?? '');
          assert.ok(
            cells.some(cell => cell.includes(wanted)) || document === 'retrospective' || document === 'rca',
            text,
          );
          assert.doesNotMatch(JSON.stringify(tree), /"type":"html"|"url":"javascript:/);
        }),
        {
          numRuns: 10,
          examples: [[['Pipes | and || more', '[brackets](javascript:alert(1)) ![x](y)', '{{number}} $goal $1 \\$ }']]],
        },
      );
    });
});

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}
const cellsIn = (node: Node): readonly Node[] =>
  node.type === 'tableCell' ? [node] : (node.children ?? []).flatMap(cellsIn);
const textOf = ({ value, children = [] }: Node): string => value ?? children.map(textOf).join('');
