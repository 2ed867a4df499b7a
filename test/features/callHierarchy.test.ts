import type { CallHierarchyItem, Range } from 'vscode-languageserver';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/src/features/ids/callHierarchy';
import { testFeature } from '../support/featureFixtures';
import { shownPlace } from '../support/places';

testFeature('call-hierarchy', each => {
  const { project, doc, offset } = each;
  const [item] = prepareCallHierarchy(project, doc, doc.lines.positionAt(offset));
  if (!item) return { item: 'nothing' };
  const shown = ({ name, detail, uri, selectionRange, tags }: CallHierarchyItem) =>
    `${tags ? 'given up: ' : ''}${name} | ${detail} | ${shownPlace(each, { uri, range: selectionRange })}`;
  const asked = (uri: string, ranges: readonly Range[]) =>
    ranges.map(range => `\n  ${shownPlace(each, { uri, range })}`).join('');
  return {
    item: shown(item),
    waiting: incomingCalls(project, item)
      .map(({ from, fromRanges }) => shown(from) + asked(from.uri, fromRanges))
      .join('\n'),
    needed: outgoingCalls(project, item)
      .map(({ to, fromRanges }) => shown(to) + asked(item.uri, fromRanges))
      .join('\n'),
  };
});
