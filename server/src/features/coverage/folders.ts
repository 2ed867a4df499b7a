import { type ShownFile, uncovered } from '../../coverage/judged';
import { type Count, NO_COUNT } from '../../coverage/report';
import { rootOf } from '../../model/links/paths';

/** A folder with covered files, and what they come to. */
export interface Folder {
  /** From the folder above it: “src/model” where nothing else stands between; of a workspace folder, all of its URI. */
  readonly name: string;
  readonly uri: string;
  readonly folders: readonly Folder[];
  readonly files: readonly ShownFile[];
  readonly lines: Count;
  readonly branches: Count;
  /** Files below the minimum, and how many lines those lack. */
  readonly below: number;
  readonly lacking: number;
  /** Whether the minimum is for all its files. */
  readonly isJudged: boolean;
}

/** Which files a minimum is for, and which of them are below it. */
export interface Marks {
  isJudged(file: ShownFile): boolean;
  isBelow(file: ShownFile): boolean;
}

/** The workspace folders with covered files, as trees of folders. */
export function foldersOf(files: readonly ShownFile[], marks: Marks): readonly Folder[] {
  const tree: GrowingTree = { roots: new Map(), byUri: new Map() };
  for (const file of files) {
    const uri = file.uri.slice(0, file.uri.lastIndexOf('/'));
    const folder = tree.byUri.get(uri) ?? grow(tree, file);
    tree.byUri.set(uri, folder);
    folder.files.push(file);
  }
  return Array.from(tree.roots.values(), root => sealed(root, marks));
}

interface GrowingTree {
  /** By URI. */
  readonly roots: Map<string, Growing>;
  /** Most files stand beside others. */
  readonly byUri: Map<string, Growing>;
}

interface Growing {
  readonly name: string;
  readonly uri: string;
  readonly folders: Map<string, Growing>;
  readonly files: ShownFile[];
}

const growing = (name: string, uri: string): Growing => ({ name, uri, folders: new Map(), files: [] });

/** The folder of a file, with those above it up to its workspace folder. */
function grow({ roots }: GrowingTree, file: ShownFile): Growing {
  const place = rootOf(file);
  const root = roots.get(place) ?? growing(place, place);
  roots.set(place, root);
  let folder = root;
  let end = place.length;
  for (const name of file.path.split('/').slice(0, -1)) {
    end = file.uri.indexOf('/', end + 1);
    const next = folder.folders.get(name) ?? growing(name, file.uri.slice(0, end));
    folder.folders.set(name, next);
    folder = next;
  }
  return folder;
}

/** With what its files come to; folders that hold nothing but another one are one with it. */
function sealed({ name, uri, folders, files }: Growing, marks: Marks): Folder {
  const inner = [...folders.values()].map(each => sealed(joined(each), marks));
  const below = files.filter(marks.isBelow);
  return {
    ...{ name, uri, folders: inner, files },
    lines: sum([...files, ...inner].map(({ lines }) => lines)),
    branches: sum([...files, ...inner].map(({ branches }) => branches)),
    below: below.length + total(inner.map(each => each.below)),
    lacking: total(below.map(({ lines }) => uncovered(lines))) + total(inner.map(each => each.lacking)),
    isJudged: files.every(marks.isJudged) && inner.every(each => each.isJudged),
  };
}

function joined(folder: Growing): Growing {
  let [last, name] = [folder, folder.name];
  for (let only = onlyFolderIn(last); only; only = onlyFolderIn(last)) {
    name += `/${only.name}`;
    last = only;
  }
  return { ...last, name };
}

function onlyFolderIn({ folders, files }: Growing): Growing | undefined {
  const [only] = folders.values();
  return folders.size === 1 && !files.length ? only : undefined;
}

function sum(counts: readonly Count[]): Count {
  let { covered, total: all } = NO_COUNT;
  for (const count of counts) {
    covered += count.covered;
    all += count.total;
  }
  return { covered, total: all };
}

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
