import { hash } from '../../hash';
import { toLspRange } from '../lsp';
import { cut } from '../markdownText';
import { type Branch, branch, childId, uniqueKeys } from '../tree/branch';
import type { TreeFinding } from '../tree/trees';
import { amountOf } from './amount';
import type { Place } from './withProblems';

/** A document with what one rule finds in it. */
export function placeBranch(rule: string, place: Place, parent: string): Branch {
  const { uri, path, findings } = place;
  const id = childId(parent, uri);
  return branch({ id, type: 'document', uri, rule, ...place.node(), detail: path, ...amountOf(findings) }, () => {
    const keys = uniqueKeys();
    return findings.map(finding => findingBranch(place, finding, childId(id, keys(hash(finding.message)))));
  });
}

const findingBranch = (place: Place, finding: TreeFinding, id: string): Branch =>
  branch({
    ...{ id, type: 'finding', label: inOneLine(finding.message), rule: finding.rule, uri: place.uri },
    range: toLspRange(place.lines(), finding.range),
    ...amountOf([finding]),
  });

/** As it is but for line breaks: a message may be about damaged characters or marks of emphasis. */
const inOneLine = (message: string): string => cut(message.replace(/[\s\p{Cc}]+/gu, ' ').trim(), LONGEST);
const LONGEST = 300;
