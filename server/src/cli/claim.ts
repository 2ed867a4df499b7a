import { URI } from 'vscode-uri';
import { applyEdits } from '../features/edits';
import type { Candidate } from '../features/next/candidates';
import { claimed, concernedByClaim } from '../features/next/claim';
import type { Edit } from '../model/sprint';
import type { Workspace } from '../workspace';
import type { Reading } from './reading';
import { printable } from './terminal';
import { type Change, replaceTexts } from './write';

/** The files that were written, and by whom the task is held as far as they say so; or why nothing was. */
export type Claimed =
  | { readonly owner?: string; readonly files: readonly string[] }
  | { readonly refusal: string; readonly isFailure?: boolean };

interface Place {
  readonly workspace: Workspace;
  readonly reading: Pick<Reading, 'host' | 'shown'>;
}

/** Claims a task in the files, with all that follows from it, as the editor does. */
export async function claimOf(place: Place, { doc: { uri }, task }: Candidate, owner: string): Promise<Claimed> {
  const { workspace } = place;
  const doc = await workspace.read(uri);
  if (!doc) return { refusal: 'Its document is gone.' };
  const claim = { task, owner };
  const others = await Promise.all(concernedByClaim(workspace.project, doc, claim).map(other => workspace.read(other)));
  const docs = [doc, ...others.filter(each => each !== undefined)];
  const outcome = claimed({ ...workspace.context(doc), docs }, claim);
  if ('refusal' in outcome) return outcome;
  const changes = [...outcome.edits].filter(([, edits]) => edits.length);
  const texts = new Map(docs.map(each => [each.uri, each.text]));
  const files = await Promise.all(
    changes.map(async ([file, edits]) =>
      changeOf(file.uri, edits, texts.get(file.uri) ?? (await textOf(place, file.uri))),
    ),
  );
  const result = await write(place, files);
  return 'files' in result && outcome.owner !== undefined ? { ...result, owner: outcome.owner } : result;
}

const changeOf = (uri: string, edits: readonly Edit[], before: string): Change => ({
  ...{ path: URI.parse(uri).fsPath, before },
  after: applyEdits(before, edits),
});

/** Of a file that is no document, such as a tool's list of states. */
const textOf = async ({ reading }: Place, uri: string): Promise<string> => (await reading.host.readFile(uri)) ?? '';

async function write({ reading }: Place, files: readonly Change[]): Promise<Claimed> {
  const failed = await replaceTexts(files);
  const shownAs = (path: string): string => printable(reading.shown(path) ?? path);
  if (failed) return { refusal: `${shownAs(failed.path)} was not written: ${failed.problem}.`, isFailure: true };
  return { files: files.map(({ path }) => shownAs(path)) };
}
