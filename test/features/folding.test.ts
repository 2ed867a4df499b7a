import { foldingRanges } from '../../server/src/features/folding';
import { testFeature } from '../support/featureFixtures';

testFeature('folding', ({ doc }) => ({
  folds:
    foldingRanges(doc)
      .map(({ startLine, endLine, kind }) => {
        const [first, last] = [startLine, endLine].map(line => {
          const { start, end } = doc.lines.lineRange(line);
          return `${line + 1} ${doc.text.slice(start, end)}`;
        });
        return `${kind}: ${first} … ${last}`;
      })
      .join('\n') || 'nothing',
}));
