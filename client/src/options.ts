import { type ExtensionContext, Uri, workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { RevealOutputChannelOn } from 'vscode-languageclient';
import { explicitSettings } from './settings';

/** What every start of the client has in common. */
export function clientOptions({ extensionUri, storageUri }: Pick<ExtensionContext, 'extensionUri' | 'storageUri'>) {
  const options: LanguageClientOptions = {
    documentSelector: [
      ...markdownDocuments(),
      ...documentSchemes().map(scheme => ({ scheme, pattern: '**/.sprintmark.json' })),
    ],
    initializationOptions: {
      // The manifest contributes the schema of `.sprintmark.json`; nobody needs to hear of a mistake there twice.
      knowsSchema: true,
      // So are the types of its semantic tokens, with their colors.
      knowsTokenTypes: true,
      // It makes new documents by itself, asking for what is not known.
      scaffolds: true,
      // Until it is, no program is run.
      trusted: workspace.isTrusted,
      reference: Uri.joinPath(extensionUri, 'docs/rules.md').toString(),
      // Where the server may keep what it has read.
      ...(storageUri && { storageUri: storageUri.toString() }),
    },
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // The start of the client then fails, and the supervisor tells the user.
    initializationFailedHandler: () => false,
    middleware: {
      workspace: {
        configuration: (params, token, next) =>
          params.items.every(({ section }) => section === 'sprintmark')
            ? params.items.map(({ scopeUri }) => explicitSettings(scopeUri))
            : next(params, token),
      },
    },
  };
  return options;
}

export const markdownDocuments = () => documentSchemes().map(scheme => ({ scheme, language: 'markdown' }));

/**
 * Where documents live. Other schemes, such as `git:` in a diff editor, show another version of a document that is
 * read already, and its ids would then stand twice in the project.
 */
function documentSchemes(): string[] {
  const folders = workspace.workspaceFolders ?? [];
  return [...new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', ...folders.map(({ uri }) => uri.scheme)])];
}
