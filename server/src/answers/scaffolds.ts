import { toTextEdits } from '../features/lsp';
import { sprintChoices } from '../features/sprints/sprintChoices';
import { type Server, safelyOn } from '../handlers';
import { BUILT_IN_TEMPLATE, SCAFFOLD, type ScaffoldAnswer, type VersionedEdits } from '../protocol';
import { isDocumentId } from '../scaffold/documents';
import type { LinkEdits } from '../scaffold/scaffold';
import { toPlain, toSnippet } from '../scaffold/snippet';
import { builtInTemplate } from '../scaffold/template/templates';
import { makeScaffold } from '../scaffoldWorld';
import type { Answers } from './answers';
import { versionOf } from './editAnswers';
import { firstMeasured } from './measured';
import { readScaffoldParams } from './scaffoldParams';

/** New documents as they would be, and what their templates begin with. */
export const scaffoldAnswers: Answers = {
  capabilities: {},
  listen(server) {
    const { connection } = server;
    const safely = safelyOn(connection);
    connection.onRequest(
      SCAFFOLD,
      safely(null, (params: unknown) => answer(server, params)),
    );
    connection.onRequest(
      BUILT_IN_TEMPLATE,
      safely(null, async (params: unknown) => {
        const document = (params as { readonly document?: unknown } | null | undefined)?.document;
        return isDocumentId(document) ? builtInTemplate(document) : null;
      }),
    );
  },
};

async function answer(server: Server, params: unknown): Promise<ScaffoldAnswer | null> {
  const { workspace } = server;
  const request = readScaffoldParams(params);
  // What is asked for as soon as a window is open tells of coverage, too.
  if (request) await firstMeasured(workspace);
  const made = request && (await makeScaffold(workspace, request));
  if (!made) return null;
  const { document, root, path, uri, number, template, prompts, text, links, existing, fault, warning } = made;
  const edited = (all: readonly LinkEdits[]): VersionedEdits[] => all.flatMap(each => versioned(server, each));
  return {
    ...{ document, folder: root, path, uri, sprint: number },
    // A roadmap is of all of them.
    sprints: document === 'roadmap' ? [] : sprintChoices(workspace.project, root),
    ...(template !== undefined && { template }),
    prompts: prompts.map(({ options, ...rest }) => ({ ...rest, ...(options && { options: [...options] }) })),
    ...{ text: toPlain(text), snippet: toSnippet(text), links: edited(links) },
    ...(existing && { existing: { missing: [...existing.missing], edits: edited([existing]) } }),
    ...(warning !== undefined && { warning }),
    ...(fault && { fault }),
  };
}

function versioned(server: Server, { doc, edits }: LinkEdits): VersionedEdits[] {
  if (!edits.length) return [];
  const sorted = edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return [{ uri: doc.uri, version: versionOf(server, doc), edits: toTextEdits(doc.lines, sorted) }];
}
