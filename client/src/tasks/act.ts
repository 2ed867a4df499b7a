import { l10n } from 'vscode';
import {
  ACT,
  type ActParams,
  type EditAnswer,
  OFFERS,
  type TaskOffer,
  type TaskVerb,
  type VersionedEdits,
} from '../../../server/src/protocol';
import { changedMeanwhile, noAnswer, noTask, tell } from '../editing/messages';
import { tryAnswer } from '../edits';
import type { TaskParts } from './parts';
import { pickOwner } from './pickOwner';
import { type Refused, tellRefused } from './refusals';
import { withoutInner } from './selection';
import { type Place, shifted } from './shift';
import type { Target } from './targets';

/** A target that offers what is to be done. */
interface Chosen {
  readonly target: Target;
  readonly offers: readonly TaskOffer[];
}

/** Does the same with all targets, each in its own undo step. The result: for whom it was done, or undefined where nothing was. */
export async function act(
  parts: TaskParts,
  verb: TaskVerb,
  targets: readonly Target[],
): Promise<{ readonly owner?: string } | undefined> {
  // Whoever checks a box checks those inside it.
  const wanted = verb === 'check' ? withoutInner(targets, ({ node }) => node) : targets;
  const chosen = await offering(parts, verb, wanted);
  const [first] = chosen ?? [];
  if (!chosen || !first) return undefined;
  const offers = chosen.flatMap(each => each.offers);
  const who = await ownerFor(parts, first, offers);
  if (!who) return undefined;
  const refused = await eachDone(parts, chosen, { verb, ...who });
  tellRefused(refused, chosen.length);
  return refused.length < chosen.length ? who : undefined;
}

/** Those that can be asked for it; where there is none, the person is told why. */
async function offering({ server }: TaskParts, verb: TaskVerb, targets: readonly Target[]) {
  const all = await Promise.all(
    targets.map(async target => {
      const { uri, position } = target;
      return { target, offers: await server.request<TaskOffer[]>(OFFERS, { uri, position }) };
    }),
  );
  const chosen = all.flatMap(({ target, offers = [] }): Chosen[] => {
    const possible = offers.filter(offer => offer.verb === verb);
    return possible.length ? [{ target, offers: possible }] : [];
  });
  if (chosen.length) return chosen;
  tell(whyNone(verb, all));
  return undefined;
}

interface Answered {
  readonly target: Target;
  readonly offers: readonly TaskOffer[] | undefined;
}

function whyNone(verb: TaskVerb, all: readonly Answered[]): string {
  if (all.length && all.every(({ offers }) => offers === undefined)) return noAnswer();
  if (verb === 'claim' && all.some(({ offers }) => offers?.some(offer => offer.verb === 'start')))
    return l10n.t('This document has no word for a task that is claimed. Start it instead.');
  return all.some(({ target, offers }) => target.node || offers?.length)
    ? l10n.t('This cannot be done in the state that the task is in now.')
    : noTask();
}

/** Undefined where the person thought better of it. */
async function ownerFor({ lastOwner }: TaskParts, { target }: Chosen, offers: readonly TaskOffer[]) {
  const named = offers.filter(({ owner }) => owner !== undefined);
  const [first] = named;
  if (first?.owner === undefined) return {};
  // Whoever has claimed it is the one who starts it.
  if (offers.length === 1 && first.owner === target.node?.owner) return { owner: first.owner };
  const label = target.node?.label ?? '';
  const owner = await pickOwner(named, label, lastOwner.get());
  if (owner === undefined) return undefined;
  await lastOwner.set(owner);
  return { owner };
}

async function eachDone(
  parts: TaskParts,
  chosen: readonly Chosen[],
  done: Pick<ActParams, 'verb' | 'owner'>,
): Promise<readonly Refused[]> {
  const changes: (readonly VersionedEdits[])[] = [];
  const refused: Refused[] = [];
  for (const { target, offers } of chosen) {
    const label = target.isFromTree ? target.node?.label : undefined;
    const wanted = {
      verb: done.verb,
      ...(offers.some(({ owner }) => owner !== undefined) && done.owner !== undefined && { owner: done.owner }),
      ...(label !== undefined && { label }),
    };
    const title = l10n.t('Changing “{0}”…', target.node?.label ?? '');
    const result = await tryAnswer(
      asking(parts, wanted, () => placeAfter(target, changes)),
      title,
    );
    if ('failure' in result) refused.push({ name: target.node?.label, reason: result.failure });
    else changes.push(result.changes);
  }
  return refused;
}

/** Where a target is once others have been changed before it. */
function placeAfter(target: Target, changes: readonly (readonly VersionedEdits[])[]): Place | undefined {
  const place = target.now();
  return place && changes.reduce(shifted, place);
}

const asking =
  ({ server }: TaskParts, wanted: Omit<ActParams, keyof Place>, placeNow: () => Place | undefined) =>
  async (): Promise<EditAnswer | undefined> => {
    const place = placeNow();
    if (!place) return { refusal: changedMeanwhile() };
    const params: ActParams = { ...wanted, ...place };
    return server.request<EditAnswer>(ACT, params);
  };
