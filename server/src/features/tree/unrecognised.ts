import { decoded } from '../../model/links/paths';
import type { TreeParent, WireRange } from '../../protocol';
import { type Branch, branch, childId, uniqueKeys } from './branch';
import type { TreeSource } from './trees';

/** A Markdown file that is no sprint document, and what it shows of one. */
export interface Unrecognised {
  readonly uri: string;
  readonly label: string;
  /** Its folder. */
  readonly detail: string;
  readonly reasons: readonly { readonly text: string; readonly range?: WireRange }[];
}

const UNRECOGNISED = 'unrecognised';

/** Whether a node is that group or in it. */
export const isUnrecognised = ({ id }: Pick<TreeParent, 'id'>): boolean =>
  id === UNRECOGNISED || id?.startsWith(childId(UNRECOGNISED, '')) === true;

/** The group of those files; their texts are only read once somebody opens it, so it goes by names until then. */
export function unrecognisedBranch({ unrecognised, others }: TreeSource): Branch | undefined {
  const isThere = unrecognised ? unrecognised.length > 0 : others.some(isLikely);
  if (!isThere) return undefined;
  return branch({ id: UNRECOGNISED, type: 'unrecognised', label: '' }, () => (unrecognised ?? []).map(fileBranch));
}

/** Whether a file's name speaks of sprints: an ordinary README is nobody's concern. */
export const isLikely = (uri: string): boolean => LIKELY.test(decoded(uri).split('/').slice(-2).join('/'));

const LIKELY =
  /(?:^|[\W_])(?:sprints?|iterations?|plans?|planning|roadmaps?|milestones?|backlog|queues?|epics?|stor(?:y|ies)|tasks?|to-?dos?|status|progress|trackers?|tracking|checklists?|readiness|reviews?|retros?|retrospectives?|reports?|completion|rcas?|post-?mortems?|incidents?)(?=$|[\W_\d])/i;

function fileBranch({ uri, label, detail, reasons }: Unrecognised): Branch {
  const id = childId(UNRECOGNISED, uri);
  const keys = uniqueKeys();
  return branch({ id, type: 'ordinary', label, ...(detail && { detail }), uri }, () =>
    reasons.map(({ text, range }) =>
      branch({
        ...{ id: childId(id, keys(text)), type: 'reason', label: text },
        ...(range && { uri, range }),
      }),
    ),
  );
}
