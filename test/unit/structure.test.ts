import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DocumentSymbol, Range } from 'vscode-languageserver';
import { documentLinks } from '../../server/src/features/documentLinks';
import { documentSymbols } from '../../server/src/features/documentSymbols';
import { foldingRanges } from '../../server/src/features/folding';
import { lettersOf, MATCH, matchOf, toQuery } from '../../server/src/features/fuzzy';
import { lineOf, taskLabel } from '../../server/src/features/labels';
import { selectionRanges } from '../../server/src/features/selectionRanges';
import { workspaceSymbols } from '../../server/src/features/workspaceSymbols';
import { readDocument } from '../../server/src/model/parse';
import type { SprintDoc } from '../../server/src/model/sprint';
import { makeProject } from '../../server/src/project';

const PIECES = [
  ...[
    '## Phase 1: Reader\n',
    '### Story 1-1: Parse\n',
    '**Phase 1 Status**: Complete (2/2 tasks)\n',
    '\n',
    '\r\n',
    '\r',
  ],
  ...[
    '- [x] T1 Parse `a.md`\n',
    '  - [ ] **x** sprint_2_plan.md\n',
    '1. [X] one\n',
    '> - [ ] quoted\n',
    '- [ ]\n',
    '-\n',
  ],
  ...[
    '| Status | Story | Depends On |\n|---|---|---|\n',
    '| [DONE] | **1-1** \\| | 1-2 ✅ |\n',
    '| [ ] | 1-2\n',
    '|\n',
  ],
  ...[
    '```\n',
    '`',
    '<!--',
    '-->\n',
    '[x](',
    '](sprint_2_plan.md)',
    '\u202E',
    'â†’',
    '\0',
    '## Completed\n',
    '---\n',
    ' ',
  ],
];
const text = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 30 })
  .map(
    pieces =>
      `# Sprint 2 Status Tracker\n\n**Phase 1 Status**: Not Started (0/4 tasks)\n\n- [ ] a\n\n${pieces.join('')}`,
  );
const read = (source: string, path = 'docs/sprint_2_tracker.md') => readDocument(`file:///p/${path}`, path, source);

describe('structure', () => {
  it('is sound whatever a document holds', () => {
    const plan = read('---\nnumber: 2\ncoverage_min: 80\n---\n# Sprint 2 Plan\n', 'docs/sprint_2_plan.md');
    fc.assert(
      fc.property(text, fc.nat(), (source, at) => {
        const doc = read(source);
        const project = makeProject([doc, plan]);
        documentSymbols(doc).forEach(assertSound);
        for (const { startLine, endLine } of foldingRanges(doc))
          assert.ok(startLine < endLine && endLine < doc.lines.lineCount);
        assertGrows(doc, at % (source.length + 1));
        for (const { range, target } of documentLinks(project, doc)) {
          const written = source.slice(doc.lines.offsetAt(range.start), doc.lines.offsetAt(range.end));
          assert.deepEqual([written, target], ['sprint_2_plan.md', plan.uri]);
        }
        for (const { name } of workspaceSymbols(project, source.slice(at % 100, (at % 100) + 5)))
          assert.ok(name.trim());
      }),
      { numRuns: 300 },
    );
  });

  it('has a name for what is called by control characters alone', () => {
    const doc = read(
      '# Work Queue\n\n\u0001\n---\n\n- [ ] T-1 Read\n\n# Sprint 2 Status Tracker\n\n## \u0000\n\n- [ ] \u0001\n',
    );
    documentSymbols(doc).forEach(assertSound);
  });

  it('answers nothing where a hostile document names thousands of paths in one line', () => {
    const paths = Array.from({ length: 3000 }, (_, at) => `[${'a/'.repeat(20)}${at}.md \`${at}.md\``).join(' ');
    const doc = read(`# Sprint 2 Status Tracker\n\n**Phase 1 Status**: Not Started (0/1 tasks)\n\n- [ ] ${paths}\n`);
    assert.deepEqual(documentLinks(makeProject([doc]), doc), []);
  });
});

function assertSound({ name, range, selectionRange, children = [] }: DocumentSymbol): void {
  assert.ok(name.trim() && !/[\r\n]/.test(name), JSON.stringify(name));
  assert.ok(isInside(range, selectionRange));
  for (const child of children) {
    assert.ok(isInside(range, child.range), `${name} around ${child.name}`);
    assertSound(child);
  }
}

function assertGrows(doc: SprintDoc, offset: number): void {
  // Between `\r` and `\n` there is no position.
  const position = doc.lines.positionAt(doc.lines.offsetAt(doc.lines.positionAt(offset)));
  let each = selectionRanges(doc, [position])?.[0];
  for (; each; each = each.parent) {
    assert.ok(isInside(each.range, { start: position, end: position }));
    if (each.parent) assert.ok(isInside(each.parent.range, each.range));
    if (each.parent) assert.notDeepEqual(each.parent.range, each.range);
  }
}

const isInside = (outer: Range, inner: Range): boolean =>
  compare(outer.start, inner.start) <= 0 && compare(inner.end, outer.end) <= 0;
const compare = (a: Range['start'], b: Range['start']): number => a.line - b.line || a.character - b.character;

describe('what people look for', () => {
  it('is found by the beginning of a word first, then inside, then by scattered letters', () => {
    assert.equal(matchOf('5-1', '5-1 parse'), MATCH.isFirstWord);
    assert.equal(matchOf('5-1', '5-10 parse'), MATCH.begins);
    assert.equal(matchOf('par', '5-1 parse'), MATCH.beginsWord);
    assert.equal(matchOf('ars', '5-1 parse'), MATCH.inside);
    assert.equal(matchOf('pse', '5-1 parse'), MATCH.scattered);
    assert.equal(matchOf('tpe', 'stop tape'), MATCH.scattered);
    assert.equal(matchOf('ase', '5-1 parse'), 0);
    assert.equal(matchOf('pe', '5-1 parse'), 0);
  });

  it('holds the letters of what it is found by', () => {
    const letters = (word: string) => lettersOf(word);
    fc.assert(fc.property(fc.string(), word => (letters(`x${word}y`) & letters(word)) === letters(word)));
    assert.deepEqual(toQuery('  Read  TABLES ').words, ['read', 'tables']);
  });

  it('is shown in one short line', () => {
    const title = (value: string) => taskLabel({ title: { value, range: { start: 0, end: 0 } } });
    assert.equal(title('**Read** `a` \\| b â†’ c'), 'Read a | b → c');
    assert.equal(title(' ** ** '), 'Task');
    assert.equal(lineOf('a\n b\0c'), 'a b c');
    assert.equal(lineOf('x'.repeat(100_000)).length, 160);
  });
});
