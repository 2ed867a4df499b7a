import { mandatedPlaces } from '../model/links/mandatedPlaces';
import { decoded, rootOf, segmentsOf, uriOf } from '../model/links/paths';
import type { MandatedFile } from '../model/plan/mandates';
import type { Facts } from '../model/sprint';
import { isSetAside } from '../model/sprints/sprints';
import type { Project } from '../project';

export interface MissingFile extends MandatedFile {
  /** Where it belongs, relative to the workspace folder; undefined where that is outside. */
  readonly place: string | undefined;
}

/** The file that a plan wants written, where it is certain that neither it nor another one in its stead is there. */
export function missingFile(doc: Facts, project: Project, what: 'rca' | 'review'): MissingFile | undefined {
  const file = doc.plan?.mandated[what];
  if (!file || !doc.sprint || isSetAside(doc) || project.reports.has(what, doc.sprint.number.value)) return undefined;
  const name = segmentsOf(file.value).at(-1) ?? '';
  const namesakes = project.documentsByName.get(name.toLowerCase()) ?? [];
  if (namesakes.some(other => rootOf(other) === rootOf(doc))) return undefined;
  const places = mandatedPlaces(doc, file.value);
  if (!places.length || places.some(place => mayBeThere(uriOf(doc, place), project))) return undefined;
  const usual = file.value === name ? project.reports.usualFolder(what, doc) : undefined;
  return { ...file, place: usual ? `${usual}/${name}` : places[0] };
}

/** Also where only upper and lower case differ. */
function mayBeThere(uri: string, { files }: Project): boolean {
  if (files.has(uri) !== false) return true;
  const nearest = files.nearest?.(uri);
  return nearest !== undefined && decoded(nearest).toLowerCase() === decoded(uri).toLowerCase();
}
