import { hover } from '../../server/src/features/hover';
import { testFeature } from '../support/featureFixtures';

testFeature('hover', ({ project, doc, offset }) => {
  const shown = hover(project, doc, doc.lines.positionAt(offset));
  const contents = shown?.contents as { readonly value: string } | undefined;
  return { hover: contents?.value ?? 'nothing' };
});
