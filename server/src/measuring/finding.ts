import { DEFAULT_SETTINGS } from '../config';
import type { Host } from '../host';
import { pathOf } from '../loader';
import { anyOf, type Scope, type SettingsTree } from '../settingsTree';
import { nameOf, parentOf, pathFrom, uriKey } from '../uris';
import { isManifest, isNever, MANIFESTS, mayHoldReports } from './names';

/** What was seen beside the documents that has to do with coverage. */
export interface Noted {
  /** URIs of what is called like a report. */
  readonly reports: Set<string>;
  /** URI keys of the folders of packages. */
  readonly packages: Set<string>;
}

export interface Finding {
  readonly host: Host;
  readonly folders: readonly string[];
  readonly settings: SettingsTree;
}

const REPORTS = DEFAULT_SETTINGS.coverage.reports;
const REPORT_NAMES = REPORTS.map(glob => glob.slice('**/'.length));
/** One glob: an editor that is asked for many searches for each of them. */
const BESIDE_GLOB = oneOf([...REPORT_NAMES, ...MANIFESTS]);
const isCalledReport = anyOf([oneOf(REPORT_NAMES)]);
/** Most of what is found are documents, which are told from these at a glance. */
const IS_MARKDOWN = /\.(?:md|markdown)$/i;

/** A host that notes what has to do with coverage beside the documents that are looked for, so that folders are walked but once. */
export function notingReports(host: Host): { readonly host: Host; readonly noted: Noted } {
  const noted: Noted = { reports: new Set(), packages: new Set() };
  const findFiles: Host['findFiles'] = async (folder, include, exclude) => {
    const isWanted = anyOf(include);
    const found = await host.findFiles(folder, [...include, BESIDE_GLOB], exclude);
    return found.filter(uri => {
      if (IS_MARKDOWN.test(uri)) return true;
      const key = uriKey(uri);
      const path = pathOf(key, [uriKey(folder)]);
      const isReport = isCalledReport(path);
      if (isReport) noted.reports.add(uri);
      if (isManifest(nameOf(key))) noted.packages.add(parentOf(key) ?? '');
      return isWanted(path);
    });
  };
  return { host: { ...host, findFiles }, noted };
}

function oneOf(names: readonly string[]): string {
  return `**/{${names.join(',')}}`;
}

const MOST_PACKAGES = 200;
const MOST_REPORTS = 2000;

/** The URIs of all files that may be reports, by URI key: where documents are found, where tools put them, and where settings say. */
export async function findReports(finding: Finding, noted: Noted): Promise<Map<string, string>> {
  const { folders, settings } = finding;
  const packages = [...new Set([...folders, ...noted.packages])].sort(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  );
  const beside = await Promise.all(
    packages.slice(0, MOST_PACKAGES).map(folder => walk(finding, folder, mayHoldReports)),
  );
  const named = await Promise.all(
    folders.flatMap(folder => settings.scopes.map(scope => findNamed(finding, folder, scope))),
  );
  const found = new Map([...noted.reports, ...beside.flat(), ...named.flat()].map(uri => [uriKey(uri), uri]));
  const wanted = [...found].filter(([key]) => isReportFile(key, finding)).sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(wanted.slice(0, MOST_REPORTS));
}

/** Whether a file is to be tried as a report, by its path alone. */
export function isReportFile(key: string, { folders, settings }: Omit<Finding, 'host'>): boolean {
  const folder = folderAround(key, folders);
  const inside = folder && pathFrom(folder, key);
  if (!folder || !inside || inside.split('/').slice(0, -1).some(isNever)) return false;
  const scope = settings.scopeOf(key);
  const path = pathFrom(scope.folder ?? folder, key);
  return path !== undefined && scope.isReport(path) && !scope.excludes(path);
}

/** Whether a new report would be found by `findReports`, too. */
export async function isFound(finding: Finding, uri: string, packages: ReadonlySet<string>): Promise<boolean> {
  const { host, folders, settings } = finding;
  const key = uriKey(uri);
  if (!isReportFile(key, finding)) return false;
  if (isOwn(settings.scopeOf(key))) return true;
  for (let folder = parentOf(key); folder !== undefined; folder = parentOf(folder)) {
    if (!packages.has(folder) && !folders.includes(folder)) continue;
    if (mayHoldReports(pathFrom(folder, key)?.split('/').slice(0, -1) ?? [])) return true;
  }
  const siblings = await host.findFiles(parentOf(key) ?? key, ['*'], []);
  return siblings.some(each => uriKey(each) === key);
}

/** Whether somebody says where reports are. */
const isOwn = ({ settings }: Scope): boolean => settings.coverage.reports.join() !== REPORTS.join();

/** Below the fixed beginning of a glob all folders are looked into, ignored ones too; without one, those that are not ignored. */
async function findNamed(finding: Finding, folder: string, scope: Scope): Promise<string[]> {
  const top = scope.folder ?? folder;
  const isInside = top === folder || top.startsWith(`${folder}/`);
  if (!isOwn(scope) || (!isInside && !folder.startsWith(`${top}/`))) return [];
  const found = scope.settings.coverage.reports.map(glob => {
    const start = uriKey([top, ...fixedFolders(glob).map(encodeURIComponent)].join('/'));
    if (start !== top && (start === folder || start.startsWith(`${folder}/`)))
      return walk(finding, start, segments => segments.length <= DEEPEST && !segments.some(isNever));
    return isInside ? finding.host.findFiles(top, [glob], DEFAULT_SETTINGS.exclude) : [];
  });
  return (await Promise.all(found)).flat();
}

/** "reports/unit/*.xml" -> ["reports", "unit"] */
function fixedFolders(glob: string): string[] {
  const segments = glob
    .split('/')
    .slice(0, -1)
    .filter(segment => segment !== '' && segment !== '.');
  const end = segments.findIndex(segment => /[*?{}[\]()!\\]|^\.\.$/.test(segment));
  return end < 0 ? segments : segments.slice(0, end);
}

const DEEPEST = 12;
const MOST_FOLDERS = 100;

/** The files below a folder that may be reports, the nearest folders first. */
async function walk(
  finding: Finding,
  top: string,
  isWanted: (segments: readonly string[]) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  const queue: (readonly string[])[] = [[]];
  for (let at = 0; at < queue.length && at < MOST_FOLDERS; at++) {
    const segments = queue[at] as readonly string[];
    const uri = [top, ...segments.map(encodeURIComponent)].join('/');
    for (const { name, isFolder } of (await finding.host.listFolder(uri)) ?? []) {
      if (isFolder) {
        if (isWanted([...segments, name])) queue.push([...segments, name]);
      } else if (!IS_MARKDOWN.test(name) && isReportFile(uriKey(`${uri}/${encodeURIComponent(name)}`), finding))
        found.push(uriKey(`${uri}/${encodeURIComponent(name)}`));
    }
  }
  return found;
}

function folderAround(key: string, folders: readonly string[]): string | undefined {
  const around = folders.filter(folder => key.startsWith(`${folder}/`));
  return around.sort((a, b) => b.length - a.length)[0];
}
