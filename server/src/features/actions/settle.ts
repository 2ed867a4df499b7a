import type { Settings } from '../../config';
import { readDocument } from '../../model/parse';
import type { Edit, SprintDoc, Status } from '../../model/sprint';
import type { Project } from '../../project';
import { type Range, touches } from '../../range';
import { checkboxContradiction } from '../../rules/checkbox-contradiction';
import { crossDocumentStatus } from '../../rules/cross-document-status';
import { duplicateId } from '../../rules/duplicate-id';
import { listLength } from '../../rules/list-length';
import { missingFromCompleted } from '../../rules/missing-from-completed';
import { multipleClaims } from '../../rules/multiple-claims';
import { readyWithBlockers } from '../../rules/ready-with-blockers';
import type { Rule, RuleFinding } from '../../rules/rule';
import { staleBlock } from '../../rules/stale-block';
import { staleCount } from '../../rules/stale-count';
import { staleDependencyNote } from '../../rules/stale-dependency-note';
import { stalePercent } from '../../rules/stale-percent';
import { staleProgressBar } from '../../rules/stale-progress-bar';
import { staleTotal } from '../../rules/stale-total';
import { statusContradiction } from '../../rules/status-contradiction';
import { unknownStatus } from '../../rules/unknown-status';
import { unmetDependency } from '../../rules/unmet-dependency';
import { checkDocument } from '../diagnostics';
import { applyEdits, composeEdits, conflicts } from '../edits';
import { followedCounts } from './counts';
import { type Filed, filedAsDone, withFiled } from './filed';
import { exact, freshOf, type KeyOf, roughly } from './fresh';
import { overlay } from './overlay';
import { remedyFor } from './remedies';

/** What an action may read and change. */
export interface Scene {
  readonly project: Project;
  readonly settings: Settings;
  /** The document in which the action is, and those in which it may leave something behind. */
  readonly docs: readonly SprintDoc[];
}

/** What an action does by itself. */
export interface Deed {
  readonly edits: ReadonlyMap<SprintDoc, readonly Edit[]>;
  /** The task whose state it sets, and to what: nothing that follows may set it to another one again. */
  readonly sets?: { readonly key: string; readonly target: Status };
  /** Where text changes its place: orders the offsets of the first document as what stands there stands afterwards. */
  readonly order?: (offset: number) => number;
  /** The first document as it is then, or nearly so: what was read once is not read again. */
  readonly near?: SprintDoc;
}

/** All that is to be changed, by document or other file; or why nothing is. */
export type Outcome = { readonly edits: ReadonlyMap<Changed, readonly Edit[]> } | { readonly refusal: string };
type Changed = Pick<SprintDoc, 'uri' | 'lines'>;

/** One consequence can have another; in documents of people there are two or three. */
const MOST_PASSES = 8;

/** A document on its way: what was found in it before, and how it stands now. */
interface Stage {
  readonly doc: SprintDoc;
  readonly known: readonly RuleFinding[];
  readonly now: SprintDoc;
  readonly edits: readonly Edit[];
}

/**
 * A deed with all that follows from it: whatever a rule would find afterwards and did not before is put right, too, or the
 * deed is refused. A number or note that was wrong before and is still is put right where that makes nothing else wrong.
 */
export function settled(scene: Scene, deed: Deed): Outcome {
  const outcome = settledAs(scene, deed, exact);
  return 'refusal' in outcome ? settledAs(scene, deed, roughly) : outcome;
}

function settledAs(scene: Scene, { edits, sets, order, near }: Deed, keyOf: KeyOf): Outcome {
  const { project, docs } = scene;
  const before = overlay(project, docs);
  let filed: readonly Filed[] = [];
  let left: string | undefined;
  let stages = docs.map(doc =>
    changed(
      { doc, known: check(scene, doc, before), now: doc, edits: [] },
      edits.get(doc) ?? [],
      doc === docs[0] ? near : undefined,
    ),
  );
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const now = stages.map(each => each.now);
    const after = overlay(project, now, withFiled(project.evidence, filed));
    const next = stages.map(stage => {
      const found = check(scene, stage.now, after);
      const fresh = freshOf(stage, found, keyOf);
      return {
        stage,
        found,
        fresh,
        more: consequences(stage, fresh, {
          kept: statesOf(stage.now, sets),
          order: stage.doc === docs[0] ? order : undefined,
        }),
      };
    });
    const files = next.flatMap(({ fresh }) => fresh.flatMap(each => filedAsDone(after, each)));
    [left] = next.flatMap(({ stage, found }) =>
      freshOf(stage, found, roughly).map(({ message }) =>
        stage.doc === docs[0] ? message : `${stage.doc.path}: ${message}`,
      ),
    );
    if (!files.length && next.every(({ more }) => !more.length))
      return left === undefined ? { edits: outcomeOf(stages, filed) } : refusedFor(left);
    filed = [...filed, ...files];
    stages = next.map(({ stage, more }) => changed(stage, more));
  }
  return refusedFor(left ?? 'what is right in one place of this would make another place wrong.');
}

/** The message alone would tell of the document as it is not. */
const refusedFor = (left: string) => ({ refusal: `Nothing is changed, because it would not be right then: ${left}` });

function changed(stage: Stage, more: readonly Edit[], near = stage.now): Stage {
  if (!more.length) return stage;
  const { doc } = stage;
  const edits = composeEdits(doc.text.length, stage.edits, more);
  const text = applyEdits(doc.text, edits);
  return { ...stage, edits, now: near.text === text ? near : readDocument(doc.uri, doc.path, text, near) };
}

/** Two edits that cancel each other out are none. */
const outcomeOf = (stages: readonly Stage[], filed: readonly Filed[]): ReadonlyMap<Changed, readonly Edit[]> =>
  new Map<Changed, readonly Edit[]>([
    ...stages.map(
      ({ doc, edits }) =>
        [doc, edits.filter(({ range, text }) => doc.text.slice(range.start, range.end) !== text)] as const,
    ),
    ...filed.map(({ file, edits }) => [file, edits] as const),
  ]);

/** What a person has turned off is still kept in step, though not where a comment says so. */
const check = ({ settings }: Scene, doc: SprintDoc, project: Project): readonly RuleFinding[] =>
  checkDocument(doc, { project, settings: { ...settings, rules: {} } }, STATE_RULES);

/** The rules about states and about numbers that follow from them. */
const STATE_RULES: readonly Rule[] = [
  ...[staleCount, stalePercent, staleTotal, listLength, staleProgressBar],
  ...[statusContradiction, checkboxContradiction, crossDocumentStatus, unknownStatus, duplicateId],
  ...[unmetDependency, staleBlock, staleDependencyNote, multipleClaims, missingFromCompleted, readyWithBlockers],
];

interface Bounds {
  /** The states that must stay. */
  readonly kept: readonly Range[];
  readonly order: Deed['order'];
}

function consequences({ doc, now }: Stage, fresh: readonly RuleFinding[], { kept, order }: Bounds): Edit[] {
  const chosen: Edit[] = doc === now ? [] : followedCounts(doc, now, order);
  for (const finding of fresh) {
    const edits = remedyFor(now, finding);
    const isFree = edits?.every(
      ({ range }) =>
        !chosen.some(each => conflicts(each.range, range)) &&
        !kept.some(each => range.start < range.end && touches(each, range)),
    );
    if (edits && isFree) chosen.push(...edits);
  }
  return chosen;
}

const statesOf = ({ ids }: SprintDoc, sets: Deed['sets']): Range[] =>
  (ids.get(sets?.key ?? '')?.tasks ?? []).flatMap(({ status }) =>
    status?.written && status.value === sets?.target ? status.range : [],
  );
