import { activeSprint } from './features/sprints/activeSprint';
import { decoded, rootOf, uriBelow } from './model/links/paths';
import type { Facts } from './model/sprint';
import { scaffoldSteps } from './scaffold/make';
import type { Request, Scaffold, Sources } from './scaffold/scaffold';
import { inSteps } from './scaffoldSteps';
import { uriKey } from './uris';
import type { Workspace } from './workspace';

export interface ScaffoldRequest extends Request {
  /** The workspace folder's URI; without it, that of `from`, else the first. */
  readonly folder?: string | undefined;
  /** The day where the person is, "2026-11-22"; without it, that of this machine. */
  readonly today?: string | undefined;
}

export interface PlacedScaffold extends Scaffold {
  /** URI of its workspace folder. */
  readonly root: string;
  /** Of a path that nothing can be made at, it says nothing. */
  readonly uri: string;
}

/** A new document, with everything that the workspace knows; nothing is made. Undefined outside of all workspace folders. */
export async function makeScaffold(
  workspace: Workspace,
  request: ScaffoldRequest,
): Promise<PlacedScaffold | undefined> {
  await workspace.loaded;
  const folder = folderFor(workspace, request);
  if (folder === undefined) return undefined;
  const sources = sourcesFor(workspace, folder, request);
  const made = await inSteps(workspace, folder, world => scaffoldSteps({ ...sources, world }, request));
  if (!made || !workspace.folders.includes(folder)) return undefined;
  const { root } = sources;
  const uri = made.fault ? root : (made.existing?.doc.uri ?? uriBelow(root, made.path));
  const isInside = made.fault ? undefined : await workspace.host.isInside?.(folder, uri);
  if (isInside === false) return { ...made, root, uri, links: [], existing: undefined, fault: 'link' };
  return { ...made, root, uri };
}

/** What of the sources is known without asking anybody. */
export function sourcesFor(
  workspace: Workspace,
  folder: string,
  { from, today }: Pick<ScaffoldRequest, 'from' | 'today'>,
): Omit<Sources, 'world'> {
  const { project } = workspace;
  const { active } = activeSprint(project, from === undefined ? {} : { uri: from });
  const atHand = active ? project.documentsByUri.get(decoded(active.uri)) : undefined;
  return {
    ...{ project, root: rootIn(workspace, folder), today: today !== undefined && isDay(today) ? today : day() },
    settings: workspace.context({ uri: `${folder}/x.md` }).settings,
    atHand: atHand && isIn(atHand, folder) ? atHand : undefined,
  };
}

/** The key of a workspace folder, and nothing else: nobody has asked for anything to be made elsewhere. */
export function folderFor(
  { folders }: Workspace,
  { folder, from }: Pick<ScaffoldRequest, 'folder' | 'from'>,
): string | undefined {
  if (folder !== undefined) return folders.find(each => each === uriKey(folder));
  const key = from === undefined ? undefined : uriKey(from);
  const around = folders.filter(each => key?.startsWith(`${each}/`));
  return around.sort((a, b) => b.length - a.length)[0] ?? folders[0];
}

/** Spelled as the URIs of its documents are, where it has any. */
function rootIn({ project }: Workspace, folder: string): string {
  const doc = project.documents.find(each => isIn(each, folder));
  return doc ? rootOf(doc) : folder;
}

const isIn = (doc: Facts, folder: string): boolean => uriKey(rootOf(doc)) === folder;

/** One of the calendar's: what is written into documents must be true. */
const isDay = (text: string): boolean =>
  /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) === true;

/** By the clock on the wall. */
function day(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
