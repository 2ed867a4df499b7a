import { idKey } from '../../model/ids/ids';
import { nameOf, stateName } from '../../model/ids/taskNames';
import type { SprintDoc, Status, Task } from '../../model/sprint';
import type { Project } from '../../project';
import { NOBODY, ownerKey } from '../../rules/multiple-claims';
import { begins, type Unmet, unmetOf } from '../../rules/unmet-dependency';
import { cellAt } from '../places';
import { openInside } from './boxes';
import { canHave } from './fileStates';
import { knowsState, namesOwner } from './notation';
import { ownersFor } from './owners';
import { isStated, type StatedTask, type Subject, subjectAt, tellingsOf } from './tellings';

export type Verb = 'claim' | 'start' | 'done' | 'block' | 'unblock' | 'check' | 'uncheck';

/** What can be done with the task or box at a place. */
export interface Offer {
  readonly verb: Verb;
  /** As a menu shows it: “Claim 9-4 as Dev 1”. */
  readonly title: string;
  readonly owner?: string;
  /** Why it cannot be done now. */
  readonly refusal?: string;
}

export function offersAt(project: Project, doc: SprintDoc, offset: number): readonly Offer[] {
  const subject = doc.kind && subjectAt(doc, offset);
  if (!subject) return [];
  return subject.type === 'box' ? offersOfBox(project, doc, subject) : offersOfTask(project, doc, subject.task);
}

/** What of a place and a verb is asked for. */
export interface Wanted {
  readonly offset: number;
  readonly verb: Verb;
  readonly owner?: string | undefined;
}

/** The offer of a verb at a place. Where the document says who works on what, any name will do; else it is left out. */
export function offerFor(project: Project, doc: SprintDoc, { offset, verb, owner }: Wanted): Offer | undefined {
  const offers = offersAt(project, doc, offset).filter(each => each.verb === verb);
  const [first] = offers;
  if (first?.owner === undefined) return first;
  const name = owner?.trim();
  const subject = subjectAt(doc, offset);
  if (name === undefined || subject?.type !== 'task') return { ...first, refusal: NO_OWNER };
  const known = offers.find(each => each.owner === name);
  return known ?? offerTo(project, doc, { task: subject.task, verb, owner: name });
}

interface Asked {
  readonly task: StatedTask;
  readonly verb: Verb;
  readonly owner: string;
}

function offerTo(project: Project, doc: SprintDoc, { task, verb, owner }: Asked): Offer {
  const refusal = misnamed(owner) ?? heldByOther(task, owner) ?? unmet(project, doc, task) ?? heldBy(doc, task, owner);
  return { verb, title: `${TITLES[verb]} ${nameOf(task.id.value)} as ${owner}`, owner, ...refusedWhile(refusal) };
}

const NO_OWNER = 'This document says who works on what. Say who it is, then try again.';

/** Why a name cannot stand in a cell or a token. */
export const misnamed = (name: string): string | undefined =>
  /^[^|[\]`<\p{Cc}\u2028\u2029]{1,80}$/u.test(name) && /[\p{L}\p{N}]/u.test(name)
    ? undefined
    : 'This is no name that the document can hold. Use at most 80 characters on one line, without | [ ] ` and <.';

function heldByOther({ id, owner }: StatedTask, name: string): string | undefined {
  const isHeld = owner && !NOBODY.test(owner.value) && ownerKey(owner.value) !== ownerKey(name);
  return isHeld ? `${nameOf(id.value)} already belongs to ${nameOf(owner.value)}.` : undefined;
}

function offersOfBox(project: Project, doc: SprintDoc, { items, task }: Extract<Subject, { type: 'box' }>): Offer[] {
  const item = items.at(-1);
  if (!item) return [];
  if (item.checkbox?.value)
    return [{ verb: 'uncheck', title: 'Uncheck the box', ...refusedWhile(begunAfter(project, doc, task)) }];
  const inside = openInside(item).length;
  const title = inside ? `Check the box and the ${inside === 1 ? 'one' : inside} inside it` : 'Check the box';
  return [{ verb: 'check', title, ...refusedWhile(task.id && unmet(project, doc, task)) }];
}

function offersOfTask(project: Project, doc: SprintDoc, task: StatedTask): Offer[] {
  const verbs = VERBS[task.status.value] ?? [];
  const name = nameOf(task.id.value);
  const why = verbs.length ? unmet(project, doc, task) : undefined;
  return verbs.flatMap((verb): Offer[] => {
    const title = `${TITLES[verb]} ${name}`;
    if (verb === 'claim' && !(knowsState(doc, 'claimed') && canHave(project, task, 'claimed'))) return [];
    if (verb === 'block') return canHave(project, task, 'blocked') ? [{ verb, title }] : [];
    if (verb === 'done') return [{ verb, title: `Mark ${name} done`, ...refusedWhile(why) }];
    if (verb === 'unblock') return [{ verb, title, ...refusedWhile(begins('open', doc) ? why : undefined) }];
    return ownersOf(project, doc, { task, verb }).map(owner => ({
      ...{ verb, title: owner === undefined ? title : `${title} as ${owner}` },
      ...(owner !== undefined && { owner }),
      ...refusedWhile(why ?? heldBy(doc, task, owner)),
    }));
  });
}

/** What can be done with a task in each state, most usual first. */
export const VERBS: Partial<Record<Status, readonly Verb[]>> = {
  open: ['claim', 'start', 'done', 'block'],
  claimed: ['start', 'done', 'block'],
  'in-progress': ['done', 'block'],
  'in-review': ['done', 'block'],
  blocked: ['unblock', 'done'],
};
const TITLES: Readonly<Record<Verb, string>> = {
  ...{ claim: 'Claim', start: 'Start', done: 'Mark', block: 'Block', unblock: 'Unblock' },
  ...{ check: 'Check', uncheck: 'Uncheck' },
};

const refusedWhile = (refusal: string | undefined) => (refusal === undefined ? {} : { refusal });

/** What must be done first, in any place that tells of the task. */
function unmet(project: Project, doc: SprintDoc, task: Task): string | undefined {
  const first = firstUnmet(project, doc, task);
  if (!first) return undefined;
  const { dependency, state } = first;
  return `${nameOf(task.id?.value ?? '')} depends on ${nameOf(dependency.value)}, which is not done (it is ${stateName(state.value)}).`;
}

function firstUnmet(project: Project, doc: SprintDoc, task: Task): Unmet | undefined {
  for (const each of tellingsOf(doc, task)) {
    const [first] = each.id ? unmetOf(each, doc, project) : [];
    if (first) return first;
  }
  return undefined;
}

/** What has begun because a task was done. */
function begunAfter(project: Project, doc: SprintDoc, { id, status }: Task): string | undefined {
  if (!id || status?.value !== 'done') return undefined;
  const begun = (project.waitingFor.get(idKey(id.value)) ?? []).find(
    each => each.doc.uri === doc.uri && each.task.status && BEGUN.has(each.task.status.value) && each.task.id,
  );
  return begun?.task.id
    ? `${nameOf(begun.task.id.value)}, which depends on ${nameOf(id.value)}, is ${stateName(begun.task.status?.value)}.`
    : undefined;
}

const BEGUN: ReadonlySet<Status> = new Set(['claimed', 'in-progress', 'in-review', 'done']);

/** Who may do it; nobody in particular where the document does not say who works on what. */
function ownersOf(
  project: Project,
  doc: SprintDoc,
  { task, verb }: { readonly task: StatedTask; readonly verb: Verb },
): readonly (string | undefined)[] {
  const own = task.owner && !NOBODY.test(task.owner.value) ? task.owner.value : undefined;
  if (own !== undefined && task.status.value !== 'open') return [own];
  const target = verb === 'claim' ? 'claimed' : 'in-progress';
  if (!namesOwner(doc, target) && !hasOwnerCell(doc, task)) return [undefined];
  if (own !== undefined) return [own];
  const owners = ownersFor(project, doc).filter(owner => !heldBy(doc, task, owner));
  const all = owners.length ? owners : ownersFor(project, doc);
  // Where one claims first, starting right away is the exception.
  return verb === 'start' && knowsState(doc, 'claimed') ? all.slice(0, 1) : all;
}

export const hasOwnerCell = (doc: SprintDoc, { source, status }: Task): boolean =>
  source === 'row' && status !== undefined && cellAt(doc, status.range.start)?.columns.owner !== undefined;

/** Where a queue allows one claim at a time, the one that its owner already has. */
function heldBy(doc: SprintDoc, task: StatedTask, owner: string | undefined): string | undefined {
  if (owner === undefined || !doc.queue?.oneClaim) return undefined;
  const key = idKey(task.id.value);
  const held = doc.tasks.find(
    each =>
      isStated(each) &&
      (each.status.value === 'claimed' || each.status.value === 'in-progress') &&
      ownerKey(each.owner?.value ?? '') === ownerKey(owner) &&
      idKey(each.id.value) !== key,
  );
  return (
    held?.id && `${nameOf(owner)} already holds ${nameOf(held.id.value)}, and this queue allows one claim at a time.`
  );
}
