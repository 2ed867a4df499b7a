import type { Coverage } from '../../coverage/coverage';
import { isSame, type ShownFile, shownFiles, uncovered } from '../../coverage/judged';
import { type Demand, meets } from '../../coverage/verdict';
import { demandsOf } from '../../evidence/coverage/demands';
import { measuredFor } from '../../evidence/coverage/measured';
import { decoded, plainUri, rootOf } from '../../model/links/paths';
import { compareNaturally } from '../../naturalOrder';
import type { TreeCoverage, TreeOptions } from '../../protocol';
import { type Branch, branch, childId, uniqueKeys } from '../tree/branch';
import type { TreeSource } from '../tree/trees';
import { countOf, pathLine } from './counts';
import { type Folder, foldersOf } from './folders';
import { documentsOf, standingOf } from './standing';

/**
 * Covered files in their folders, those of each workspace folder apart where there are several. What is below the minimum stands
 * first, most uncovered lines first; then folders that hold such files; then the rest by name, folders before files.
 */
export function coverageTree({ project }: TreeSource, { sprint }: TreeOptions): readonly Branch[] {
  const { coverage } = project;
  if (!coverage.files.size) return [];
  const documents = sprint === undefined ? [] : documentsOf(project, sprint);
  const [first] = documents;
  const { demands, measured } = first
    ? { demands: demandsOf(documents), measured: measuredFor(first, project) }
    : standingOf(project, {});
  const scope = { demand: demands.minimum, files: measured?.totals.files ?? [] };
  const before = KNOWN.get(coverage);
  if (before && before.scope.files === scope.files && isSame(before.scope.demand, scope.demand)) return before.roots;
  const roots = make(coverage, scope);
  KNOWN.set(coverage, { scope, roots });
  return roots;
}

/** What the minimum is, and which files it is for. */
interface Scope {
  readonly demand: Demand | undefined;
  readonly files: Iterable<unknown>;
}

interface Known {
  readonly scope: Scope;
  readonly roots: readonly Branch[];
}

const KNOWN = new WeakMap<Coverage, Known>();

function make({ files, reports }: Coverage, { demand, files: judged }: Scope): readonly Branch[] {
  const inScope = new Set<unknown>(demand && judged);
  const isJudged = (file: ShownFile) => inScope.has(file);
  const isBelow = (file: ShownFile) => demand !== undefined && isJudged(file) && !meets(file.lines, demand);
  const roots = foldersOf(shownFiles(files.values()), { isJudged, isBelow });
  const broken = reports
    .filter(({ isComplete }) => !isComplete)
    .map(({ key, path }) => plainUri(rootOf({ uri: key, path })));
  const isSummed = ({ uri }: Folder) => !broken.some(root => `${plainUri(uri)}/`.startsWith(`${root}/`));
  const tree = { demand, isBelow, isSummed };
  const [only] = roots;
  if (only && roots.length === 1) return entries(only, null, tree);
  return inOrder(
    roots.map(root => folderEntry(root, decoded(root.name).split('/').at(-1) ?? '', tree)),
    null,
  );
}

interface Tree {
  readonly demand: Demand | undefined;
  isBelow(file: ShownFile): boolean;
  /** A report that broke off may lack files of any folder around it. */
  isSummed(folder: Folder): boolean;
}

/** Something in a folder, before it has its place and its id. */
interface Entry {
  readonly key: string;
  readonly name: string;
  /** 0: below the minimum; 1: holds what is; 2: all else. */
  readonly rank: number;
  readonly lacking: number;
  readonly isFolder: boolean;
  make(id: string): Branch;
}

const entries = ({ folders, files }: Folder, parent: string | null, tree: Tree): readonly Branch[] =>
  inOrder(
    [...folders.map(each => folderEntry(each, each.name, tree)), ...files.map(each => fileEntry(each, tree))],
    parent,
  );

function inOrder(all: readonly Entry[], parent: string | null): readonly Branch[] {
  const named = all.toSorted((a, b) => Number(b.isFolder) - Number(a.isFolder) || compareNaturally(a.name, b.name));
  const keys = uniqueKeys();
  return named
    .map(entry => ({ entry, id: childId(parent, keys(entry.key)) }))
    .sort((a, b) => a.entry.rank - b.entry.rank || b.entry.lacking - a.entry.lacking)
    .map(({ entry, id }) => entry.make(id));
}

function folderEntry(folder: Folder, name: string, tree: Tree): Entry {
  const { lines, branches, below, lacking, isJudged, uri } = folder;
  const isSummed = tree.isSummed(folder);
  const isBelow = tree.demand !== undefined && isJudged && isSummed && !meets(lines, tree.demand);
  const rank = isBelow ? 0 : below ? 1 : 2;
  const label = pathLine(name);
  const coverage = isSummed ? coverageOf({ lines, branches }, isBelow, tree) : undefined;
  return {
    ...{ key: `folder:${folder.name}`, name: label, rank, isFolder: true },
    lacking: isBelow ? uncovered(lines) : lacking,
    make: id =>
      branch(
        {
          ...{ id, type: 'coverage-folder', label, uri },
          ...(coverage && { coverage: { ...coverage, below } }),
        },
        () => entries(folder, id, tree),
      ),
  };
}

function fileEntry(file: ShownFile, tree: Tree): Entry {
  const isBelow = tree.isBelow(file);
  const label = pathLine(file.path.slice(file.path.lastIndexOf('/') + 1));
  return {
    ...{ key: `file:${label}`, name: label, rank: isBelow ? 0 : 2, isFolder: false },
    lacking: isBelow ? uncovered(file.lines) : 0,
    make(id) {
      const start = { line: (file.hits?.firstMissed() ?? 1) - 1, character: 0 };
      const coverage = coverageOf(file, isBelow, tree);
      const place = { uri: file.uri, range: { start, end: start } };
      return branch({ ...{ id, type: 'coverage-file', label }, ...place, ...(coverage && { coverage }) });
    },
  };
}

function coverageOf(
  { lines, branches }: Pick<Folder, 'lines' | 'branches'>,
  isBelow: boolean,
  { demand }: Tree,
): TreeCoverage | undefined {
  const [count, ofBranches] = [countOf(lines, demand?.percent), countOf(branches)];
  return count && { ...count, isBelow, ...(ofBranches && { branches: ofBranches }) };
}
