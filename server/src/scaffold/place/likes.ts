import { mandatedPlaces } from '../../model/links/mandatedPlaces';
import { decoded, folderOf, plainUri, resolvePath, rootOf, segmentsOf, uriBelow } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import { numberInName, numberOfFolder } from '../../model/sprints/sprintRef';
import { productOf } from '../../model/sprints/sprints';
import { compareNaturally } from '../../naturalOrder';
import { oncePer, oncePerBoth } from '../../oncePer';
import { type DocumentId, KIND_OF } from '../documents';
import { oncePerFolder } from '../oncePerFolder';
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
export const likesOf = (about: About): readonly Like[] => likesIn(ownDocuments(about), about.document);

/** A list of documents is the same as long as none of them changes. */
const likesIn = oncePerBoth((own: readonly Facts[], document: DocumentId): readonly Like[] => {
  const alike = own.filter(doc => gistOf(doc).sort === document);
  // What else maps the work out is called many things.
  const named = document === 'roadmap' ? alike.filter(({ path }) => kindOfName(path) === 'roadmap') : [];
  const strict = named.length ? named : alike;
  const likes = (strict.length ? strict : looselyAlike(document, own)).map(toLike).sort(byAge);
  if (HAS_OWN_TITLE.has(document)) return likes;
  // Of one sprint's, what is called so goes first.
  const isNamed = new Set(likes.filter(({ path }) => kindOfName(path) === KIND_OF[document]));
  return likes.sort((a, b) => byNumber(a, b) || Number(isNamed.has(b)) - Number(isNamed.has(a)));
});

/** Their names may hold any word. */
const HAS_OWN_TITLE: ReadonlySet<DocumentId> = new Set(['story', 'rca']);

/** What the product's documents name or link to that would be of that sort, the newest first. */
export const namedLikes = (about: About): readonly Like[] =>
  namedPaths(about.sources)
    .filter(named => named.sort === about.document && isOfProduct(about, productOfNamed(named, about.sources.root)))
    .map(({ path, number }) => ({ path, number, doc: undefined }))
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
    .filter(doc => gistOf(doc).isOwn)
    .map(doc => ownedBelow(doc, sources.root)),
);

const ownedBelow = oncePerBoth((doc: Facts, root: string): Owned => ({ doc, product: productAt(root, doc.path) }));

/** All documents of the workspace folder. */
export const documentsOf = oncePerFolder(({ project, root }): readonly Facts[] => {
  const plain = plainUri(root);
  return project.documents.filter(doc => plainRootOf(doc) === plain);
});

const plainRootOf = oncePer((doc: Facts): string => plainUri(rootOf(doc)));

/** The newest sprint's first. */
export const byNumber = (a: Pick<Like, 'number'>, b: Pick<Like, 'number'>): number =>
  compareNaturally(b.number, a.number);
export const byAge = (a: Pick<Like, 'path' | 'number'>, b: Pick<Like, 'path' | 'number'>): number =>
  compareNaturally(b.number, a.number) || compareNaturally(b.path, a.path);

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
  return home && productAt(about.sources.root, home.path);
}

const productAt = (root: string, path: string): string => productOf({ uri: uriBelow(root, path), path });

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

/** A Markdown file that links and prose name and whose name holds a sprint's number. */
interface Named {
  readonly path: string;
  readonly number: string;
  readonly sort: DocumentId | undefined;
}

const productOfNamed = oncePerBoth(({ path }: Named, root: string): string => productAt(root, path));

/** What is named in the workspace folder, each once. */
const namedPaths = oncePerFolder((sources): readonly Named[] => {
  const documents = documentsOf(sources);
  const tops = new Set(documents.map(({ path }) => topOf(path)));
  const own = documents.filter(doc => gistOf(doc).isOwn).flatMap(namedIn);
  return [...new Map(own.filter(({ path }) => tops.has(topOf(path))).map(each => [each.path, each])).values()];
});

const topOf = (path: string): string => path.slice(0, Math.max(0, path.indexOf('/')));

/** Few of the paths that a document names, and without the document: it need not be unpacked again for them. */
const namedIn = oncePer((doc: Facts): readonly Named[] =>
  [...new Set(pathsIn(doc))].flatMap(path => {
    const number = isOwnWork({ path }) ? numberInPath(path) : undefined;
    return number === undefined ? [] : [{ path, number, sort: sortOfPath(path) }];
  }),
);

const pathsIn = (doc: Facts): readonly string[] => [
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
