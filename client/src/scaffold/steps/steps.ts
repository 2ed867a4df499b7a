import type { ScaffoldAnswer, ScaffoldPrompt } from '../../../../server/src/protocol';
import type { Draft } from './draft';

export type StepType = 'folder' | 'document' | 'sprint' | 'prompt' | 'path' | 'existing';

/** One question of those that a person is asked one after the other. */
export type Step =
  | { readonly type: Exclude<StepType, 'prompt'>; readonly id: string }
  | { readonly type: 'prompt'; readonly id: string; readonly prompt: ScaffoldPrompt };

/** All that is asked of a draft, also what was answered already; without a proposal, as far as is known. */
export function stepsOf(draft: Draft, proposal: ScaffoldAnswer | undefined): readonly Step[] {
  const first = [...asked('folder', draft), ...asked('document', draft)];
  if (!proposal) return first;
  return [
    ...first,
    ...(draft.sprint !== undefined || isOneOfSeveral(proposal) ? asked('sprint', draft) : []),
    ...proposal.prompts
      .filter(isAnswerable)
      .map((prompt): Step => ({ type: 'prompt', id: `prompt:${prompt.id}`, prompt })),
    ...asked('path', draft),
    ...(proposal.existing ? asked('existing', draft) : []),
  ];
}

/** What is of no sprint yet, as a new plan, is asked for none. */
const isOneOfSeveral = ({ sprint, sprints }: ScaffoldAnswer): boolean =>
  sprints.length > 1 && sprints.some(({ number }) => number === sprint);

const asked = (type: Exclude<StepType, 'prompt'>, { known }: Draft): readonly Step[] =>
  known.includes(type) ? [] : [{ type, id: type }];

/** Of nothing, nothing can be chosen. */
const isAnswerable = ({ several, options }: ScaffoldPrompt): boolean => !several || (options ?? []).length > 0;
