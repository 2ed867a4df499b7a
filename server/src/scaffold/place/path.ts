import { folderOf } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import { sprintKey } from '../../model/sprints/sprintRef';
import type { DocumentId } from '../documents';
import type { About } from '../scaffold';
import { continued, freed } from './continued';
import { asOnDisk, inOwnFolder, inSprintFolder, usualFolder } from './folders';
import { gistOf } from './gist';
import { byAge, byNumber, type Like, likesOf, namedLikes, ownDocuments } from './likes';
import { isNumberedName, numberAs, usualName } from './names';
import { renumberedPath } from './numbering';
import { expanded } from './pattern';
import { placeOf, wantedByPlan, wantedByTemplate } from './wanted';

/**
 * Where a new document belongs, relative to the workspace folder: where the sprint's plan wants it, where and as the team
 * names its likes, what the template or the settings say, `docs/sprints`. There is no file of that name yet, unless the
 * plan or the sprint names exactly this one.
 */
export function pathFor(about: About, pattern: string | undefined): string {
  const { document, sources } = about;
  const setting = Object.hasOwn(sources.settings.scaffold.paths, document)
    ? sources.settings.scaffold.paths[document]
    : undefined;
  const own = sources.world.templates().some(({ path }) => nameOf(path) === document) ? pattern : undefined;
  const path =
    mandated(about) ??
    patterned(about, own) ??
    habitual(about) ??
    askedByTemplate(about) ??
    patterned(about, setting) ??
    patterned(about, pattern) ??
    usual(about);
  return asOnDisk(about, inOwnFolder(about, path));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');

function mandated(about: About): string | undefined {
  const wanted = wantedByPlan(about);
  return wanted && placeOf(about, wanted, folderFor(about));
}

function askedByTemplate(about: About): string | undefined {
  const wanted = wantedByTemplate(about);
  return wanted && placeOf(about, wanted, usualFolder(about));
}

/** Where a file belongs of which only the name is known. */
function folderFor(about: About): string | undefined {
  const path = habitual(about);
  if (path !== undefined) return folderOf(path).join('/');
  const { plan, document, sources } = about;
  return plan && sources.project.reports.usualFolder(document === 'rca' ? 'rca' : 'review', plan);
}

function patterned(about: About, pattern: string | undefined): string | undefined {
  const path = pattern && expanded(about, pattern);
  if (!path) return undefined;
  // Of a sprint there is one; what is named by the day or a title may well be another.
  return /\{\{\s*(?:number|sprint|previous_number|next_number)\s*\}\}/i.test(pattern) ? path : freed(about, path);
}

/** Documents of which a sprint has one. */
const IS_ONE: ReadonlySet<DocumentId> = new Set([
  ...(['plan', 'readiness', 'tracker', 'review', 'completion', 'retrospective', 'handoff'] as const),
]);
const OF_SPRINT: ReadonlySet<DocumentId> = new Set([...IS_ONE, 'rca', 'queue']);

function habitual(about: About): string | undefined {
  const there = likesOf(about);
  const isSame = ({ number }: Like): boolean => number !== '' && sprintKey(number) === sprintKey(about.number);
  const own = there.filter(each => isSame(each) && each.doc && gistOf(each.doc).sort === about.document);
  if (IS_ONE.has(about.document) && own.length)
    return (own.find(each => shapeOf(each) === shapeOf(there[0])) ?? own[0])?.path;
  const named = namedLikes(about);
  const exact = named.find(isSame);
  if (exact) return exact.path;
  const [newest, ...others] = [...there, ...named].sort(byNumber);
  const next = newest && continued(about, [newest, ...others]);
  return OF_SPRINT.has(about.document) ? (beside(about, newest, next) ?? next) : next;
}

const shapeOf = (like: Like | undefined): string | undefined => like?.path.replace(/\d+/g, '#');

/** In the folder of the sprint, where the team has come to keep its documents there since it wrote the last of this sort. */
function beside(about: About, newest: Like | undefined, usual: string | undefined): string | undefined {
  if (newest && (!IS_REPORT.has(about.document) || !newest.number)) return undefined;
  const model = inSprintFolder(about, kind => !newest || kind === 'review' || kind === 'rca');
  const number = model?.sprint?.number.value;
  if (!model || number === undefined || (newest && byAge({ ...newest, path: '' }, { number, path: '' }) <= 0))
    return undefined;
  const next = numberAs(about.number, [number]);
  // By its folder alone: a story's name has a number of its own.
  const inside = `${folderOf(model.path).join('/')}/x.md`;
  const folder = folderOf(renumberedPath(inside, { next: () => next, isKept: () => false, number }) ?? '').join('/');
  const bare = !/\d/.test(nameOf(model.path));
  const name =
    usual?.split('/').at(-1) ??
    usualName(about.document, bare ? undefined : next, bare ? model.path : nameModel(about, model));
  return folder ? `${folder}/${name}` : undefined;
}

const IS_REPORT: ReadonlySet<DocumentId> = new Set(['rca', 'review', 'completion', 'retrospective', 'handoff']);

/** As the team writes the names of its sprints' other documents. */
function usual(about: About): string {
  const { document, number } = about;
  const models = numberedDocuments(about);
  const written = models.map(each => /\d+/.exec(nameOf(each.path))?.[0]);
  const name = usualName(document, numberAs(number, written), models[0]?.path);
  const path = [usualFolder(about), name].filter(Boolean).join('/');
  return OF_SPRINT.has(document) ? path : freed(about, path);
}

/** What is named after its sprint, the newest first. */
const numberedDocuments = (about: About): readonly Pick<Like, 'path' | 'number'>[] =>
  ownDocuments(about)
    .filter(({ path }) => isNumberedName(path))
    .map(toLike)
    .sort(byAge);

/** A name that shows how the team writes them: its own, unless that of a story. */
const nameModel = (about: About, { path }: Facts): string =>
  isNumberedName(path) ? path : (numberedDocuments(about)[0]?.path ?? path);

const toLike = (doc: Facts) => ({ path: doc.path, number: gistOf(doc).number });
