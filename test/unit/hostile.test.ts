import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../server/src/config';
import { checkDocument } from '../../server/src/features/diagnostics';
import { readDocument } from '../../server/src/model/parse';
import { makeProject } from '../../server/src/project';

/** Each would take minutes, or exhaust the stack, where work grows with the square of a text's length. */
describe('hostile text is read and checked in time:', function () {
  // What is quadratic takes minutes; a busy machine takes a while.
  this.timeout(90_000);
  const tracker = '# Sprint 2 status tracker\n\n## Overall progress\n\n';
  const queue = '# Work queue\n\n## Claiming rules\n\n| Status | Story | Depends On |\n|---|---|---|\n';
  const plan = '---\nnumber: 2\ncoverage_min: 80\nfocus_minutes: 30\n';
  const lines = (line: string, length = 600_000) => line.repeat(length / line.length);
  const numbered = (line: (at: number) => string, count: number) => Array.from({ length: count }, (_, at) => line(at));

  const inputs: Record<string, string> = {
    'a quotation of very many blocks': `${tracker}${lines('> ***\n', 1_500_000)}`,
    'very many code spans in one line': `${tracker}âœ… x ${lines('`a` ', 1_500_000)}`,
    'placeholders between comments and code': `---\n---\n# Sprint 2 plan\n\n## Sprint goal\n\n${lines('{{number}} <!-- a -->\n\n```\na\n```\n\n')}`,
    'checkboxes that begin with one word': `${tracker}${lines('- [ ] **Task 1** a\n')}`,
    'status lines over checkboxes': `${tracker}${lines('**Phase 1 Status**: Done (0/4 tasks)\n- [ ] a\n\n')}`,
    'sections with status lines': `${tracker}${lines('## Phase 1\n**Phase 1 Status**: Done (0/4 tasks)\n- [ ] a\n\n')}`,
    'status lines without checkboxes': `${tracker}${lines('## a\n')}${lines('**Phase 1 Status**: Done (0/4 tasks)\n\n')}`,
    'very many totals': `${tracker}${lines('## a\n**Total Tasks**: 9\n**Completed**: 2\n**Completion**: 5%\n\n- [ ] a\n\n')}`,
    'very many headings': `${tracker}${lines('# a\n')}`,
    'comments that are never closed': `${tracker}${lines('a <!-- b\n')}`,
    'links that are never closed': `${tracker}${lines('<a:b')}`,
    'lists in quotations in lists': `${tracker}${lines('> - ', 400_000)}a\n`,
    'lists in lists': `${tracker}${lines('1. ', 300_000)}a\n`,
    'ever deeper lists': `${tracker}${numbered(at => `${'  '.repeat(at)}- [ ] a\n`, 1000).join('')}`,
    'dependencies that nothing defines': `${queue}${numbered(at => `| [ ] | AB${at % 9}-${at} | AC${at % 7}-${at + 9} |\n`, 20_000).join('')}`,
    'ids of one number': `${queue}${numbered(at => `| [ ] | ${letters(at)}-1 | ${letters(at + 20_000)}X-1 |\n`, 20_000).join('')}`,
    'a table of very many columns': `${tracker}${lines('| a ', 1_500_000)}|\n${lines('|---', 4_000_000)}|\n`,
    'a paragraph above a delimiter row': `${tracker}text\n| a |\n${lines('|---', 4_000_000)}|\n`,
    'very many ratios in a line': `${tracker}${`- [ ] a\n\n**Tasks**: ${'1/1 '.repeat(475)}\n\n`.repeat(300)}`,
    'very many needs in an item': `${tracker}${`- [ ] (needs ${'needs '.repeat(150)}\n`.repeat(600)}`,
    'very many keys': `${plan}${numbered(at => `key${at}: 1\n`, 17_000).join('')}---\n# Sprint 2 plan\n`,
  };
  for (const [name, text] of Object.entries(inputs))
    it(name, () => {
      const doc = readDocument('file:///w/a.md', 'a.md', text);
      assert.ok(doc.kind, 'only a sprint document is checked');
      const found = checkDocument(doc, { project: makeProject([doc]), settings: DEFAULT_SETTINGS });
      assert.deepEqual(
        found.filter(({ message }) => message.includes('failed on this document')),
        [],
      );
    });
});

/** 27 -> "AAB" and so on: another word for each number. */
function letters(number: number): string {
  return [676, 26, 1].map(place => String.fromCharCode(65 + (Math.floor(number / place) % 26))).join('');
}
