import { fieldsIn } from '../fields';
import { partOf } from '../partOf';
import { checkboxesOf, sectionsOf, tablesOf } from '../sections';
import type { Part, SprintDoc } from '../sprint';
import { OF_TASKS, type Reading } from './boxes';
import { haveCounts, progressClaims } from './counts';
import { DAY } from './namedSections';
import { type Ratio, ratiosOf } from './ratios';
import { documentReadings, type StaleNumber } from './staleCounters';

const NAME =
  /^(?:overall |total |current |sprint |task )?(?:progress|completion|status|completed?|tasks(?: completed?)?)$/i;
const UNIT = /^(?:tasks?|items?|checkbox(?:es)?|boxes)$/;
/** So few may be as many by chance. */
const FEWEST = 5;

/** "**Overall Progress**: 15/45 tasks" above all boxes of a document that has 45, and not 15 of them ticked. */
export function staleHeadProgress(doc: SprintDoc): StaleNumber[] {
  if (doc.kind !== 'tracker' && doc.kind !== 'plan' && doc.kind !== 'roadmap') return [];
  const first = checkboxesOf(doc.root).next().value;
  const said = first ? ratiosBefore(doc, first.range.start) : [];
  if (!said.length || haveCounts(doc, doc.root)) return [];
  const readings = documentReadings(doc);
  const work = readings.find(({ counted }) => counted === OF_TASKS)?.total ?? 0;
  const ofSections = new Set(progressClaims(doc).map(({ ratio }) => ratio.range.start));
  return said
    .filter(
      ({ range, total }) => !ofSections.has(range.start) && work * 2 >= total.value && !isOfTasks(doc, total.value),
    )
    .flatMap(ratio => stale(ratio, readings));
}

function stale({ done, total, range }: Ratio, readings: readonly Reading[]): StaleNumber[] {
  const fitting = readings.filter(reading => reading.total === total.value);
  const [found] = fitting;
  if (!found || fitting.some(reading => reading.done === done.value)) return [];
  const text = `${found.done}/${found.total} in this document`;
  const message = messageOf(done.value, total.value, found);
  return [{ declared: done, found: found.done, message, evidence: [{ range, text }] }];
}

/** A number of rows or headings is that of the tasks that they are. */
const isOfTasks = ({ root, tasks }: SprintDoc, total: number): boolean =>
  [...tablesOf(root)].some(({ rows }) => rows.length === total) ||
  (['row', 'heading', 'bullet'] as const).some(from => tasks.filter(({ source }) => source === from).length === total);

const messageOf = (done: number, total: number, found: Reading): string =>
  `This says ${done} of ${total}, but of the document’s ${found.total} ${found.counted} ${found.done} ${found.done === 1 ? 'is' : 'are'} checked.`;

function ratiosBefore(doc: SprintDoc, end: number): Ratio[] {
  return sectionsOf(doc.root).flatMap(section => {
    const isAbove = section.range.start < end && !DAY.test(section.heading?.text.value ?? '');
    if (!isAbove || !partOf(doc, section)?.readPlain(mayHoldRatio)) return [];
    return fieldsIn(doc, section)
      .filter(({ name }) => name.range.start < end && NAME.test(name.value.trim()))
      .flatMap(({ value }) => ratiosOf(value))
      .filter(({ unit, total }) => UNIT.test(unit) && total.value >= FEWEST);
  });
}

const mayHoldRatio = ({ prose }: Part): boolean => /\d ?\/ ?\d{1,5} [a-z]|\d of \d/i.test(prose);
