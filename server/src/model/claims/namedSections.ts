import type { Field } from '../fields';
import { sectionsOf } from '../sections';
import type { Section, SprintDoc } from '../sprint';
import type { Reading } from './boxes';

/** From day to day, such counts grow: they are the sprint's, not the day's. */
export const DAY = /^[^\p{L}\d]*(?:(?:day|tag|d[ií]a|jour|dia|mon|tue|wed|thu|fri|sat|sun)\b|\d{4}-\d{2}-\d{2})/iu;

export const isNamedBy = ({ name }: Field, { heading }: Section): boolean =>
  names(name.value, heading?.text.value ?? '');

/** The section that a field names which stands above it, among the sections `around`, from its own outwards. */
export type NamedBelow = (field: Field, around: readonly Section[]) => Section | undefined;

/**
 * "**Phase 1 Status**: 1/4 tasks" above “Phase 1” speaks of that. Only where one section alone has the name; what stands
 * below it, or among days, may tell how it was then.
 */
export function namedIn(doc: SprintDoc, readingsOf: (section: Section) => readonly Reading[]): NamedBelow {
  let counted: readonly Section[] | undefined;
  return (field, around) => {
    const isHeading = field.name === field.value;
    if (isHeading || !wantedOf(field.name.value).length || around.some(isDay)) return undefined;
    counted ??= sectionsOf(doc.root).filter(section => (section.heading?.level ?? 0) > 1 && readingsOf(section).length);
    const [named, ...others] = counted.filter(section => isTitledBy(field, section));
    return named && !others.length && field.name.range.start < named.range.start ? named : undefined;
  };
}

/** “Phase 1: Hull” has the name of "Phase 1 Status", and “Sprint 1 follow-ups” has not that of "Sprint 1 Progress". */
function isTitledBy({ name }: Field, { heading }: Section): boolean {
  const [title = ''] = (heading?.text.value ?? '').split(/[:([–—]| - /);
  return wantedOf(name.value).join(' ') === wantedOf(title).join(' ');
}

const isDay = ({ heading }: Section): boolean => DAY.test(heading?.text.value ?? '');

const FILLER = /^(?:status|progress|completion|completed?|overall|total|tasks?|the|and|of)$/;

/** "Phase 2 Status" names "Phase 2: Orchestrator Core"; "QA Status" names "Quality Assurance". */
function names(label: string, heading: string): boolean {
  const wanted = wantedOf(label);
  const words = wordsOf(heading.replace(/\[[^\]]*\]|\([^)]*\)/g, ''));
  if (!wanted.length) return false;
  const initials = words.map(word => word[0]).join('');
  return wanted.every(word => words.includes(word)) || (wanted.length === 1 && wanted[0] === initials);
}

const wantedOf = (label: string): string[] => wordsOf(label).filter(word => !FILLER.test(word));
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d.]+/gu) ?? [];
