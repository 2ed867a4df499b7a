import type { Server } from '../handlers';
import type { Cancellation } from '../host';
import type { SprintDoc } from '../model/sprint';

export interface Search {
  /** Of the progress that is shown where it takes longer. */
  readonly title: string;
  readonly token: Cancellation;
  /** URIs of documents to read in any case. */
  readonly known: ReadonlySet<string>;
  /** No other sprint document is wanted. */
  readonly knowsAll: boolean;
  /** Whether any other document is wanted, by its text. */
  readonly isWanted: (text: string) => boolean;
}

const BATCH = 32;
const PATIENCE_MS = 500;

/**
 * Every document of the workspace that is wanted, ordinary Markdown too, as it is open or as its file is now. Undefined
 * where it was canceled, by the client or in the progress that is shown once it has taken half a second.
 */
export async function searchDocuments(server: Server, search: Search): Promise<SprintDoc[] | undefined> {
  const { workspace } = server;
  const uris = workspace
    .entries()
    .flatMap(({ uri, facts }) => (facts && search.knowsAll && !search.known.has(uri) ? [] : [uri]));
  const found: SprintDoc[] = [];
  const progress = slowProgress(server, search);
  try {
    for (let at = 0; at < uris.length; at += BATCH) {
      if (search.token.isCancellationRequested || (await progress.isCanceledAt(at / uris.length))) return undefined;
      const read = await Promise.all(
        uris
          .slice(at, at + BATCH)
          .map(uri => workspace.readIf(uri, search.known.has(uri) ? () => true : search.isWanted)),
      );
      found.push(...read.filter(doc => doc !== undefined));
    }
    return found;
  } finally {
    progress.done();
  }
}

/** Says nothing for half a second; quick work needs no progress. */
export function slowProgress({ connection, client }: Server, { title }: Pick<Search, 'title'>) {
  const start = Date.now();
  let shown: Awaited<ReturnType<typeof connection.window.createWorkDoneProgress>> | undefined;
  return {
    async isCanceledAt(share: number): Promise<boolean> {
      if (!shown && client.capabilities.window?.workDoneProgress && Date.now() - start > PATIENCE_MS) {
        shown = await connection.window.createWorkDoneProgress();
        shown.begin(title, 0, undefined, true);
      }
      shown?.report(Math.floor(share * 100));
      return shown?.token.isCancellationRequested ?? false;
    },
    done: () => shown?.done(),
  };
}
