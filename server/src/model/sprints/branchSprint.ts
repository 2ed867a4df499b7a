import { numberInName } from './sprintRef';

/** The number of the sprint that a branch is named after: "sprint-2", "feature/sprint_02-login", "sprint/2.1-x". */
export const sprintOfBranch = (branch: string): string | undefined =>
  branch.length <= LONGEST ? numberInName(branch.replace(SLASH, '$1-')) : undefined;

/** Git itself allows no longer name in most file systems. */
const LONGEST = 255;
const SLASH = /(sprint|iteration|spr)s?\/(?=\d)/gi;
