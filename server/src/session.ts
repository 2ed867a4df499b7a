import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Disposable,
  FileChangeType,
  WatchKind,
} from 'vscode-languageserver';
import { DEFAULT_SETTINGS, PROJECT_FILE } from './config';
import { debounce } from './debounce';
import { evidenceGlobs } from './evidence/readEvidence';
import type { Server } from './handlers';
import { CHANGED, TRUSTED } from './protocol';
import type { FileEvent } from './workspace';

/** Connects the workspace with what the client tells of documents, files, folders and settings. */
export function startSession(server: Server): void {
  const { connection, workspace, documents, client, trust } = server;
  const log = (work: Promise<void>): Promise<void> =>
    work.catch(error => connection.console.error(`Sprintmark: ${error}`));
  workspace.changeFolders(foldersOf(client));
  documents.onDidChangeContent(({ document }) => log(workspace.open(document.uri, document.getText())));
  documents.onDidClose(({ document }) => log(workspace.close(document.uri)));
  documents.listen(connection);
  connection.onDidChangeWatchedFiles(({ changes }) => log(workspace.filesChanged(changes.map(toEvent))));
  connection.onDidChangeConfiguration(({ settings }) => log(readSettings(server, settings)));
  connection.onInitialized(() => log(start(server)));
  server.stopped.addEventListener('abort', () => workspace.stop());
  connection.onNotification(TRUSTED, () => {
    trust.give();
    workspace.changesChanged();
  });
  announceChanges(server);
  watchMeasured(server);
}

async function start(server: Server): Promise<void> {
  const { connection, workspace, client } = server;
  if (client.capabilities.workspace?.workspaceFolders)
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      workspace.changeFolders(added.map(toUri), removed.map(toUri));
      load(server).catch(error => connection.console.error(`The folders were not read: ${error}`));
    });
  // The files can be read although the client keeps quiet about what becomes of them.
  await register(server).catch(error => connection.console.warn(`No news of files: ${error}`));
  await readSettings(server, client.initializationOptions).catch(error =>
    connection.console.warn(`The editor's settings were not read: ${error}`),
  );
  await load(server);
}

async function load({ connection, workspace }: Server): Promise<void> {
  const progress = await connection.window.createWorkDoneProgress();
  progress.begin('Reading sprint documents', 0, undefined, true);
  try {
    await workspace.load({
      token: progress.token,
      progress: (read, total) => progress.report(Math.floor((read / total) * 100), `${read}/${total}`),
    });
  } finally {
    progress.done();
  }
}

async function register({ connection, client }: Server): Promise<void> {
  const { workspace } = client.capabilities;
  if (workspace?.didChangeConfiguration?.dynamicRegistration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'sprintmark' });
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration)
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        ...[
          ...DEFAULT_SETTINGS.include,
          `**/${PROJECT_FILE}`,
          '**/.gitignore',
          ...evidenceGlobs,
          ...DEFAULT_SETTINGS.coverage.reports,
        ].map(globPattern => ({ globPattern })),
        // A commit, a checkout, a merge or a fetch says so here.
        { globPattern: '**/.git/{HEAD,index,packed-refs,logs/HEAD,refs/remotes/**}' },
        // A link may lead to any file, which need only be there.
        { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      ],
    });
}

/** What coverage depends on is known once reports were read: until then, nobody need watch the workspace's sources. */
function watchMeasured({ connection, workspace, client, stopped }: Server): void {
  if (!client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
  let watched = '';
  let registered: Promise<Disposable | undefined> = Promise.resolve(undefined);
  const watch = debounce(100, stopped, () => {
    const globs = workspace.watched;
    if (globs.join() === watched) return;
    watched = globs.join();
    const watchers = globs.map(globPattern => ({ globPattern, kind: WatchKind.Change }));
    registered = registered
      .then(async before => {
        const after = watchers.length
          ? await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
          : undefined;
        before?.dispose();
        return after;
      })
      .catch(error => {
        connection.console.warn(`No news of sources: ${error}`);
        return undefined;
      });
  });
  workspace.onChange(change => change === 'files' && watch());
}

/** Asks the client for its settings; one that cannot be asked has sent them. */
async function readSettings({ connection, workspace, client }: Server, sent: unknown): Promise<void> {
  const value: unknown = client.capabilities.workspace?.configuration
    ? await connection.workspace.getConfiguration('sprintmark')
    : sectionOf(sent);
  for (const { message } of await workspace.setEditorSettings(value)) connection.console.warn(message);
}

const sectionOf = (sent: unknown): unknown =>
  typeof sent === 'object' && sent !== null && 'sprintmark' in sent ? sent.sprintmark : sent;

function announceChanges({ connection, workspace, reports, stopped }: Server): void {
  const announce = () => {
    connection.sendNotification(CHANGED).catch(error => connection.console.warn(`Not announced: ${error}`));
  };
  const typed = debounce(150, stopped, announce);
  // Somebody else wrote, and the editor has kept that back for a while already.
  const written = debounce(30, stopped, announce);
  workspace.onChange(change => (change === 'files' ? written() : typed()));
  // By itself, so that a long look at all documents does not keep back the news of what was changed.
  reports.onChange(debounce(300, stopped, announce));
}

function foldersOf({ workspaceFolders, rootUri }: Server['client']): string[] {
  if (workspaceFolders) return workspaceFolders.map(toUri);
  return rootUri ? [rootUri] : [];
}

const toUri = ({ uri }: { readonly uri: string }): string => uri;
const EVENT_TYPES: Record<FileChangeType, FileEvent['type']> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};
const toEvent = ({ uri, type }: { readonly uri: string; readonly type: FileChangeType }): FileEvent => ({
  uri,
  type: EVENT_TYPES[type],
});
