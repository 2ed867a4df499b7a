import { filesNamedIn, nameIn } from '../model/links/filePointers';
import { linksOf } from '../model/links/links';
import { type Target, TargetReader } from '../model/links/linkTargets';
import { readPathMentions } from '../model/links/pathMentions';
import { folderOf, pathIn } from '../model/links/paths';
import { shifted } from '../model/shift';
import type { Edit, SprintDoc } from '../model/sprint';
import type { Files } from '../project';
import { overlapsOneOf } from '../range';
import type { Moves } from './renameFiles/moves';
import { type Rewriting, rewrittenPath } from './renameFiles/rewrittenPath';

/**
 * The edits to a document when files get other names or places, before they do: links and story-file cells that lead to
 * them, and its own relative links where it moves to another folder. Anchors and what leads nowhere stay as they are.
 */
export function renameFileEdits(doc: SprintDoc, moves: Moves, files: Files): Edit[] {
  const to = moves.to(doc.uri);
  const path = to === undefined ? doc.path : pathIn(doc, to);
  // In another workspace folder nothing of what it names is beside it any more.
  if (path === undefined) return [];
  const folders = { from: folderOf(doc.path), to: folderOf(path) };
  const isMoved = folders.from.join('/') !== folders.to.join('/');
  const links = doc.kind ? doc.links : linksOf(doc);
  const named = [...filesNamedIn({ uri: doc.uri, path: doc.path, links, tasks: doc.tasks })];
  const isKnown = overlapsOneOf([...links.map(({ target }) => target.range), ...named.map(({ path }) => path.range)]);
  const mentioned = mentionsOf(doc, moves).filter(({ path }) => !isKnown(path.range));
  return [...named, ...mentioned].flatMap(target => {
    const place = placeOf(doc, target, { moves, files });
    if (!place || (!isMoved && place.from === place.to)) return [];
    const text = rewrittenPath(target, { ...place, folders, isBare: isBare(doc.text, target) });
    return text === undefined || text === target.path.value ? [] : [{ range: target.path.range, text }];
  });
}

/** Paths in prose, cells and code that lead to what moves. */
function mentionsOf(doc: SprintDoc, moves: Moves): Target[] {
  const reader = new TargetReader(doc);
  return readPathMentions(doc)
    .flatMap(text => reader.read({ source: 'story-file', text }).map(target => shifted(target, text.range.start)))
    .filter(({ uris }) => uris.some(uri => moves.to(uri) !== undefined));
}

/** Whether a text may name one of the files: most texts need not be read. */
export function mayPointAt(uris: readonly string[]): (text: string) => boolean {
  // What is no letter or digit, a link may encode or escape.
  const names = uris.map(uri => (nameIn(uri) ?? '').split(/[^\w-]+/).filter(Boolean));
  if (names.some(parts => parts.length === 0)) return () => true;
  const any = new RegExp(names.map(parts => parts.join('[^\\r\\n/]{1,12}?')).join('|'), 'i');
  return text => any.test(text);
}

/** Where a target is now, of the places that it may mean, and where it will be; undefined where it is nowhere. */
function placeOf(
  doc: SprintDoc,
  { uris, places, leaves }: Target,
  { moves, files }: { readonly moves: Moves; readonly files: Files },
): Pick<Rewriting, 'from' | 'to'> | undefined {
  if (leaves) return { from: places[0] ?? '', to: places[0] ?? '' };
  const known = uris.findIndex(uri => files.has(uri) === true);
  const moved = uris.findIndex(uri => moves.to(uri) !== undefined);
  const at = known >= 0 ? known : moved >= 0 ? moved : uris.findIndex(uri => files.has(uri) === undefined);
  const [uri, from] = [uris[at], places[at]];
  if (uri === undefined || !from) return undefined;
  const to = moves.to(uri);
  const place = to === undefined ? from : pathIn(doc, to);
  return place && !place.split('/').includes('..') ? { from, to: place } : undefined;
}

/** Neither in `<…>` nor in backticks, where a path may hold spaces. */
const isBare = (text: string, { path: { range } }: Target): boolean => !/[<`]/.test(text[range.start - 1] ?? '');
