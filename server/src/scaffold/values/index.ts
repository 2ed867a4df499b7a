import { lookingAhead } from './ahead/lookingAhead';
import { lookingBack } from './lookingBack';
import type { Variables } from './variable';

/** All that templates may name, in the order of their reference. */
export const VARIABLES: Variables = { ...lookingBack, ...lookingAhead };
