import { isId } from '../../../model/ids/ids';
import { sprintKey } from '../../../model/sprints/sprintRef';
import { idAfter } from '../../nextId';
import type { About } from '../../scaffold';
import { queueModel } from './queueModel';
import { free } from './storyIds';

/** The first free id for a new queue's stories, in the form of the team's: “FN-35” after “FN-34”, “5-1” where sprint 4 had “4-1”. */
export function firstIdOf(about: About): string | undefined {
  const { project } = about.sources;
  const model = queueModel(about);
  const last = model?.lastId ?? '';
  // Counted through all sprints.
  const next = model && /^\D+\d+[a-z]?$/i.test(last) ? idAfter(model.doc, last, project) : undefined;
  return (next && free(next, project)) ?? free(ofSprint(about, last) ?? usualId(about.number), project);
}

/** Whether an id is of the form that the team's stories have. */
export function isOfTheirForm(about: About, id: string): boolean {
  const last = queueModel(about)?.lastId;
  return !last || formOf(last) === formOf(id);
}

const formOf = (id: string): string => id.toUpperCase().replace(/\d+[A-Z]?/g, '#');

/** “S5-01” beside “S4-07” of sprint 4. */
function ofSprint(about: About, last: string): string | undefined {
  const [, before = '', group, mark = '', digits = ''] = /^(\D{0,10})(\d{1,4})([-.])(\d{1,4})$/.exec(last) ?? [];
  const own = queueModel(about)?.doc.sprint?.number.value;
  if (!group || own === undefined || sprintKey(group) !== sprintKey(own)) return undefined;
  const id = `${before}${about.number}${mark}${'1'.padStart(digits.length, '0')}`;
  return isId(id) ? id : undefined;
}

/** “4-1”; where a number makes no such ids, “S2026-09-1” or “STORY-1”. */
const usualId = (number: string): string =>
  [`${number}-1`, `S${number}-1`].find(each => isId(each) && !/^\d{4}-/.test(each)) ?? 'STORY-1';

export const idBehind = (id: string, { sources: { project } }: About): string | undefined =>
  free(
    id.replace(/\d+$/, last => String(Number(last) + 1).padStart(last.length, '0')),
    project,
  );
