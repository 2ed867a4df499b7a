import type { Variables } from '../variable';
import { GET_READY } from './getReady';
import { PLAN_AHEAD } from './planAhead';
import { QUEUEING } from './queueing';
import { ROADMAP_AHEAD } from './roadmapAhead';
import { STORYTELLING } from './storytelling';
import { TRACKING } from './tracking';

/** What is to be done, and what it is made from. */
export const lookingAhead: Variables = {
  ...PLAN_AHEAD,
  ...GET_READY,
  ...TRACKING,
  ...QUEUEING,
  ...STORYTELLING,
  ...ROADMAP_AHEAD,
};
