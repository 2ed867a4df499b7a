import { idKey } from '../../model/ids/ids';
import type { Edit, SprintDoc, Status, Task } from '../../model/sprint';
import { ownerOf } from '../../model/tasks/states';
import { cellAt } from '../places';
import { checkedEdits, uncheckedEdits } from './boxes';
import { replaced } from './cells';
import { recorded } from './completed';
import { isToken, restated } from './notation';
import { offerFor, type Verb } from './offers';
import { ownerName } from './owners';
import { restatedTask } from './remedies';
import { type Deed, type Outcome, type Scene, settled } from './settle';
import type { Target } from './statusWords';
import { nameOfSubject, type StatedTask, subjectAt, tellingsOf } from './tellings';

/** One of those that are offered. */
interface Chosen {
  readonly verb: Verb;
  readonly owner?: string | undefined;
  /** Of the subject for which it was offered. */
  readonly name: string;
}

/**
 * Does what is offered at a place of the scene's first document, with all that follows from it. `offer` must still be one of
 * those that are offered there: done twice, an action is refused.
 */
export function perform(scene: Scene, offset: number, { verb, owner, name }: Chosen): Outcome {
  const [doc] = scene.docs;
  const subject = doc && subjectAt(doc, offset);
  const offer = doc && offerFor(scene.project, doc, { offset, verb, owner });
  if (!doc || !subject || !offer || nameOfSubject(subject) !== name) return { refusal: CHANGED };
  if (offer.refusal) return { refusal: offer.refusal };
  if (subject.type === 'box') return settled(scene, deedOfBox(doc, subject.items, verb));
  const edits = editsOfTask(doc, subject.task, { verb, owner: offer.owner });
  if ('refusal' in edits) return edits;
  const sets = { key: idKey(subject.task.id.value), target: TARGETS[verb] ?? 'open' };
  return settled(scene, { edits: new Map([[doc, edits.edits]]), sets });
}

export const CHANGED = 'The document has changed: this is no longer to be done here.';

const deedOfBox = (doc: SprintDoc, items: Parameters<typeof uncheckedEdits>[0], verb: Verb): Deed => ({
  edits: new Map([[doc, verb === 'check' ? checkedEdits(doc, items) : uncheckedEdits(items)]]),
});

const TARGETS: Partial<Record<Verb, Target>> = {
  ...{ claim: 'claimed', start: 'in-progress', done: 'done', block: 'blocked', unblock: 'open' },
};

type Edits = { readonly edits: readonly Edit[] } | { readonly refusal: string };

function editsOfTask(doc: SprintDoc, task: StatedTask, { verb, owner }: Omit<Chosen, 'name'>): Edits {
  const target = TARGETS[verb] ?? 'open';
  const who = owner ?? (verb === 'done' || verb === 'start' ? task.owner?.value : undefined);
  const beside = { owner: who && ownerName(who), reason: verb === 'block' ? reasonFor(doc, task) : undefined };
  const written = restated(doc, task.status.written ?? '', target, beside);
  if (written === undefined)
    return { refusal: `This document has no way to write that a task is ${WORDS[target] ?? target}.` };
  if (owner !== undefined && !isReadBack(written, { target, owner: ownerName(owner) }))
    return { refusal: `In this document, “${owner}” would not be read as one name. Use a shorter or simpler one.` };
  const done: Task = { ...task, status: { ...task.status, value: target as Status, written } };
  const record = target === 'done' ? recorded(doc, done) : { edits: [], moved: false };
  if (!record)
    return {
      refusal: 'It is not clear what its row in the Completed table would hold. Add it there, then mark it done.',
    };
  const own = tellingsOf(doc, task).flatMap((each, at) => {
    if (at === 0 && record.moved) return [];
    return each.status?.value === target ? [] : (restatedTask(doc, each, target, beside) ?? []);
  });
  return { edits: [...own, ...(owner && !record.moved ? ownerEdits(doc, task, owner) : []), ...record.edits] };
}

/** A token tells the name again as it was given to it. */
function isReadBack(written: string, { target, owner }: { readonly target: Target; readonly owner: string }): boolean {
  if (!isToken(written) || !written.includes(':')) return true;
  const range = { start: 0, end: written.length };
  return ownerOf({ value: target as Status, written, range })?.value === owner;
}

const WORDS: Partial<Record<Target, string>> = { 'in-progress': 'in progress', claimed: 'claimed', blocked: 'blocked' };

/** A task that waits for nothing else than what is done must say that there is something more. */
function reasonFor(doc: SprintDoc, { dependsOn, otherNeeds, blocker }: Task): string | undefined {
  const isFree = dependsOn.every(({ key }) => {
    const tasks = doc.ids.get(key)?.tasks;
    return !tasks || tasks.every(({ status }) => !status || status.value === 'done');
  });
  return dependsOn.length && isFree && !otherNeeds && !blocker ? 'waiting' : undefined;
}

/** Fills the cell of the owner where nobody stands in it. */
function ownerEdits(doc: SprintDoc, { status }: StatedTask, owner: string): Edit[] {
  const place = cellAt(doc, status.range.start);
  const cell = place?.row.cells[place.columns.owner ?? -1];
  return cell && /^[\s\p{P}\p{S}]*$|^(?:tb[ad]|none|n\/?a|unassigned|open|anyone)$/iu.test(cell.value)
    ? replaced(doc, cell.range, ownerName(owner))
    : [];
}
