import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { shifted } from '../../client/src/tasks/shift';

const URI = 'file:///plan.md';

describe('places after edits', () => {
  it('stay at the character at which they were, whatever is changed around it', () => {
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), newTexts), { maxLength: 5 }),
        (text, at, raw) => {
          const mark = '§';
          const offset = at % (text.length + 1);
          const marked = TextDocument.create(URI, 'markdown', 1, text.slice(0, offset) + mark + text.slice(offset));
          const edits = apart(raw, offset, text.length + 1).map(({ start, end, newText }) => ({
            range: { start: marked.positionAt(start), end: marked.positionAt(end) },
            newText,
          }));
          const after = TextDocument.applyEdits(marked, edits);
          const expected = TextDocument.create(URI, 'markdown', 2, after).positionAt(after.indexOf(mark));
          const change = { uri: URI, version: 1, edits };
          const { position } = shifted({ uri: URI, position: marked.positionAt(offset) }, [change]);
          assert.deepEqual(position, expected);
        },
      ),
    );
  });

  it('go to where replaced text begins if they stood in it', () => {
    const range = { start: { line: 1, character: 2 }, end: { line: 3, character: 0 } };
    const change = { uri: URI, version: 1, edits: [{ range, newText: 'new\nlines' }] };
    assert.deepEqual(shifted({ uri: URI, position: { line: 2, character: 9 } }, [change]).position, range.start);
  });

  it('do not move for edits of another document', () => {
    const start = { line: 0, character: 0 };
    const change = { uri: 'file:///other.md', version: 1, edits: [{ range: { start, end: start }, newText: '\n\n' }] };
    const place = { uri: URI, position: { line: 4, character: 1 } };
    assert.deepEqual(shifted(place, [change]), place);
  });
});

/** Without CRLF: between its two characters is no place. */
const texts = fc.string({ unit: fc.constantFrom('a', '|', '\n', '😀', ' '), maxLength: 20 });
const newTexts = fc.string({ unit: fc.constantFrom('a', '\n', '\r\n'), maxLength: 5 });

/** Ranges apart from each other that do not hold the mark; each takes what the others have left. */
function apart(raw: readonly [number, number, string][], mark: number, length: number) {
  const taken: { start: number; end: number; newText: string }[] = [];
  for (const [at, size, newText] of raw) {
    const start = at % (length + 1);
    const end = Math.min(start + size, length);
    const isFree = taken.every(each => end < each.start || start > each.end);
    if (isFree && (end <= mark || start > mark)) taken.push({ start, end, newText });
  }
  return taken.sort((a, b) => a.start - b.start);
}
