import fc from 'fast-check';

/** What people write into a document, and must find again in what is made from it. */
export interface Words {
  readonly title: string;
  readonly goal: string;
  /** Three different ones. */
  readonly tasks: readonly [string, string, string];
}

const SPECIAL = [
  ...['Read | write', 'a \\| b \\', '# Not a heading', '[link](x.md) and [ref]', '[ ] box', '*bold* _thin_ ~~gone~~'],
  ...[
    '`a | b` and ``c``',
    'Bake 🍞 with 👩‍👩‍👧',
    '"Quoted" and \'quoted\' “quoted”',
    'שלום | עולם',
    'مرحبا [x]',
    '漢字',
  ],
  ...[
    '{{title}} and {{x}}',
    `$\{1:x} $0 $TM_FILENAME \\$`,
    '--> <!-- x',
    '<b>bold</b> <script>',
    '---',
    '- x',
    '1. x',
    '+ x',
  ],
  ...[
    'Lamp: yes # no',
    '@nora',
    '&amp; &#35; &copy',
    'https://example.org/a_b?c=d',
    'a@example.org',
    '> quoted',
    '| a |',
  ],
  ...['two\nlines', 'two\r\n\r\n# lines', '  padded  ', '!', '\\', '~', '%', '```', '***', '___', '===', 'x\ty'],
  ...[`${'An evening '.repeat(27)}off`, '|'.repeat(40), '🎺'.repeat(120)],
];
const special = fc.constantFrom(...SPECIAL);
const title = fc.oneof(
  { weight: 4, arbitrary: special },
  {
    weight: 2,
    arbitrary: fc.tuple(special, special).map(parts => parts.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
);
/** Any words, hostile ones above all. */
export const words: fc.Arbitrary<Words> = fc.record({
  title,
  goal: title,
  tasks: fc.tuple(title, title, title).map(([a, b, c]) => [`Trim ${a}`, `Fill ${b}`, `Turn ${c}`] as const),
});

/** Some of them, others for each number. */
export const sampleWords = (at: number): Words => {
  const pick = (step: number): string => SPECIAL[(at * 3 + step) % SPECIAL.length] ?? '';
  return { title: pick(0), goal: pick(1), tasks: [`Trim ${pick(2)}`, `Fill ${pick(3)}`, `Turn ${pick(4)}`] };
};

/** White space is what a writer may change. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
