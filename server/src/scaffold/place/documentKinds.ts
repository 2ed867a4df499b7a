import type { Kind } from '../../model/sprint';

/** The kind of sprint document that a file's name promises; undefined where it promises none. */
export function kindOfName(path: string): Kind | undefined {
  const name = spaced(path);
  const inFolder = /(?:^|\/)([^/]+)\/[^/]*$/.exec(path.toLowerCase())?.[1] ?? '';
  return (
    NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? FOLDERS.find(([, pattern]) => pattern.test(inFolder))?.[0]
  );
}

/** A file's name, or a title, as words in lower case: "Sprint4_Harbor-plan.md" -> sprint4 harbor plan */
export const spaced = (path: string): string =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.\w{1,10}$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])|[-_. ]+/g, ' ')
    .toLowerCase();

/** The telling words first: “sprint 4 review” is no plan, “story 4 status updates” no tracker. */
const NAMES: readonly (readonly [Kind, RegExp])[] = [
  ['story', /^story \d/],
  ['rca', /\brcas?\b|root cause|post ?mortem|incident/],
  ['review', /\breview|retro|completion report|sprint \d+ (?:report|summary)/],
  ['readiness', /readiness|\bready\b|go no ?go/],
  ['tracker', /tracker|progress|\bstatus\b/],
  ['queue', /\bqueue\b/],
  ['roadmap', /road ?map|release plan/],
  ['plan', /\bsprints?\b.*\bplan\b|\bplan\b.*\bsprint\b|^sprint ?\d+$/],
  ['story', /^(?:story|task|us)\b.*\d|^\d+ \d+ \w/],
];

const FOLDERS: readonly (readonly [Kind, RegExp])[] = [
  ['rca', /^rcas?$|^post-?mortems?$/],
  ['review', /^(?:sprint[-_])?(?:reviews?|retrospectives?)$/],
  ['story', /^stories$/],
];
