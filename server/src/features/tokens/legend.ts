import type { Status } from '../../model/sprint';

/**
 * What a token stands for: the manifest describes each and says what it looks like. `standard` is LSP's own type that
 * editors which do not know ours have a color for.
 */
export const TOKEN_TYPES = [
  { id: 'sprintStatus', standard: 'enumMember' },
  { id: 'sprintTask', standard: 'class' },
  { id: 'sprintDependency', standard: 'property' },
  { id: 'sprintOwner', standard: 'parameter' },
  { id: 'sprintClaim', standard: 'number' },
] as const;
export type TokenType = (typeof TOKEN_TYPES)[number]['id'];

/** `declaration` is LSP's own: here, the place where a task has its id. */
export const TOKEN_MODIFIERS = ['declaration', 'active', 'blocked', 'dropped', 'done', 'wrong'] as const;
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

export const legendFor = ({ knowsTypes }: { readonly knowsTypes: boolean }) => ({
  tokenTypes: TOKEN_TYPES.map(({ id, standard }) => (knowsTypes ? id : standard)),
  tokenModifiers: [...TOKEN_MODIFIERS],
});

/** States that look alike: an open one is as plain as can be. */
export const MODIFIER_OF: Readonly<Record<Status, TokenModifier | undefined>> = {
  open: undefined,
  claimed: 'active',
  'in-progress': 'active',
  'in-review': 'active',
  blocked: 'blocked',
  deferred: 'dropped',
  cancelled: 'dropped',
  done: 'done',
};

const TYPE_NUMBERS = new Map<TokenType, number>(TOKEN_TYPES.map(({ id }, at) => [id, at]));
export const numberOfType = (type: TokenType): number => TYPE_NUMBERS.get(type) ?? 0;

/** One bit for each modifier, as LSP sends them. */
export const bitsOf = (modifiers: readonly TokenModifier[]): number =>
  modifiers.reduce((bits, each) => bits | (1 << TOKEN_MODIFIERS.indexOf(each)), 0);
