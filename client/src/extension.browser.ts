/// <reference lib="webworker" />
import { type ExtensionContext, Uri } from 'vscode';
import { startClient } from './client';

export async function activate(context: ExtensionContext): Promise<void> {
  // Not before: the library's part for browsers takes over timers and streams, and Node, too, takes the client from this file.
  const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import('vscode-languageclient/browser');
  const script = Uri.joinPath(context.extensionUri, 'dist', 'worker.js').toString(true);
  let worker: Worker | undefined;
  // Not the worker itself: the extension host's Worker is not the class that the library looks for.
  const startWorker = async () => {
    // A worker that hangs never ends by itself, unlike a process whose connection closes.
    worker?.terminate();
    worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  startClient(options => new LanguageClient('sprintmark', 'Sprintmark', startWorker, options), context);
}
