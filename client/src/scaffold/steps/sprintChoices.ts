import { type ScaffoldAnswer, WANTED_SPRINT } from '../../../../server/src/protocol';
import { type Draft, sprintIn } from './draft';

/** A sprint that a new document may be about. */
export interface SprintToChoose {
  /** One of its documents, or the number of one that has none. */
  readonly value: string;
  readonly number: string;
  readonly detail?: string;
  readonly isListed: boolean;
}

/** The sprints that there are, and the one that was typed before, for whoever comes back. */
export function sprintsToChoose(draft: Draft, proposal: ScaffoldAnswer | undefined): readonly SprintToChoose[] {
  const listed = (proposal?.sprints ?? []).map(
    ({ number, detail, uri }): SprintToChoose => ({
      ...{ value: uri, number, isListed: true },
      ...(detail && { detail }),
    }),
  );
  const chosen = sprintIn(draft, proposal) ?? '';
  const typed = listed.some(({ value }) => value === chosen) ? undefined : typedSprint(chosen);
  return typed ? [typed, ...listed] : listed;
}

/** What is meant by "12" or "Sprint 12" where no such sprint is listed; undefined for what is no number of a sprint. */
export function typedSprint(text: string): SprintToChoose | undefined {
  const number = text.trim().replace(/^sprint\s+/i, '');
  return WANTED_SPRINT.test(number) ? { value: number, number, isListed: false } : undefined;
}

/** The choices, and what was typed where that is none of them. */
export function withTyped<T extends { readonly value: string; readonly label: string }>(
  choices: readonly T[],
  text: string,
  other: (value: string) => T | undefined,
): readonly T[] {
  const typed = text.trim();
  const offered = typed === '' ? undefined : other(typed);
  // It may be listed by a name: "4" is no other sprint than “Sprint 4”.
  const isNew = choices.every(each => each.value !== typed && each.label !== offered?.label);
  return offered && isNew ? [...choices, { ...offered, alwaysShow: true }] : choices;
}
