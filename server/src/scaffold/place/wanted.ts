import { mandatedPlaces } from '../../model/links/mandatedPlaces';
import { mandatedFor } from '../../model/plan/mandates';
import type { Facts } from '../../model/sprint';
import { isTemplatePath } from '../../model/templates/templates';
import type { DocumentId } from '../documents';
import type { About } from '../scaffold';
import { gistOf } from './gist';
import { documentsOf } from './likes';
import { sortOfPath } from './sorts';

/** Where somebody has written that a document belongs. */
export interface Wanted {
  readonly doc: Facts;
  /** As written: relative to the document, to a folder around it, or a bare name. */
  readonly path: string;
}

/** What this sprint's plan asks to be written. */
export function wantedByPlan({ plan, document }: About): Wanted | undefined {
  const what = MANDATES[document];
  const file = what && plan?.plan?.mandated[what];
  return plan && file && isMeant(document, file.value) ? { doc: plan, path: file.value } : undefined;
}

/** What the template of the team's plans asks every sprint for. */
export function wantedByTemplate({ sources, document, number }: About): Wanted | undefined {
  const what = MANDATES[document];
  if (!what) return undefined;
  for (const doc of documentsOf(sources)
    .filter(doc => isTemplatePath(doc.path) && gistOf(doc).kind === 'plan')
    .slice(0, MOST_READ)) {
    const read = sources.world.read(doc.uri);
    const file = read && mandatedFor(read, number)[what];
    if (file && isMeant(document, file.value)) return { doc, path: file.value };
  }
  return undefined;
}

/** The place that is there already, else the one most likely meant; a bare name lies in `folder`, where that is known. */
export function placeOf(
  { sources: { world } }: About,
  { doc, path }: Wanted,
  folder: string | undefined,
): string | undefined {
  const places = mandatedPlaces(doc, path);
  const there = places.find(place => world.exists(place));
  if (there !== undefined || path.includes('/') || folder === undefined || !places.length) return there ?? places[0];
  return folder ? `${folder}/${path}` : path;
}

/** Nobody has so many templates, and each is a file to be read. */
const MOST_READ = 10;

const MANDATES: Readonly<Partial<Record<DocumentId, 'rca' | 'review'>>> = {
  rca: 'rca',
  review: 'review',
  retrospective: 'review',
};

const isMeant = (document: DocumentId, path: string): boolean =>
  document !== 'retrospective' || sortOfPath(path) === 'retrospective';
