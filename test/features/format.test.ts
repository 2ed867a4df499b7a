import { applyEdits } from '../../server/src/features/edits';
import { formatEdits } from '../../server/src/features/formatting';
import { testFeature } from '../support/featureFixtures';

testFeature('format', ({ doc, selection }) => {
  const range = selection.end > selection.start ? selection : undefined;
  const edits = formatEdits(doc, range);
  const shown = edits.map(({ range: { start }, text }) => `${doc.lines.positionAt(start).line + 1}:${text.length}`);
  return {
    formatted: edits.length ? applyEdits(doc.text, edits) : 'nothing',
    edits: shown.length > 12 ? 'many' : shown.join(' '),
  };
});
