import type { FrontMatterEntry, SprintDoc } from '../../model/sprint';
import { isSetAside, sprintId } from '../../model/sprints/sprints';
import type { Project } from '../../project';
import { holds } from '../places';
import { planTableAt } from './planTable';

/** Where the next sprint's plan is, or would be. */
export interface NextPlan {
  readonly number: string;
  /** Undefined where there is none yet. */
  readonly uri: string | undefined;
}

/** The plan of the sprint after this one; undefined where the sprint has no plain number, or several plans claim the next. */
export function nextPlan(project: Project, doc: SprintDoc): NextPlan | undefined {
  const number = doc.sprint?.number.value ?? '';
  if (doc.kind !== 'plan' || !/^\d{1,4}$/.test(number)) return undefined;
  const next = nextNumber(number);
  const plans = project.sprints.get(sprintId(doc, next))?.plans.filter(plan => !isSetAside(plan)) ?? [];
  return plans.length > 1 ? undefined : { number: next, uri: plans[0]?.uri };
}

/** Whose text the actions at an offset need. */
export function nextPlanUri(project: Project, doc: SprintDoc, offset: number): string | undefined {
  const table = doc.plan?.mostTasks && planTableAt(doc, doc.plan.tasks[0]?.range.start ?? -1);
  return table && holds(table.table.range, offset) ? nextPlan(project, doc)?.uri : undefined;
}

const nextNumber = (number: string): string => String(Number(number) + 1).padStart(number.length, '0');

/** "sprint_04_plan.md" -> "sprint_05_plan.md"; a name without the number gets one that has it. */
export function nextPath({ path, sprint }: SprintDoc, next: string): string {
  const number = String(Number(sprint?.number.value));
  const own = new RegExp(`((?:sprint|iteration|spr)[\\s_#-]{0,3})(0*)${number}(?![\\d.])`, 'gi');
  const replaced = path.replace(
    own,
    (_, word: string, zeros: string) => word + padded(next, zeros.length + number.length),
  );
  if (replaced !== path) return replaced;
  const at = path.lastIndexOf('/') + 1;
  const listed = new RegExp(`^(0*)${number}(?=[-_ ])`).exec(path.slice(at));
  const name = listed ? `${padded(next, listed[0].length)}-plan.md` : `sprint_${next}_plan.md`;
  return path.slice(0, at) + name;
}

const padded = (number: string, length: number): string => String(Number(number)).padStart(length, '0');

/** A plan of the next sprint: what holds for every sprint is taken over, its goal is what the last one left. */
export function newPlan(doc: SprintDoc, next: string, table: readonly string[]): string {
  const number = doc.sprint?.number.value ?? '';
  const entries = doc.frontMatter?.entries.flatMap(entry => carriedOver(entry, number, next)) ?? [];
  const { start = 0 } = doc.plan?.tasks[0]?.range ?? {};
  const above = doc.headings.findLast(({ range }) => range.start < start);
  const tasks = above && above.text !== doc.title ? above : undefined;
  return [
    ...(entries.length ? ['---', ...entries, '---', ''] : []),
    `# Sprint ${next} Plan`,
    ...['', '## Sprint Goal', '', `Finish what sprint ${number} left over.`],
    ...['', `## ${withoutNumber(tasks?.text.value ?? 'Tasks')}`, ''],
    ...table,
    '',
  ].join(doc.eol);
}

/** "2 · Tasks (max 3)" -> "Tasks (max 3)" */
const withoutNumber = (heading: string): string => heading.replace(/^\d{1,2}(?:\s*[.)·:–—-])?\s+/, '');

const CARRIED = /^(?:timebox_minutes|focus_minutes|loc_budget|coverage_min)$/;

function carriedOver({ key, source }: FrontMatterEntry, number: string, next: string): string[] {
  if (/[\r\n]/.test(source)) return [];
  if (key.value === 'number' || key.value === 'sprint') return [`${key.value}: ${next}`];
  const ofSprint = new RegExp(`(?<=(?:sprint|s)[_-]?)0*${Number(number)}(?!\\d)`, 'gi');
  if (key.value === 'test_pattern' && ofSprint.test(source)) return [`${key.value}: ${source.replace(ofSprint, next)}`];
  return CARRIED.test(key.value) ? [`${key.value}: ${source}`] : [];
}
