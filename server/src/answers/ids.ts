import type { FileOperationRegistrationOptions, InitializeParams, ServerCapabilities } from 'vscode-languageserver';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../features/ids/callHierarchy';
import { definition, toLocation } from '../features/ids/definition';
import { highlights, references } from '../features/ids/references';
import { prepareRename } from '../features/ids/rename';
import { toLspRange } from '../features/lsp';
import { type Server, safelyOn } from '../handlers';
import type { Project } from '../project';
import { type Answers, askedOf } from './answers';
import { renameFiles, renameId } from './renaming';
import { refusal } from './workspaceEdits';

/** Ids as symbols: where they are defined and named, what they are renamed to, and what depends on what. */
export const idAnswers: Answers = {
  capabilities: client => ({
    ...{ definitionProvider: true, referencesProvider: true, documentHighlightProvider: true },
    ...{ renameProvider: renameCapability(client), callHierarchyProvider: true },
    workspace: { fileOperations: { willRename: DOCUMENTS_AND_FOLDERS } },
  }),
  listen(server) {
    listenForPlaces(server);
    listenForCalls(server);
    const { connection } = server;
    connection.onPrepareRename(
      askedOf(server)(null, (project, doc, { position }) => {
        const found = prepareRename(project, doc, position);
        if ('refused' in found) return refusal(server, found.refused);
        return { range: toLspRange(doc.lines, found.place.range), placeholder: found.place.text };
      }),
    );
    connection.onRenameRequest((params, token) =>
      safelyOn(connection)(null, () => renameId(server, params, token))(params),
    );
    connection.workspace.onWillRenameFiles((params, token) =>
      safelyOn(connection)(null, () => renameFiles(server, params, token))(params),
    );
  },
};

function listenForPlaces(server: Server): void {
  const { connection, client } = server;
  const takesLinks = client.capabilities.textDocument?.definition?.linkSupport === true;
  connection.onDefinition(
    askedOf(server)(null, (project, doc, { position }) => {
      const links = definition(project, doc, position);
      return links.length ? (takesLinks ? links : links.map(toLocation)) : null;
    }),
  );
  connection.onReferences(
    askedOf(server)(null, (project, doc, { position, context }) => {
      const { includeDeclaration } = context;
      return references(project, doc, { position, includeDeclaration });
    }),
  );
  connection.onDocumentHighlight(
    askedOf(server)(null, (project, doc, { position }) => {
      const found = highlights(project, doc, position);
      // Without an answer, an editor marks the same word by itself.
      return found.length ? found : null;
    }),
  );
}

function listenForCalls(server: Server): void {
  const { connection, workspace } = server;
  const asked = <P, R>(answer: (project: Project, params: P) => R) =>
    safelyOn(connection)<P, R | null>(null, async params => {
      await workspace.loaded;
      return answer(workspace.project, params);
    });
  connection.languages.callHierarchy.onPrepare(
    askedOf(server)(null, (project, doc, { position }) => prepareCallHierarchy(project, doc, position)),
  );
  connection.languages.callHierarchy.onIncomingCalls(asked((project, { item }) => incomingCalls(project, item)));
  connection.languages.callHierarchy.onOutgoingCalls(asked((project, { item }) => outgoingCalls(project, item)));
}

const renameCapability = ({ capabilities }: InitializeParams): NonNullable<ServerCapabilities['renameProvider']> =>
  capabilities.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true;

const DOCUMENTS_AND_FOLDERS: FileOperationRegistrationOptions = {
  filters: [
    { pattern: { glob: '**/*.{md,markdown}', matches: 'file' } },
    { pattern: { glob: '**', matches: 'folder' } },
  ],
};
