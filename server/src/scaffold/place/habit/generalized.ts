import type { Facts } from '../../../model/sprint';
import { SPRINT_NUMBER, sprintKey } from '../../../model/sprints/sprintRef';
import { sprintIdOf } from '../../../model/sprints/sprints';
import type { Project } from '../../../project';
import { advanced } from '../numbering';

/** What of one sprint's document would be another word in the next one's. */
export interface Own {
  readonly number: string;
  readonly previous: string;
  readonly next: string;
  /** What the sprint is called. */
  readonly titles: readonly string[];
}

export function ownOf(doc: Facts, { sprints }: Project): Own {
  const number = doc.sprint?.number.value ?? '';
  const plans = sprints.get(sprintIdOf(doc) ?? '')?.plans ?? [];
  const titles = plans.flatMap(({ sprint }) => sprint?.title?.value ?? []).filter(({ length }) => length > 3);
  return {
    number,
    previous: doc.readiness?.previous?.number.value ?? (number && advanced(number, -1)),
    next: number && advanced(number, 1),
    titles,
  };
}

/** A text of that document with variables for its sprint's numbers and title; undefined where it speaks of one sprint's matters. */
export function generalized(text: string, own: Own): string | undefined {
  if (OF_ONE.test(text)) return undefined;
  let isStrange = false;
  const numbered = text.replace(SPRINT, (_, before: string, number: string) => {
    const variable = variableFor(number, own);
    isStrange ||= variable === undefined;
    return before + variable;
  });
  const short = numbered.replace(SHORT, (whole, number: string) => {
    if (!own.number || sprintKey(number) !== sprintKey(own.number)) return whole;
    // “S3” may well be a service.
    isStrange ||= number.length < 2;
    return 'S{{number}}';
  });
  const [title] = own.titles.filter(each => short.includes(each));
  return isStrange ? undefined : title ? short.replace(title, () => '{{sprint_title}}') : short;
}

function variableFor(number: string, own: Own): string | undefined {
  const key = sprintKey(number);
  if (!own.number) return undefined;
  if (key === sprintKey(own.number)) return '{{number}}';
  if (key === sprintKey(own.previous)) return '{{previous_number}}';
  return key === sprintKey(own.next) ? '{{next_number}}' : undefined;
}

const SPRINT = new RegExp(`(?<![\\p{L}\\p{N}])((?:sprints?|iterations?|spr)[\\s_#-]{0,3})(${SPRINT_NUMBER})`, 'giu');

/** “The main tasks of S26” */
const SHORT = /(?<![\p{L}\p{N}])S(\d{1,3})(?![\p{L}\p{N}.-])/gu;

/** "Task 0.2.1: …", "Phase 3", "2026-03-04", "20-23 May" */
const OF_ONE =
  /\b(?:tasks?|phases?|story|stories|epics?|days?|weeks?|steps?|milestones?|waves?|bugs?|issues?|tiers?|rounds?|releases?|appendix)(?:[\s#:-]{0,3}\d|\s[A-Z](?=:|$|\s-))|\b[A-Z]{2,10}-\d|\b20\d\d-\d\d-\d\d\b|\b\d{1,2}\s?[-–]\s?\d{1,2}\.?\s(?:jan|feb|mar|apr|abr|may|mai|jun|jul|aug|ago|sep|set|oct|okt|out|nov|dec|dez|dic)/i;
