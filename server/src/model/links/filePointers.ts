import { type Ranged, ranged } from '../../range';
import { shifted } from '../shift';
import type { Facts } from '../sprint';
import { plainPath } from './linkSyntax';
import { type Pointer, pathsIn, type Target, TargetReader } from './linkTargets';
import { decoded, segmentsOf } from './paths';

export type Pointing = Pick<Facts, 'uri' | 'path' | 'links' | 'tasks'>;

/** Every path in links and story-file cells that only files can make true, in the order of links, then tasks. */
export function* filesNamedIn(doc: Pointing): Generator<Target> {
  const reader = new TargetReader(doc);
  for (const pointer of everyPointer(doc)) {
    for (const target of reader.read(pointer)) if (target.path.value) yield shifted(target, pointer.text.range.start);
    if (pointer.source === 'story-file' && pointer.text.value.includes('../')) yield* upwardPaths(reader, pointer.text);
  }
}

/** “../stories/4-2.md” in a cell: it counts from the document's folder, as a link does. */
function* upwardPaths(reader: TargetReader, cell: Ranged<string>): Generator<Target> {
  for (const path of pathsIn(cell)) {
    if (!path.value.startsWith('../')) continue;
    for (const target of reader.read({ source: 'link', text: path }))
      yield { ...shifted(target, path.range.start), source: 'story-file' };
  }
}

/** A task that was given up has a story file all the same, and what is told twice stands in one place. */
function* everyPointer({ links, tasks }: Pointing): Generator<Pointer> {
  for (const { target } of links) if (!target.value.startsWith('http')) yield { source: 'link', text: target };
  const seen = new Set<number>();
  for (const { storyFile } of tasks) {
    if (!storyFile || seen.has(storyFile.range.start)) continue;
    seen.add(storyFile.range.start);
    yield { source: 'story-file', text: storyFile };
  }
}

/** Every place where a document may mean that a file is, by a link, a story-file cell or elsewhere: decoded URIs. */
export function urisPointedAt(doc: Pointing & Pick<Facts, 'namedFiles'>): ReadonlySet<string> {
  const reader = new TargetReader(doc);
  const named = doc.namedFiles.map(path => ranged(path, 0, path.length));
  const elsewhere = named.flatMap(text => reader.read({ source: 'story-file', text }));
  return new Set([...filesNamedIn(doc), ...elsewhere].flatMap(({ uris }) => uris.map(decoded)));
}

/** "../stories/My%20story.md" -> "my story": a site leads to “page.md” by “page.html” or by “page”. */
export const nameIn = (path: string): string | undefined =>
  segmentsOf(plainPath(path))
    .at(-1)
    ?.toLowerCase()
    .replace(/\.(?:md|markdown|html?)$/, '');
