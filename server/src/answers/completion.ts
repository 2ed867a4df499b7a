import type { InitializeParams } from 'vscode-languageserver';
import { completion, TRIGGERS } from '../features/completion/completion';
import { mayBecomeWhole } from '../features/completion/documentOffer';
import { resolveCompletion } from '../features/completion/resolve';
import type { CompletionClient } from '../features/completion/suggestions';
import { safelyOn } from '../handlers';
import type { World } from '../scaffold/scaffold';
import { known } from '../scaffold/steps';
import { inSteps, UNKNOWN } from '../scaffoldSteps';
import { folderFor, sourcesFor } from '../scaffoldWorld';
import { type Answers, askedOf } from './answers';

export const completionAnswers: Answers = {
  capabilities: { completionProvider: { triggerCharacters: [...TRIGGERS], resolveProvider: true } },
  listen(server) {
    const { connection, workspace } = server;
    const client = clientOf(server.client);
    connection.onCompletion(
      askedOf(server)(null, (project, doc, { position, context }) => {
        const trigger = context?.triggerKind === BY_CHARACTER ? context.triggerCharacter : undefined;
        const request = { offset: doc.lines.offsetAt(position), trigger, client };
        if (!mayBecomeWhole(doc)) return completion(project, doc, request) ?? null;
        const folder = folderFor(workspace, { from: doc.uri });
        const sources = sourcesFor(workspace, folder ?? NOWHERE, { from: doc.uri });
        if (folder === undefined)
          return completion(project, doc, { ...request, sources: { ...sources, world: UNKNOWN } }) ?? null;
        const make = (world: World) => completion(project, doc, { ...request, sources: { ...sources, world } });
        return inSteps(workspace, folder, world => known(() => make(world))).then(found => found ?? null);
      }),
    );
    connection.onCompletionResolve(item =>
      safelyOn(connection)(item, async () => resolveCompletion(workspace.project, item, client))(item),
    );
  },
};

/** A single file is open, or one that nobody has saved: nobody may look at what lies beside it. */
const NOWHERE = 'untitled:';

/** LSP’s `CompletionTriggerKind.TriggerCharacter`. */
const BY_CHARACTER = 2;

function clientOf({ capabilities }: InitializeParams): CompletionClient {
  const item = capabilities.textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    // As with hovers, a client that does not say is one that shows it.
    markdown: item?.documentationFormat?.includes('markdown') ?? true,
  };
}
