import { commands, l10n, window } from 'vscode';
import { TASK_AT, type TaskAt, type TaskAtParams } from '../../../server/src/protocol';
import { markdownEditor, placeOf } from './cursor';
import type { TaskParts } from './parts';
import type { Place } from './shift';

/** Shows in the “Sprints” tree what stands at the cursor. */
export async function reveal(parts: TaskParts): Promise<void> {
  const editor = markdownEditor();
  const place = editor && placeOf(editor);
  const path = place && (await pathTo(parts, place));
  if (!path)
    void window.showInformationMessage(
      l10n.t('Nothing of the Sprints view stands here. Put the cursor on a task, then try again.'),
    );
  else if (path.length) await parts.trees.reveal(path, true);
  else void offerAll(parts, place);
}

/** Undefined where nothing stands; empty where the view hides it. */
async function pathTo({ server, trees }: TaskParts, { uri, position }: Place): Promise<readonly string[] | undefined> {
  const params: TaskAtParams = { uri, position, options: trees.options() };
  return (await server.request<TaskAt | null>(TASK_AT, params))?.path;
}

async function offerAll(parts: TaskParts, place: Place): Promise<void> {
  const clear = l10n.t('Clear Filter');
  const message = l10n.t('The filter of the Sprints view hides this task.');
  if ((await window.showInformationMessage(message, clear)) !== clear) return;
  await commands.executeCommand('sprintmark.sprints.clearFilter');
  if (parts.trees.options().hideCompleted) await showCompletedFor(parts, place);
  const path = await pathTo(parts, place);
  if (path?.length) await parts.trees.reveal(path, true);
}

/** What is completed stays hidden as long as that is not why the task is. */
async function showCompletedFor(parts: TaskParts, place: Place): Promise<void> {
  if (!(await pathTo(parts, place))?.length) await commands.executeCommand('sprintmark.sprints.showCompleted');
}
