import { definition, toLocation } from '../../server/src/features/ids/definition';
import { testFeature } from '../support/featureFixtures';
import { shownPlace } from '../support/places';

testFeature('definition', each => {
  const links = definition(each.project, each.doc, each.doc.lines.positionAt(each.offset));
  return { definition: links.map(link => shownPlace(each, toLocation(link))).join('\n') || 'nothing' };
});
