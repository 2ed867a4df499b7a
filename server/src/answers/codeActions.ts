import type { CodeActionParams } from 'vscode-languageserver';
import { CODE_ACTION_KINDS, codeActions } from '../features/codeActions';
import { fromLspRange } from '../features/lsp';
import type { SprintDoc } from '../model/sprint';
import { type Answers, askedOf } from './answers';

export const codeActionAnswers: Answers = {
  capabilities: { codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS } },
  listen(server) {
    const { connection, workspace } = server;
    connection.onCodeAction(
      askedOf(server)([], (_, doc, params) => codeActions(doc, workspace.context(doc), requestOf(doc, params))),
    );
  },
};

const requestOf = (doc: SprintDoc, { range, context }: CodeActionParams) => ({
  range: fromLspRange(doc.lines, range),
  only: context.only,
});
