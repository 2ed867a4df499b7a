import type { TaskOffer } from '../../../server/src/protocol';

export interface OwnerChoice {
  readonly owner: string;
  /** Why it cannot be this one now. */
  readonly refusal?: string;
}

/** Who may do it, each once: the one who was chosen last comes first, and those who cannot do it now come last. */
export function ownerChoices(offers: readonly TaskOffer[], last: string | undefined): readonly OwnerChoice[] {
  const choices = new Map<string, OwnerChoice>();
  // Of several tasks, one that can be done is enough.
  for (const { owner, refusal } of offers)
    if (owner !== undefined && (!choices.has(owner) || refusal === undefined))
      choices.set(owner, { owner, ...(refusal !== undefined && { refusal }) });
  const rank = ({ owner, refusal }: OwnerChoice): number => (refusal !== undefined ? 2 : owner === last ? 0 : 1);
  return [...choices.values()].sort((a, b) => rank(a) - rank(b));
}

/** Why a name cannot stand in a document as an owner. */
export function ownerProblem(name: string): 'empty' | 'long' | 'character' | undefined {
  const trimmed = name.trim();
  if (!trimmed) return 'empty';
  if (trimmed.length > LONGEST) return 'long';
  return /[|[\]`<\p{Cc}\u2028\u2029]/u.test(trimmed) ? 'character' : undefined;
}

const LONGEST = 80;
