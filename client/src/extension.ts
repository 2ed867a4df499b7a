import { type ExtensionContext, Uri } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { startClient } from './client';

export function activate(context: ExtensionContext): void {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  startClient(
    options =>
      new LanguageClient('sprintmark', 'Sprintmark', { module, transport: TransportKind.ipc }, withTests(options)),
    context,
  );
}

/** A browser has no processes that tests could run in. */
const withTests = (options: LanguageClientOptions): LanguageClientOptions => ({
  ...options,
  initializationOptions: { ...options.initializationOptions, runsTests: true },
});
