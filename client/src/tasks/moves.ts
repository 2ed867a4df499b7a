import { l10n, Selection, type TextEditor, window } from 'vscode';
import { type EditAnswer, MOVE, type MoveParams, type TreeNode, type WirePosition } from '../../../server/src/protocol';
import { changedMeanwhile, noTask, notMovable, tell } from '../editing/messages';
import { applyAnswer } from '../edits';
import { markdownEditor } from './cursor';
import { type Direction, filtersOf, type Step, stepOf } from './neighbors';
import type { TaskParts } from './parts';
import { parentOf } from './selection';
import type { Target } from './targets';
import type { Standing } from './treePlaces';

/** Moves tasks past the one above or below, as the view or the text shows them. */
export async function moveStep(parts: TaskParts, direction: Direction, targets: readonly Target[]): Promise<void> {
  const [first] = targets;
  const standing = first && (await standingOf(parts, first));
  if (!first || !standing?.node?.range) return tell(noTask());
  const { node, siblings } = standing;
  const places = first.isFromTree ? targets.map(({ position }) => position) : [standing.node.range.start];
  const isOneDocument = targets.every(({ uri }) => uri === first.uri);
  const step: Step = isOneDocument ? stepOf(siblings, places, direction) : { problem: 'apart' };
  if ('problem' in step) return tell(problemWords(step.problem));
  const to = step.past.range?.start;
  const editor = first.isFromTree ? undefined : markdownEditor();
  if (!to || !first.isCurrent()) return tell(changedMeanwhile());
  const done = await move(parts, step.moved, { to, side: direction === 'up' ? 'before' : 'after' });
  if (done && editor) await follow(parts, editor, node);
}

/** What is hidden in the view does not stand between what is shown. */
async function standingOf({ places, trees }: TaskParts, target: Target): Promise<Standing | undefined> {
  const shown = target.isFromTree ? await places.at(target, filtersOf(trees.options())) : undefined;
  return shown?.node ? shown : places.at(target);
}

/** Moves tasks of one document; whether it was done. */
export function move(
  { server }: TaskParts,
  moved: readonly TreeNode[],
  { to, side }: Pick<MoveParams, 'to' | 'side'>,
): Promise<boolean> {
  const uri = moved[0]?.uri ?? '';
  const tasks = moved.flatMap(({ range, label }) => (range ? [{ position: range.start, label }] : []));
  const params: MoveParams = { uri, tasks, to, side };
  return applyAnswer(
    () => server.request<EditAnswer>(MOVE, params),
    l10n.t('Moving “{0}”…', moved.map(({ label }) => label).join(', ')),
  );
}

/** Keeps the cursor at the task, so that the same key moves it on. */
async function follow({ places }: TaskParts, editor: TextEditor, { id, range }: TreeNode): Promise<void> {
  const parent = parentOf(id);
  const after = parent === undefined ? [] : await places.below(parent);
  const start = after.find(node => node.id === id)?.range?.start;
  if (!start || !range || window.activeTextEditor !== editor) return;
  editor.selection = cursorAt(start);
  editor.revealRange(editor.selection);
}

const cursorAt = ({ line, character }: WirePosition): Selection => new Selection(line, character, line, character);

function problemWords(problem: Extract<Step, { problem: string }>['problem']): string {
  const words = {
    apart: l10n.t('Tasks are moved together where they stand in one list. Select such tasks, then try again.'),
    fixed: notMovable(),
    first: l10n.t('It already stands first in its list. Use “Move Task To…” to take it elsewhere.'),
    last: l10n.t('It already stands last in its list. Use “Move Task To…” to take it elsewhere.'),
  };
  return words[problem];
}
