import { mandatedPlaces } from '../../model/links/mandatedPlaces';
import { decoded, folderOf, plainUri, resolvePath, rootOf, segmentsOf, uriBelow } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import { numberInName, numberOfFolder } from '../../model/sprints/sprintRef';
import { productOf } from '../../model/sprints/sprints';
import type { DocumentId } from '../documents';
import type { About, Sources } from '../scaffold';
import { kindOfName, spaced } from './documentKinds';
import { isOwnWork, sortOf, sortOfPath } from './sorts';

/** A document of the same sort as the new one; one without `doc` is named by others, and nobody has written it. */
export interface Like {
  readonly path: string;
  /** Of its sprint; empty where it is of none. */
  readonly number: string;
  readonly doc: Facts | undefined;
}

/** The product's documents of the sort that is wanted, the newest first. */
export function likesOf(about: About): readonly Like[] {
  const own = ownDocuments(about);
  const alike = own.filter(doc => sortOf(doc) === about.document);
  // What else maps the work out is called many things.
  const named = about.document === 'roadmap' ? alike.filter(({ path }) => kindOfName(path) === 'roadmap') : [];
  const strict = named.length ? named : alike;
  return (strict.length ? strict : looselyAlike(about.document, own)).map(toLike).sort(byAge);
}

/** What the product's documents name or link to that would be of that sort, the newest first. */
export const namedLikes = (about: About): readonly Like[] =>
  namedPaths(about.sources)
    .filter(path => sortOfPath(path) === about.document && isOfProduct(about, path))
    .map(path => ({ path, number: numberInPath(path) ?? '', doc: undefined }))
    .sort(byAge);

/** The documents of the sprint's product that are its own work; those of the whole folder where no product is known. */
export const ownDocuments = (about: About): readonly Facts[] =>
  documentsOf(about.sources).filter(doc => isOwnWork(doc) && isOfProduct(about, doc.path));

/** All documents of the workspace folder. */
export const documentsOf = ({ project, root }: Sources): readonly Facts[] =>
  project.documents.filter(doc => plainUri(rootOf(doc)) === plainUri(root));

export const byAge = (a: Pick<Like, 'path' | 'number'>, b: Pick<Like, 'path' | 'number'>): number =>
  compare(b.number, a.number) || compare(b.path, a.path);
const { compare } = new Intl.Collator('en', { numeric: true });

const toLike = (doc: Facts): Like => ({ path: doc.path, number: doc.sprint?.number.value ?? '', doc });

/** A team that writes “Sprint 4 Report” and no other reports reviews its sprints by that. */
function looselyAlike(document: DocumentId, own: readonly Facts[]): readonly Facts[] {
  if (document !== 'review') return [];
  const others = own.filter(doc => doc.kind === 'review' && sortOf(doc) === undefined);
  const named = others.filter(({ path }) => /\breview\b/.test(spaced(path)));
  if (named.length || own.some(doc => sortOf(doc) === 'completion')) return named;
  return others.filter(({ path }) =>
    /^(?:sprint|iteration) ?\d[\d ]{0,9}[a-z]? (?:report|summary)$/.test(spaced(path)),
  );
}

/** Folders in which nobody plans are no other product's, but hold one sort of document. */
function isOfProduct(about: About, path: string): boolean {
  const { root } = about.sources;
  const home = homeOf(about);
  const product = productOf({ uri: uriBelow(root, path), path });
  const own = home && productOf({ uri: uriBelow(root, home.path), path: home.path });
  if (own === undefined || product === own) return true;
  return ![...workingProducts(about.sources)].some(each => each !== own && `${product}/`.startsWith(`${each}/`));
}

/** The products that have plans, trackers or queues. */
export function workingProducts(sources: Sources): ReadonlySet<string> {
  const known = WORKING.get(sources.project) ?? new Map<string, ReadonlySet<string>>();
  WORKING.set(sources.project, known);
  const found =
    known.get(sources.root) ??
    new Set(
      documentsOf(sources)
        .filter(isWork)
        .map(({ path }) => productOf({ uri: uriBelow(sources.root, path), path })),
    );
  known.set(sources.root, found);
  return found;
}

const WORKING = new WeakMap<object, Map<string, ReadonlySet<string>>>();
const isWork = (doc: Facts): boolean =>
  isOwnWork(doc) && (doc.kind === 'plan' || doc.kind === 'tracker' || doc.kind === 'queue');

/** A document that tells of which product the sprint is. */
function homeOf({ plan, sprint, from, sources }: About): Facts | undefined {
  const ofSprint = sprint && [
    ...sprint.plans,
    ...sprint.trackers,
    ...sprint.queues,
    ...sprint.readiness,
    ...sprint.reviews,
  ];
  return plan ?? ofSprint?.[0] ?? from ?? sources.atHand;
}

/** Paths of Markdown files that links and prose name and whose names hold a sprint's number, each once. */
function namedPaths(sources: Sources): readonly string[] {
  const known = KNOWN.get(sources.project) ?? new Map<string, readonly string[]>();
  KNOWN.set(sources.project, known);
  const found = known.get(sources.root) ?? readNamedPaths(sources);
  known.set(sources.root, found);
  return found;
}

const KNOWN = new WeakMap<object, Map<string, readonly string[]>>();

function readNamedPaths(sources: Sources): readonly string[] {
  const documents = documentsOf(sources);
  const tops = new Set(documents.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')));
  const found = documents.filter(isOwnWork).flatMap(doc => [
    ...doc.links.flatMap(({ target }) => linkedPath(doc, target.value)),
    // A bare name tells nothing of a folder.
    ...doc.namedFiles
      .filter(name => name.includes('/'))
      .flatMap(name => mandatedPlaces(doc, name.replace(/^\//, ''))[0] ?? []),
  ]);
  const inside = found.filter(path => tops.has(path.slice(0, Math.max(0, path.indexOf('/')))));
  return [...new Set(inside)].filter(path => isOwnWork({ path }) && numberInPath(path) !== undefined);
}

function linkedPath(doc: Facts, target: string): string[] {
  if (!/\.(?:md|markdown)(?:#|$)/i.test(target) || /^[a-z][\w+.-]*:/i.test(target)) return [];
  const path = decoded(target.replace(/#.*$/s, ''));
  const found = resolvePath(path.startsWith('/') ? [] : folderOf(doc.path), path);
  return found === undefined ? [] : [found];
}

const numberInPath = (path: string): string | undefined =>
  numberInName(segmentsOf(path).at(-1) ?? '') ?? numberOfFolder(path);
