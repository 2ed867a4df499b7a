import assert from 'node:assert/strict';
import type { SelectionRange } from 'vscode-languageserver';
import { selectionRanges } from '../../server/src/features/selectionRanges';
import { readDocument } from '../../server/src/model/parse';
import type { SprintDoc } from '../../server/src/model/sprint';
import type { Position } from '../../server/src/range';
import { testFeature } from '../support/featureFixtures';

testFeature('selection-ranges', ({ doc, offset }) => {
  const position = doc.lines.positionAt(offset);
  const texts = selections(doc, position);
  const windows = readDocument(doc.uri, doc.path, doc.text.replaceAll('\n', '\r\n'));
  assert.deepEqual(selections(windows, position), texts);
  return { selections: texts.map(shortened).join('\n') || 'nothing' };
});

/** What is selected, step by step, with “⏎” for a line break. */
function selections(doc: SprintDoc, position: Position): string[] {
  const [first] = selectionRanges(doc, [position]) ?? [];
  const texts: string[] = [];
  for (let each: SelectionRange | undefined = first; each; each = each.parent)
    texts.push(`[${doc.text.slice(doc.lines.offsetAt(each.range.start), doc.lines.offsetAt(each.range.end))}]`);
  return texts.map(text => text.replace(/\r?\n/g, '⏎'));
}

const shortened = (text: string): string => text.replace(/^(.{60}).+(.{25})$/u, '$1 … $2');
