import { URI } from 'vscode-uri';
import { applyEdits, type DocumentEdits } from '../features/edits';
import { KIND_OF } from '../scaffold/documents';
import type { Existing, LinkEdits } from '../scaffold/scaffold';
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
    const failed = await replaceTexts(linksOf(scaffold).map(changeOf));
    if (!failed) return { scaffold, state: 'made' };
    await created.undo();
    const problem = unlinked(shown(failed.path), failed.problem);
    return { scaffold, state: 'refused', problem, isOvertaken: failed.isOvertaken };
  });
}

/** What a document lacks that is there already, and the links to it: all of that, or nothing. */
export function addMissing(scaffold: PlacedScaffold, existing: Existing, { shown }: Place): Promise<Made> {
  return uninterrupted(async () => {
    const changes = [existing, ...linksOf(scaffold)].filter(({ edits }) => edits.length).map(changeOf);
    const failed = await replaceTexts(changes);
    if (!failed) return { scaffold, state: 'added' };
    const isLink = failed.path !== changeOf(existing).path;
    const problem = isLink ? unlinked(shown(failed.path), failed.problem) : sentence(failed.problem);
    return { scaffold, state: 'refused', problem, isOvertaken: failed.isOvertaken };
  });
}

/** What would lead to it. A file may be there without, as when whoever made it was stopped halfway. */
export function linksOf({ document, number, existing, links }: PlacedScaffold): readonly LinkEdits[] {
  const led = links.filter(({ edits }) => edits.length);
  if (!existing) return led;
  const { kind, sprint } = existing.doc;
  // A story has its own number, which is not the next one; a document of another sprint is led to from there.
  const isMeant = document !== 'story' && kind === KIND_OF[document] && (sprint?.number.value ?? number) === number;
  return isMeant ? led : [];
}

/** The file as it would be. */
export const textOf = ({ existing, text }: PlacedScaffold): string =>
  existing ? changeOf(existing).after : toPlain(text);

const changeOf = ({ doc: { uri, text }, edits }: DocumentEdits): Change => ({
  ...{ path: URI.parse(uri).fsPath, before: text },
  after: applyEdits(text, edits),
});

const unlinked = (path: string, reason: string): string => `It could not be linked from ${path}: ${reason}.`;
const sentence = (reason: string): string => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
