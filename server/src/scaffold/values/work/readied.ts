import { sprintKey } from '../../../model/sprints/sprintRef';
import { titleOf } from './titled';
import type { Told } from './told';

/**
 * The plan's task that a readiness assessment means by “Task 4.2”: the second of sprint 4, provided that a word of its title is in no
 * other task's. Undefined where that is not certain.
 */
export function plannedRow<Row extends readonly Told[]>(told: Told, rows: readonly Row[]): Row | undefined {
  const { doc, key } = told;
  if (doc.kind !== 'readiness' || !doc.sprint || !key) return undefined;
  const ofSprint = `${sprintKey(doc.sprint.number.value)}.`;
  const planned = rows.filter(([first]) => first?.doc.kind === 'plan');
  const meant = planned.filter(
    row => ofSprint + row[0]?.id === key && row.every(each => each.key === undefined || each.key === key),
  );
  const [row] = meant;
  return row && meant.length === 1 && [...titleOf(told).words].some(word => isOnlyIn(row, { word, planned }))
    ? row
    : undefined;
}

interface Among {
  readonly word: string;
  readonly planned: readonly (readonly Told[])[];
}

const isOnlyIn = (row: readonly Told[], { word, planned }: Among): boolean =>
  planned.every(other => other.some(told => titleOf(told).words.has(word)) === (other === row));
