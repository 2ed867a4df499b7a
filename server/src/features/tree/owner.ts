import { ownerKey } from '../../rules/multiple-claims';

/** What belongs to nobody. */
export const NO_OWNER = '';

/** What owners are compared by; empty for a placeholder such as “TBD” and “—”. */
export const ownerKeyOf = (owner: string): string => (NOBODY.test(owner) ? NO_OWNER : ownerKey(owner));

const NOBODY = /^[^\p{L}\p{N}]*(?:tb[ad]|none|nobody|n\/a|unassigned|open|any(?:one)?)?[^\p{L}\p{N}]*$/iu;
