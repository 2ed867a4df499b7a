import { CodeLensRefreshRequest, type InitializeParams } from 'vscode-languageserver';
import { codeLenses, type LensClient } from '../features/codeLens';
import { missingReports } from '../features/codeLens/missingReports';
import { nextOf } from '../features/codeLens/next';
import { toLspRange } from '../features/lsp';
import { newFileParams } from '../features/newFile';
import type { Server } from '../handlers';
import type { SprintDoc } from '../model/sprint';
import { CREATE_REPORT, SHOW_NEXT } from '../protocol';
import { type Answers, askedOf, makesFiles } from './answers';
import { asksForFiles, newFileEdit } from './newFiles';
import { refreshOnChange } from './refresh';

export const codeLensAnswers: Answers = {
  capabilities: { codeLensProvider: {}, executeCommandProvider: { commands: [CREATE_REPORT, SHOW_NEXT] } },
  listen(server) {
    const { connection, workspace, client } = server;
    const can = abilitiesOf(client);
    connection.onCodeLens(askedOf(server)([], (_, doc) => codeLenses(doc, workspace.context(doc), can)));
    const act = askedOf(server)(null, (_, doc, { command, rule }: Click) =>
      command === CREATE_REPORT ? create(server, doc, rule) : showNext(server, doc),
    );
    connection.onExecuteCommand(({ command, arguments: [uri, rule] = [] }) =>
      typeof uri === 'string' ? act({ uri, command, rule: String(rule) }) : null,
    );
    if (client.capabilities.workspace?.codeLens?.refreshSupport)
      refreshOnChange(server, () => connection.sendRequest(CodeLensRefreshRequest.type));
  },
};

interface Click {
  readonly uri: string;
  readonly command: string;
  readonly rule: string;
}

function abilitiesOf(client: InitializeParams): LensClient {
  const { workspace, window } = client.capabilities;
  const { runsTests } = (client.initializationOptions ?? {}) as { readonly runsTests?: unknown };
  return {
    creates: workspace?.applyEdit === true && makesFiles(client),
    asksForFiles: asksForFiles(client),
    shows: window?.showDocument?.support === true,
    runsTests: runsTests === true,
  };
}

async function create(server: Server, doc: SprintDoc, rule: string): Promise<null> {
  const { connection, workspace, client } = server;
  const able = abilitiesOf(client);
  const missing = missingReports(doc, workspace.context(doc)).find(each => each.rule === rule);
  if (!able.creates || !missing) return null;
  const made = await newFileEdit(server, newFileParams(doc, missing.create));
  if ('refusal' in made) {
    connection.window.showWarningMessage(made.refusal);
    return null;
  }
  const { applied } = await connection.workspace.applyEdit({ label: 'Create a report', edit: made.edit });
  if (applied && able.shows) await connection.window.showDocument({ uri: made.uri, takeFocus: true });
  return null;
}

async function showNext({ connection, workspace, client }: Server, doc: SprintDoc): Promise<null> {
  if (!abilitiesOf(client).shows) return null;
  const task = nextOf(doc, workspace.project)?.task;
  const selection = task && toLspRange(doc.lines, task.id?.range ?? task.title.range);
  if (selection) await connection.window.showDocument({ uri: doc.uri, selection, takeFocus: true });
  return null;
}
