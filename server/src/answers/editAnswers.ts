import type { StatusFile } from '../evidence/evidence';
import type { Outcome } from '../features/actions/settle';
import { toTextEdits } from '../features/lsp';
import type { Server } from '../handlers';
import type { Edit } from '../model/sprint';
import type { EditAnswer, VersionedEdits } from '../protocol';

/** The edits of an outcome, each for the text that it was made for. */
export function editAnswer(server: Server, outcome: Outcome, otherwise: string): EditAnswer {
  if ('refusal' in outcome) return outcome;
  const changes = [...outcome.edits].flatMap(([changed, edits]): VersionedEdits[] => {
    const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
    if (!sorted.length) return [];
    const was = wasIn(changed, sorted);
    return [
      {
        ...{ uri: changed.uri, version: versionOf(server, changed), edits: toTextEdits(changed.lines, sorted) },
        ...(was && { was }),
      },
    ];
  });
  return changes.length ? { changes } : { refusal: otherwise };
}

/** Where the client has opened or changed it meanwhile, it asks again. */
function versionOf({ documents }: Server, changed: { readonly uri: string; readonly text?: string }): number | null {
  const open = documents.get(changed.uri);
  return open && (changed.text === undefined || open.getText() === changed.text) ? open.version : null;
}

/** Of a status file only its states are changed. */
function wasIn(changed: object | StatusFile, edits: readonly Edit[]): string[] | undefined {
  if (!('states' in changed)) return undefined;
  const states = new Map([...changed.states.values()].map(({ state }) => [state.range.start, state.value]));
  return edits.map(({ range }) => states.get(range.start) ?? '');
}
