import { hover } from '../../server/src/features/hover/hover';
import { testFeature } from '../support/featureFixtures';

testFeature('hover', ({ project, doc, offset }) => {
  const shown = hover(project, doc, { position: doc.lines.positionAt(offset) });
  const contents = shown?.contents as { readonly value: string } | undefined;
  return { hover: contents?.value ?? 'nothing' };
});
