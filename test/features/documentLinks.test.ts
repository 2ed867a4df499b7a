import { documentLinks } from '../../server/src/features/documentLinks';
import { testFeature } from '../support/featureFixtures';
import { ROOT } from '../support/listed';

testFeature('document-links', ({ project, doc }) => ({
  links:
    documentLinks(project, doc)
      .map(({ range, target, tooltip }) => {
        const text = doc.text.slice(doc.lines.offsetAt(range.start), doc.lines.offsetAt(range.end));
        return `${range.start.line + 1}:${range.start.character} ${text} → ${target?.replace(`${ROOT}/`, '')}${tooltip ? ` “${tooltip}”` : ''}`;
      })
      .join('\n') || 'nothing',
}));
