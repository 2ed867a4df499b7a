import type { FiledState, StatusFile } from '../evidence/evidence';
import type { Outcome } from '../features/actions/settle';
import { toLspRange, toTextEdits } from '../features/lsp';
import type { Server } from '../handlers';
import type { Edit } from '../model/sprint';
import type { EditAnswer, VersionedEdits } from '../protocol';
import { type Ranged, ranged } from '../range';

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

/** Where the client has opened or changed it meanwhile, it asks again; of a status file, only its states are known here. */
export function versionOf(
  { documents }: Server,
  changed: { readonly uri: string; readonly text?: string },
): number | null {
  const open = documents.get(changed.uri);
  return open && open.getText() === changed.text ? open.version : null;
}

/** Of a status file only states are changed: each is known by the name before it, since many lines may have one state. */
function wasIn(changed: object | StatusFile, edits: readonly Edit[]): VersionedEdits['was'] {
  if (!('states' in changed)) return undefined;
  const { lines } = changed;
  const filed = new Map([...changed.states.values()].map(each => [each.state.range.start, each]));
  return edits.flatMap(({ range }) => {
    const known = filed.get(range.start);
    return known ? [nameOf(known), known.state].map(placed) : [];
  });

  function placed({ value, range }: Ranged<string>) {
    return { range: toLspRange(lines, range), text: value };
  }
}

const nameOf = ({ name, id: { range } }: FiledState): Ranged<string> =>
  ranged(name, range.start, range.start + name.length);
