import { highlights, references } from '../../server/src/features/ids/references';
import { testFeature } from '../support/featureFixtures';
import { shownPlace } from '../support/places';

testFeature('references', each => {
  const { project, doc, offset } = each;
  const position = doc.lines.positionAt(offset);
  const found = references(project, doc, { position, includeDeclaration: true });
  const uses = references(project, doc, { position, includeDeclaration: false });
  const isUse = (place: string) => uses.some(use => shownPlace(each, use) === place);
  const lines = found.map(place => shownPlace(each, place));
  const here = highlights(project, doc, position).map(
    ({ range, kind }) => `${kind === 3 ? 'write' : 'read'} ${range.start.line + 1}:${range.start.character + 1}`,
  );
  return {
    references: lines.map(line => (isUse(line) ? line : `${line} (declares)`)).join('\n') || 'nothing',
    highlights: here.join(', ') || 'nothing',
  };
});
