import { testFeature } from '../support/featureFixtures';

testFeature('mentions', ({ doc }) => ({
  mentions: [...doc.mentions]
    .map(([key, ranges]) => {
      const places = ranges.map(
        ({ start, end }) => `${doc.lines.positionAt(start).line + 1} ${doc.text.slice(start, end)}`,
      );
      return `${key}: ${places.join(', ')}`;
    })
    .join('\n'),
}));
