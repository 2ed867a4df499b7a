import type { IndexedFile, SourceIndex } from './sourceIndex';
import { type Written, writtenPath } from './written';

/** Where a report lies, in segments from the top of the file system. */
export interface ReportPlace {
  readonly folder: readonly string[];
  /** The workspace folder around it, then the others. */
  readonly workspaceFolders: readonly (readonly string[])[];
}

export interface Looking {
  readonly index: SourceIndex;
  readonly place: ReportPlace;
  /** The report's own. */
  readonly roots: readonly Written[];
}

/** Nobody measures code below more of them. */
const MOST_ROOTS = 16;
const MOST_PARENTS = 32;

/** The folders that a report says its paths are relative to. */
export function rootsOf(roots: readonly string[]): Written[] {
  const written = roots.slice(0, MOST_ROOTS).map(writtenPath);
  return written.filter(each => each !== undefined).filter(({ segments, ups }) => segments.length + ups > 0);
}

/**
 * The file that a path means where it says: an absolute one as it is, another below a root of the report, else below the report's own
 * folder, one around it, or a workspace folder.
 */
export function directlyAt(written: Written, { index, place, roots }: Looking): IndexedFile | undefined {
  if (written.isAbsolute) return index.at(written.segments);
  // What is the end of no file's path is below no folder either: most of what is missing costs one look.
  if (index.endingLike(written.segments).common < written.segments.length) return undefined;
  const around = foldersAround(place);
  const below = new Set(
    roots.flatMap(
      root => firstAt(index, written, root.isAbsolute ? [root.segments] : around.map(each => joined(each, root))) ?? [],
    ),
  );
  if (below.size > 1) return undefined;
  const [file] = below;
  return file ?? firstAt(index, written, [...around, ...place.workspaceFolders.slice(1)]);
}

/** The report's folder and those around it, up to the workspace folder. */
function foldersAround({ folder, workspaceFolders }: ReportPlace): (readonly string[])[] {
  const top = workspaceFolders[0]?.length ?? folder.length;
  const count = Math.min(MOST_PARENTS, Math.max(0, folder.length - top));
  return Array.from({ length: count + 1 }, (_, up) => folder.slice(0, folder.length - up));
}

function firstAt(
  index: SourceIndex,
  written: Written,
  folders: readonly (readonly string[] | undefined)[],
): IndexedFile | undefined {
  for (const folder of folders) {
    const segments = folder && joined(folder, written);
    const file = segments && index.at(segments);
    if (file) return file;
  }
  return undefined;
}

function joined(folder: readonly string[], { segments, ups }: Written): readonly string[] | undefined {
  return ups > folder.length ? undefined : [...folder.slice(0, folder.length - ups), ...segments];
}
