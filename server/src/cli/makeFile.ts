import { URI } from 'vscode-uri';
import { applyEdits, type DocumentEdits } from '../features/edits';
import { toPlain } from '../scaffold/snippet';
import type { PlacedScaffold } from '../scaffoldWorld';
import { createFile } from './create';
import { type Change, replaceTexts } from './write';

type About = { readonly scaffold: PlacedScaffold };

/** What has become of a proposal. */
export type Made =
  | (About & { readonly state: 'made' | 'added' | 'exists' | 'complete' })
  | (About & { readonly state: 'planned'; readonly text: string })
  | (About & { readonly state: 'refused'; readonly problem: string })
  | { readonly problem: string };

/** The file and the links to it: all of them, or nothing. */
export function makeFile(scaffold: PlacedScaffold, folder: string): Promise<Made> {
  return uninterrupted(async () => {
    const created = await createFile({ folder, path: URI.parse(scaffold.uri).fsPath, text: toPlain(scaffold.text) });
    if ('problem' in created) {
      if (created.isThere) return { scaffold, state: 'exists' };
      return { scaffold, state: 'refused', problem: sentence(created.problem) };
    }
    const failed = await replaceTexts(scaffold.links.map(changeOf));
    if (!failed) return { scaffold, state: 'made' };
    await created.undo();
    return { scaffold, state: 'refused', problem: `It could not be linked from ${failed.path}: ${failed.problem}.` };
  });
}

export async function addMissing(scaffold: PlacedScaffold, existing: DocumentEdits): Promise<Made> {
  const failed = await uninterrupted(() => replaceTexts([changeOf(existing)]));
  return failed ? { scaffold, state: 'refused', problem: sentence(failed.problem) } : { scaffold, state: 'added' };
}

/** The file as it would be. */
export const textOf = ({ existing, text }: PlacedScaffold): string =>
  existing ? changeOf(existing).after : toPlain(text);

const changeOf = ({ doc: { uri, text }, edits }: DocumentEdits): Change => ({
  ...{ path: URI.parse(uri).fsPath, before: text },
  after: applyEdits(text, edits),
});

const sentence = (reason: string): string => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What is half-written is written to its end, or taken back, before a signal ends the program. */
async function uninterrupted<T>(work: () => Promise<T>): Promise<T> {
  let signal: NodeJS.Signals | undefined;
  const listener = (each: NodeJS.Signals) => {
    signal = each;
  };
  for (const each of SIGNALS) process.on(each, listener);
  try {
    return await work();
  } finally {
    for (const each of SIGNALS) process.off(each, listener);
    if (signal) process.kill(process.pid, signal);
  }
}
