import { decoded, resolvePath, rootOf, uriBelow } from '../../model/links/paths';
import { readDocument } from '../../model/parse';
import { type Facts, KINDS, type Kind } from '../../model/sprint';
import type { Project } from '../../project';
import type { NewDocument, NewDocumentParams } from '../../protocol';
import { cursorAt } from '../completion/cursor';
import { wholeDocuments } from '../completion/documentOffer';
import { toSnippet } from '../completion/snippets';
import { activeSprint } from '../sprints/activeSprint';
import { newPath } from './newPath';
import { advanced } from './numbering';

/** Where a new document of a kind would lie, and its text. `taken` are the URIs of Markdown that is no sprint document, too. */
export function newDocument(
  project: Project,
  { kind: wanted, folder, path: chosen }: NewDocumentParams,
  taken: readonly string[],
): NewDocument | undefined {
  const kind = KINDS.find(each => each === wanted);
  if (!kind) return undefined;
  const documents = project.documents.filter(doc => isSameUri(rootOf(doc), folder));
  // Spelled as the URIs of its documents are, where it has any.
  const root = documents[0] ? rootOf(documents[0]) : folder;
  const known = new Set(taken.map(uri => decoded(uri).toLowerCase()));
  // On many disks, letters in upper and lower case are the same name.
  const exists = (path: string): boolean =>
    known.has(`${decoded(root)}/${path}`.toLowerCase()) || project.files.has(uriBelow(root, path)) === true;
  const own = typeof chosen === 'string' ? resolvePath([], chosen) : undefined;
  const path = own ?? newPath(documents, kind, { number: numberFor(kind, project, root), exists });
  const snippet = snippetFor(project, kind, { uri: uriBelow(root, path), path });
  return snippet === undefined ? undefined : { path, snippet };
}

/** A drive's letter may be written either way. */
const isSameUri = (one: string, other: string): boolean =>
  one === other || decoded(one).toLowerCase() === decoded(other).toLowerCase();

/** A plan is for the sprint after the last one; all else for the one that people are at. */
function numberFor(kind: Kind, project: Project, root: string): string {
  const { active, sprints } = activeSprint(project, {});
  const ofFolder = sprints.filter(({ uri }) => isSameUri(uri.slice(0, root.length), root));
  const newest = ofFolder[0]?.number;
  if (kind === 'plan') return newest === undefined ? '1' : advanced(newest, 1);
  return (active && ofFolder.includes(active) ? active.number : newest) ?? '1';
}

/** What completion offers in an empty file of that name: the team's own template before the built-in text. */
function snippetFor(project: Project, kind: Kind, { uri, path }: Pick<Facts, 'uri' | 'path'>): string | undefined {
  const cursor = cursorAt(project, readDocument(uri, path, ''), { offset: 0, trigger: undefined });
  const text = cursor && wholeDocuments(cursor, kind)[0]?.text;
  return text && toSnippet(typeof text === 'string' ? [text] : text);
}
