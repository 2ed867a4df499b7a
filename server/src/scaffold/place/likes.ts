import { mandatedPlaces } from '../../model/links/mandatedPlaces';
import { decoded, folderOf, plainUri, resolvePath, rootOf, segmentsOf, uriBelow } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import { numberInName, numberOfFolder } from '../../model/sprints/sprintRef';
import { productOf } from '../../model/sprints/sprints';
import type { DocumentId } from '../documents';
import { type Folder, oncePerFolder } from '../oncePerFolder';
import type { About } from '../scaffold';
import { kindOfName, spaced } from './documentKinds';
import { gistOf } from './gist';
import { isOwnWork, sortOfPath } from './sorts';

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
  const known = LIKES.get(own) ?? new Map<DocumentId, readonly Like[]>();
  LIKES.set(own, known);
  const found = known.get(about.document) ?? readLikes(about.document, own);
  known.set(about.document, found);
  return found;
}

/** By a list of documents, which is the same as long as none of them changes. */
const LIKES = new WeakMap<readonly Facts[], Map<DocumentId, readonly Like[]>>();

function readLikes(document: DocumentId, own: readonly Facts[]): readonly Like[] {
  const alike = own.filter(doc => gistOf(doc).sort === document);
  // What else maps the work out is called many things.
  const named = document === 'roadmap' ? alike.filter(({ path }) => kindOfName(path) === 'roadmap') : [];
  const strict = named.length ? named : alike;
  return (strict.length ? strict : looselyAlike(document, own)).map(toLike).sort(byAge);
}

/** What the product's documents name or link to that would be of that sort, the newest first. */
export const namedLikes = (about: About): readonly Like[] =>
  namedPaths(about.sources)
    .filter(path => sortOfPath(path) === about.document && isOfProduct(about, productAt(about.sources, path)))
    .map(path => ({ path, number: numberInPath(path) ?? '', doc: undefined }))
    .sort(byAge);

/** The documents of the sprint's product that are its own work; those of the whole folder where no product is known. */
export function ownDocuments(about: About): readonly Facts[] {
  const known = OWN(about.sources);
  const product = ownProduct(about);
  const found = known.get(product) ?? productDocuments(about).map(({ doc }) => doc);
  known.set(product, found);
  return found;
}

const OWN = oncePerFolder(() => new Map<string | undefined, readonly Facts[]>());

function productDocuments(about: About): readonly Owned[] {
  const isOwn = new Map<string, boolean>();
  return ownedIn(about.sources).filter(({ product }) => {
    const found = isOwn.get(product) ?? isOfProduct(about, product);
    isOwn.set(product, found);
    return found;
  });
}

interface Owned {
  readonly doc: Facts;
  readonly product: string;
}

const ownedIn = oncePerFolder((sources): readonly Owned[] =>
  documentsOf(sources)
    .filter(isOwnWork)
    .map(doc => ({ doc, product: productAt(sources, doc.path) })),
);

/** All documents of the workspace folder. */
export const documentsOf = oncePerFolder(({ project, root }): readonly Facts[] => {
  const plain = plainUri(root);
  return project.documents.filter(doc => plainUri(rootOf(doc)) === plain);
});

export const byAge = (a: Pick<Like, 'path' | 'number'>, b: Pick<Like, 'path' | 'number'>): number =>
  compare(b.number, a.number) || compare(b.path, a.path);
const { compare } = new Intl.Collator('en', { numeric: true });

const toLike = (doc: Facts): Like => ({ path: doc.path, number: gistOf(doc).number, doc });

/** A team that writes “Sprint 4 Report” and no other reports reviews its sprints by that. */
function looselyAlike(document: DocumentId, own: readonly Facts[]): readonly Facts[] {
  if (document !== 'review') return [];
  const others = own.filter(doc => gistOf(doc).kind === 'review' && gistOf(doc).sort === undefined);
  const named = others.filter(({ path }) => /\breview\b/.test(spaced(path)));
  if (named.length || own.some(doc => gistOf(doc).sort === 'completion')) return named;
  return others.filter(({ path }) =>
    /^(?:sprint|iteration) ?\d[\d ]{0,9}[a-z]? (?:report|summary)$/.test(spaced(path)),
  );
}

/** Folders in which nobody plans are no other product's, but hold one sort of document. */
function isOfProduct(about: About, product: string): boolean {
  const own = ownProduct(about);
  if (own === undefined || product === own) return true;
  return ![...workingProducts(about.sources)].some(each => each !== own && `${product}/`.startsWith(`${each}/`));
}

function ownProduct(about: About): string | undefined {
  const home = homeOf(about);
  return home && productAt(about.sources, home.path);
}

const productAt = ({ root }: Folder, path: string): string => productOf({ uri: uriBelow(root, path), path });

/** The products that have plans, trackers or queues. */
export const workingProducts = oncePerFolder(
  (sources): ReadonlySet<string> =>
    new Set(
      ownedIn(sources)
        .filter(({ doc }) => WORKING.has(gistOf(doc).kind))
        .map(({ product }) => product),
    ),
);

const WORKING: ReadonlySet<Facts['kind']> = new Set<Facts['kind']>(['plan', 'tracker', 'queue']);

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
const namedPaths = oncePerFolder((sources): readonly string[] => {
  const documents = documentsOf(sources);
  const tops = new Set(documents.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')));
  const found = documents.filter(isOwnWork).flatMap(namedIn);
  const inside = found.filter(path => tops.has(path.slice(0, Math.max(0, path.indexOf('/')))));
  return [...new Set(inside)].filter(path => isOwnWork({ path }) && numberInPath(path) !== undefined);
});

const namedIn = (doc: Facts): readonly string[] => [
  ...doc.links.flatMap(({ target }) => linkedPath(doc, target.value)),
  // A bare name tells nothing of a folder.
  ...doc.namedFiles
    .filter(name => name.includes('/'))
    .flatMap(name => mandatedPlaces(doc, name.replace(/^\//, ''))[0] ?? []),
];

function linkedPath(doc: Facts, target: string): string[] {
  if (!/\.(?:md|markdown)(?:#|$)/i.test(target) || /^[a-z][\w+.-]*:/i.test(target)) return [];
  const path = decoded(target.replace(/#.*$/s, ''));
  const found = resolvePath(path.startsWith('/') ? [] : folderOf(doc.path), path);
  return found === undefined ? [] : [found];
}

const numberInPath = (path: string): string | undefined =>
  numberInName(segmentsOf(path).at(-1) ?? '') ?? numberOfFolder(path);
