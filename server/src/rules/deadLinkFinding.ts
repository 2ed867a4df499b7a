import type { Target } from '../model/links/linkTargets';
import { decoded, encodedPath, folderOf, relativePath, segmentsOf } from '../model/links/paths';
import type { Facts, Fix } from '../model/sprint';
import type { Range } from '../range';
import type { Finding } from './rule';

/** What is said of a path that leads nowhere; `meant` is one that leads somewhere. */
export function missingPath(doc: Facts, target: Target, meant: string | undefined): Finding {
  const { range } = target.path;
  const missing = whatIsMissing(target);
  if (meant === undefined) return { range, message: `${missing} Correct it, or add what is missing.` };
  const text = rewritten(doc, target, meant);
  const isCase = target.places.some(place => place.toLowerCase() === meant.toLowerCase()) && !target.leaves;
  const hint = isCase
    ? `There is only “${decoded(text)}”, which differs in upper and lower case.`
    : `Did you mean “${decoded(text)}”?`;
  return { range, message: `${missing} ${hint}`, fix: changeTo(text, range) };
}

function whatIsMissing({ source, path, places, leaves }: Target): string {
  const written = decoded(path.value);
  if (leaves) return `“${written}” leads out of the repository.`;
  if (source === 'story-file') return `There is no story file “${written}”.`;
  const what = written.endsWith('/') ? 'folder' : 'file';
  const isPlain = written.replace(/^\.?\//, '').replace(/\/$/, '') === places[0];
  return isPlain
    ? `There is no ${what} “${places[0]}”.`
    : `“${written}” leads to “${places[0]}”, and there is no such ${what}.`;
}

/** As the path was written: from the workspace folder, from the document's, with or without `./`. */
function rewritten(doc: Facts, { source, path: { value } }: Target, meant: string): string {
  if (value.startsWith('/')) return encodedPath(`/${meant}`);
  const relative = relativePath(folderOf(doc.path), meant);
  if (source === 'story-file') return segmentsOf(value)[0] === segmentsOf(relative)[0] ? relative : meant;
  return encodedPath(value.startsWith('./') && !relative.startsWith('.') ? `./${relative}` : relative);
}

export const changeTo = (text: string, range: Range): Fix => ({
  title: `Change it to ${decoded(text)}`,
  edits: [{ range, text }],
});
