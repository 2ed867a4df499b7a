import type { CodeAction, CodeActionParams, InitializeParams, MessageType } from 'vscode-languageserver';
import { nextPlanUri } from '../features/actions/nextPlan';
import { isTaskActionData, type TaskActionData, taskEdit } from '../features/actions/taskActions';
import { CODE_ACTION_KINDS, codeActions } from '../features/codeActions';
import { fromLspRange } from '../features/lsp';
import { isNewFileData } from '../features/newFile';
import { type Server, safelyOn } from '../handlers';
import type { SprintDoc } from '../model/sprint';
import { type Answers, askedOf, makesFiles } from './answers';
import { asksForFiles, newFileEdit } from './newFiles';
import { sceneAt } from './scenes';

export const codeActionAnswers: Answers = {
  capabilities: { codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS, resolveProvider: true } },
  listen(server) {
    const { connection, workspace, client } = server;
    const { resolvesEdits, showsDisabled } = abilitiesOf(client);
    connection.onCodeAction(
      askedOf(server)([], async (_, doc, params) => {
        const actions = codeActions(doc, workspace.context(doc), await requestOf(server, doc, params));
        const all = resolvesEdits ? actions : await Promise.all(actions.map(each => withEdit(server, each)));
        return all.filter(({ disabled }) => !disabled || showsDisabled);
      }),
    );
    connection.onCodeActionResolve(action =>
      safelyOn(connection)(action, async (chosen: CodeAction) => {
        const resolved = await withEdit(server, chosen);
        if (resolved.disabled) await tell(connection, resolved.disabled.reason);
        return resolved.edit ? resolved : chosen;
      })(action),
    );
  },
};

/** An answer without an edit would leave a person wondering why nothing happens. */
const tell = (connection: Server['connection'], message: string): Promise<void> =>
  connection.sendNotification('window/showMessage', { type: WARNING, message });
const WARNING = 2 satisfies MessageType;

/** Only where a plan has more tasks than it may have, the next one's text is needed, too. */
async function requestOf({ workspace, client }: Server, doc: SprintDoc, { range, context }: CodeActionParams) {
  const asked = fromLspRange(doc.lines, range);
  const next = nextPlanUri(workspace.project, doc, asked.start);
  const nextPlan = next === undefined ? undefined : await workspace.read(next);
  return {
    range: asked,
    only: context.only,
    nextPlan,
    makesFiles: makesFiles(client),
    asksForFiles: asksForFiles(client),
  };
}

/** An editor that cannot ask for the edit of the action that was chosen gets that of all. */
function abilitiesOf({ capabilities }: InitializeParams) {
  const { resolveSupport, dataSupport, disabledSupport } = capabilities.textDocument?.codeAction ?? {};
  return {
    resolvesEdits: Boolean(dataSupport && resolveSupport?.properties.includes('edit')),
    showsDisabled: Boolean(disabledSupport),
  };
}

/** The action with what it changes, or with the reason why it cannot be done. */
async function withEdit(server: Server, action: CodeAction): Promise<CodeAction> {
  if (action.edit || action.disabled) return action;
  const found = isNewFileData(action.data)
    ? await newFileEdit(server, action.data.scaffold)
    : isTaskActionData(action.data) && (await editOf(server, action.data));
  if (!found) return action;
  if ('refusal' in found) return { ...action, disabled: { reason: found.refusal } };
  return { ...action, edit: 'edit' in found ? found.edit : found };
}

async function editOf(server: Server, data: TaskActionData) {
  const doc = await server.workspace.read(data.uri);
  return doc && taskEdit(await sceneAt(server, doc, data.offset), data);
}
