import { URI } from 'vscode-uri';
import { applyEdits, type DocumentEdits } from '../features/edits';
import { toPlain } from '../scaffold/snippet';
import type { PlacedScaffold } from '../scaffoldWorld';
import { createFile } from './create';
import { uninterrupted } from './uninterrupted';
import { type Change, replaceTexts } from './write';

type About = { readonly scaffold: PlacedScaffold };

/** What has become of a proposal; `isOvertaken` where somebody else has written what it was made from, or the file itself. */
export type Made =
  | (About & Overtaken & { readonly state: 'made' | 'added' | 'exists' | 'complete' })
  | (About & { readonly state: 'planned'; readonly text: string })
  | (About & Overtaken & { readonly state: 'refused'; readonly problem: string })
  | { readonly problem: string };

interface Overtaken {
  readonly isOvertaken?: boolean;
}

export interface Place {
  /** The workspace folder, which no link may lead out of. Absolute. */
  readonly folder: string;
  /** An absolute path as it is to be printed. */
  shown(path: string): string;
}

/** The file and the links to it: all of them, or nothing. */
export function makeFile(scaffold: PlacedScaffold, { folder, shown }: Place): Promise<Made> {
  return uninterrupted(async () => {
    const created = await createFile({ folder, path: URI.parse(scaffold.uri).fsPath, text: toPlain(scaffold.text) });
    if ('problem' in created) {
      if (created.isThere) return { scaffold, state: 'exists', isOvertaken: true };
      return { scaffold, state: 'refused', problem: sentence(created.problem) };
    }
    const failed = await replaceTexts(scaffold.links.map(changeOf));
    if (!failed) return { scaffold, state: 'made' };
    await created.undo();
    const problem = `It could not be linked from ${shown(failed.path)}: ${failed.problem}.`;
    return { scaffold, state: 'refused', problem, isOvertaken: failed.isOvertaken };
  });
}

export async function addMissing(scaffold: PlacedScaffold, existing: DocumentEdits): Promise<Made> {
  const failed = await replaceTexts([changeOf(existing)]);
  if (!failed) return { scaffold, state: 'added' };
  return { scaffold, state: 'refused', problem: sentence(failed.problem), isOvertaken: failed.isOvertaken };
}

/** The file as it would be. */
export const textOf = ({ existing, text }: PlacedScaffold): string =>
  existing ? changeOf(existing).after : toPlain(text);

const changeOf = ({ doc: { uri, text }, edits }: DocumentEdits): Change => ({
  ...{ path: URI.parse(uri).fsPath, before: text },
  after: applyEdits(text, edits),
});

const sentence = (reason: string): string => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
