import { leadingId } from '../../model/ids/ids';
import { nameOf } from '../../model/ids/taskNames';
import { TargetReader } from '../../model/links/linkTargets';
import { folderOf, relativePath } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import type { Ranged } from '../../range';
import { lineOf, titleOf } from '../labels';
import { fileName } from '../markdownText';
import { type Cell, cellSlot } from './cells';
import type { Cursor } from './cursor';
import { documentsByFolder, folderUri } from './folders';
import type { Offer, Suggestion } from './suggestions';

/** The documents beside those that the column names already, this row's own first, and the name that a new one would have. */
export function storyFileOffer(cursor: Cursor, cell: Cell): Offer | undefined {
  if (cell.text.value.includes('](') || !mayAsk(cursor, cell)) return undefined;
  const others = pathsBeside(cursor, cell);
  const quote = others.length === 0 || others.some(({ isQuoted }) => isQuoted) ? '`' : '';
  const row = rowOf(cell);
  const found = filesBeside(cursor, others);
  const own = found.filter(({ name }) => row.id && isOf(name, row.id));
  const made = own.length || !row.id ? undefined : newName(row, others);
  const rest = found.filter(each => !own.includes(each));
  const suggestions = [
    ...own.map(each => suggestion(each, quote)),
    ...(made ? [{ label: `${quote}${made}${quote}`, icon: 'file' as const, note: 'to be written' }] : []),
    ...rest.map(each => suggestion(each, quote)),
  ];
  return suggestions.length
    ? { slot: { ...cellSlot(cursor, cell), isWhole: isPath(cell.text.value) }, suggestions }
    : undefined;
}

/** By itself in an empty cell, behind what opens a path, and behind each of its folders. */
function mayAsk({ trigger }: Cursor, { text: { value }, column, columns, table }: Cell): boolean {
  if (trigger === undefined) return true;
  const name = table.header.cells[column]?.value ?? '';
  if (column !== columns.storyFile && !/file|path|link|document/i.test(name)) return false;
  if (trigger === '/') return !isPath(value);
  return trigger === '`' ? /^``?$/.test(value) : !value;
}

const isPath = (text: string): boolean => /\.\w{1,8}`?$/.test(text);

/** A column that holds paths, whatever it is called. */
export function holdsPaths({ table, column }: Cell): boolean {
  const named = table.rows.filter(({ cells }) => PATH.test(cells[column]?.value ?? ''));
  return named.length > 0 && named.length * 2 >= table.rows.filter(({ cells }) => cells[column]?.value).length - 1;
}

const PATH = /^`?[^\s`|]{1,300}\.(?:md|markdown)`?$/i;

/** "`docs/stories/4-1-parse.md`" in another row. */
interface PathBeside {
  readonly folder: string;
  readonly name: string;
  readonly isQuoted: boolean;
  /** Of its row. */
  readonly id: string | undefined;
  readonly written: Ranged<string>;
}

const MOST_ROWS = 200;

function pathsBeside({ offset }: Cursor, { table, column, columns }: Cell): PathBeside[] {
  const near = table.rows.filter(({ range }) => range.end < offset || range.start > offset).slice(-MOST_ROWS);
  return near.flatMap(({ cells }) => {
    const written = cells[column];
    if (!written || !PATH.test(written.value)) return [];
    const [, folder = '', name = ''] = /^`?(.*\/)?([^/`]+)`?$/.exec(written.value) ?? [];
    const id = cells[columns.id ?? -1];
    return [{ folder, name, isQuoted: written.value.startsWith('`'), id: id && leadingId(id)?.value, written }];
  });
}

interface FileBeside {
  readonly doc: Facts;
  readonly path: string;
  readonly name: string;
  readonly isNamed: boolean;
}

const MOST_FILES = 100;
const MOST_FOLDERS = 5;

function filesBeside({ project, doc }: Cursor, others: readonly PathBeside[]): FileBeside[] {
  const byFolder = project.derived(documentsByFolder);
  const named = new Set(others.map(({ name }) => name.toLowerCase()));
  const found = foldersOf(doc, others).flatMap(({ folder, uris }) => {
    const documents = uris.map(uri => byFolder.get(uri)).find(each => each?.length) ?? [];
    return documents.slice(0, MOST_FILES).map(file => ({
      ...{ doc: file, path: folder + fileName(file), name: fileName(file) },
      isNamed: named.has(fileName(file).toLowerCase()) || file.uri === doc.uri,
    }));
  });
  return found.filter(({ isNamed }) => !isNamed);
}

interface Folder {
  /** As a cell writes it. */
  readonly folder: string;
  readonly uris: readonly string[];
}

/** Those that other rows name; without any, where stories usually lie. */
function foldersOf(doc: Facts, others: readonly PathBeside[]): Folder[] {
  const reader = new TargetReader(doc);
  const written = new Map(others.map(each => [each.folder, each] as const).slice(-MOST_FOLDERS));
  if (!written.size) return usualFolders(doc);
  return [...written].map(([folder, { written: text }]) => {
    const targets = reader.read({ source: 'story-file', text });
    return { folder, uris: targets.flatMap(({ uris }) => uris.map(folderUri)) };
  });
}

function usualFolders({ uri, path }: Facts): Folder[] {
  const own = folderUri(uri);
  const folder = folderOf(path);
  return ['stories', 'tasks'].map(name => ({
    folder: `${relativePath(folder, [...folder, name, 'x'].join('/')).slice(0, -1)}`,
    uris: [`${own}/${name}`],
  }));
}

const suggestion = ({ doc, path }: FileBeside, quote: string): Suggestion => ({
  label: `${quote}${path}${quote}`,
  icon: 'file',
  title: lineOf(titleOf(doc)),
});

interface Row {
  readonly id: string | undefined;
  readonly title: string;
}

function rowOf({ row: { cells }, columns }: Cell): Row {
  const id = cells[columns.id ?? -1];
  const found = id && leadingId(id)?.value;
  return { id: found && nameOf(found), title: cells[columns.title ?? -1]?.value ?? '' };
}

/** "4-2-print.md" is that of 4-2, not that of 4-20. */
const isOf = (name: string, id: string): boolean => {
  const rest = name.toLowerCase().split(id.toLowerCase());
  return rest.length > 1 && !/\w$/.test(rest[0] ?? '') && !/^\d/.test(rest[1] ?? '');
};

/** As the others are named: the id, then the words of the title. */
function newName({ id = '', title }: Row, others: readonly PathBeside[]): string | undefined {
  const model = others.findLast(each => each.id && isOf(each.name, nameOf(each.id)));
  const slug = slugOf(title);
  if (!model?.id || !slug) return undefined;
  const at = model.name.toLowerCase().indexOf(nameOf(model.id).toLowerCase());
  const before = model.name.slice(0, at);
  const [, mark = '-', ending = '.md'] =
    /^([-_. ]?).*?(\.\w{1,8})$/.exec(model.name.slice(at + nameOf(model.id).length)) ?? [];
  const isBare = model.name.length - ending.length === at + nameOf(model.id).length;
  return `${model.folder}${before}${id}${isBare ? '' : `${mark || '-'}${slug}`}${ending}`;
}

const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-[^-]*$/, part => (title.length > 60 ? '' : part));
