import { statusConflicts } from '../../model/claims/statusConflicts';
import type { Edit, SprintDoc, StatedStatus, Task } from '../../model/sprint';
import { spanOf } from '../../model/statuses/documentStatus';
import type { Range } from '../../range';
import type { RuleFinding } from '../../rules/rule';
import { replaced } from './cells';
import { restated } from './notation';
import type { Target } from './statusWords';

/** What an action must change besides, so that a rule does not find what it has left behind. */
export function remedyFor(doc: SprintDoc, finding: RuleFinding): readonly Edit[] | undefined {
  const own = REMEDIES[finding.rule];
  const edits = own?.(doc, finding) ?? (UNDOING.has(finding.rule) ? undefined : fixOf(doc, finding));
  return edits?.length ? edits : undefined;
}

/** Its fix would take the action back. */
const UNDOING: ReadonlySet<string> = new Set(['checkbox-contradiction', 'cross-document-status']);

type Remedy = (doc: SprintDoc, finding: RuleFinding) => readonly Edit[] | undefined;

const REMEDIES: Readonly<Record<string, Remedy>> = {
  'checkbox-contradiction': textBesideBox,
  'status-contradiction': otherState,
  'stale-block': (doc, { range }) => restatedTask(doc, taskStating(doc, range), 'open'),
  'cross-document-status': (doc, { range }) => {
    const task = taskStating(doc, range);
    // What is done here and not elsewhere is for the other place to follow.
    return task?.status?.value === 'done' ? undefined : restatedTask(doc, task, 'done');
  },
  'unmet-dependency': (doc, { range }) => {
    const waiting = doc.tasks.find(({ dependsOn }) => dependsOn.some(each => each.range.start === range.start));
    return waiting?.status?.value === 'open' ? restatedTask(doc, waiting, 'blocked') : undefined;
  },
};

/** In a table, a number or a note must not push its cell’s end away. */
function fixOf(doc: SprintDoc, { fix }: RuleFinding): readonly Edit[] | undefined {
  if (!fix || fix.create) return undefined;
  return fix.edits.flatMap(edit =>
    edit.range.start < edit.range.end && edit.text && !/[\r\n]/.test(edit.text)
      ? replaced(doc, edit.range, edit.text)
      : [edit],
  );
}

/** "- [x] Guide - ✅ Complete" that is open again. */
function textBesideBox(doc: SprintDoc, { range, related }: RuleFinding): readonly Edit[] | undefined {
  const [said] = related ?? [];
  // Boxes inside it that are open are put right by themselves.
  if (!said || isBox(doc.text.slice(said.range.start, said.range.end))) return undefined;
  const isTicked = /x/i.test(doc.text.slice(range.start, range.end));
  return restatedText(doc, said.range, isTicked ? 'done' : 'in-progress');
}

const isBox = (text: string): boolean => /^\[.\]$/.test(text);

/** “Complete” over boxes of which some are open, or “Not Started” over ticked ones. */
function otherState(doc: SprintDoc, { range }: RuleFinding): readonly Edit[] | undefined {
  const conflicts = statusConflicts(doc).filter(({ claim }) => spanOf(claim)[0] === range.start);
  const conflict = conflicts.at(-1);
  if (!conflict) return undefined;
  const { isMixed, claim } = conflict;
  const whole = claim.match.status === 'done' ? 'open' : claim.isDocument ? 'in-progress' : 'done';
  return restatedText(doc, range, isMixed ? 'in-progress' : whole);
}

/** The same state may be told in a heading and in a line below it; each is found by itself. */
function restatedText(doc: SprintDoc, range: Range, target: Target): readonly Edit[] | undefined {
  const text = restated(doc, doc.text.slice(range.start, range.end), target);
  return text === undefined ? undefined : replaced(doc, range, text);
}

const taskStating = ({ tasks }: SprintDoc, { start }: Range): Task | undefined =>
  tasks.find(({ status }) => status?.range.start === start);

/** The edits that set the state of a task; undefined where the document has no way to say it. */
export function restatedTask(
  doc: SprintDoc,
  task: Task | undefined,
  target: Target,
  beside?: Parameters<typeof restated>[3],
): readonly Edit[] | undefined {
  const { status, source } = task ?? {};
  const range = status && rangeOf(doc, status);
  if (!status?.written || !range) return undefined;
  if (source === 'checkbox') {
    const isTicked = target === 'done';
    return (status.value === 'done') === isTicked
      ? []
      : [{ range: { start: range.start + 1, end: range.end - 1 }, text: isTicked ? 'x' : ' ' }];
  }
  // A tool compares what front matter says with the states that it knows.
  const told = source === 'front-matter' ? { owner: beside?.owner } : beside;
  const text = restated(doc, status.written, target, told);
  return text === undefined ? undefined : replaced(doc, range, text);
}

/** Where a state is written; in front matter, a quotation mark may stand before it. */
function rangeOf({ text }: SprintDoc, { range: { start }, written = '' }: StatedStatus): Range | undefined {
  const from = [start, start + 1].find(each => text.startsWith(written, each));
  return from === undefined || !written ? undefined : { start: from, end: from + written.length };
}
