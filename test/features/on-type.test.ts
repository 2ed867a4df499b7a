import { applyEdits } from '../../server/src/features/edits';
import { fromLspRange } from '../../server/src/features/lsp';
import { onType } from '../../server/src/features/onType';
import { readDocument } from '../../server/src/model/parse';
import { testFeature } from '../support/featureFixtures';

/** Presses Enter at `‸`, with the indentation that editors repeat; `‸` is also where the cursor then is. */
testFeature('on-type', ({ project, doc, offset }) => {
  const position = doc.lines.positionAt(offset);
  const line = doc.lines.lineRange(position.line);
  const indent = /^[ \t]*/.exec(doc.text.slice(line.start, offset))?.[0] ?? '';
  const text = doc.text.slice(0, offset) + doc.eol + indent + doc.text.slice(offset);
  const broken = readDocument(doc.uri, doc.path, text, doc);
  const cursor = offset + doc.eol.length + indent.length;
  const edits = onType(project, broken, broken.lines.positionAt(cursor)).map(({ range, newText }) => ({
    range: fromLspRange(broken.lines, range),
    text: newText,
  }));
  if (!edits.length) return { typed: 'nothing' };
  const by = edits
    .filter(({ range }) => range.start <= cursor)
    .reduce((sum, { range, text }) => sum + text.length - (Math.min(range.end, cursor) - range.start), 0);
  const after = applyEdits(broken.text, edits);
  return { typed: `${after.slice(0, cursor + by)}‸${after.slice(cursor + by)}` };
});
