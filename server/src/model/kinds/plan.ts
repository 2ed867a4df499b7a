import type { Range, Ranged } from '../../range';
import { readFilters, type TestFilter } from '../plan/filters';
import { type Goal, readGoal } from '../plan/goal';
import { mostTasks } from '../plan/limits';
import { type Mandated, readMandated } from '../plan/mandates';
import { type Checklist, optionalSections, readChecklists, readMetrics } from '../plan/sections';
import { type ChangedInterface, type PlanTask, readInterfaces, readPlanTasks } from '../plan/tables';
import type { SprintDoc } from '../sprint';
import { isTemplatePath } from '../templates/templates';

/** What a sprint plan adds: its goal, limits, tasks, interfaces, success metrics and the files that it mandates. */
export interface Plan {
  readonly goal: Goal | undefined;
  /** “Max 3 tasks”, “Rule of Three”; undefined also where two places disagree. */
  readonly mostTasks: Ranged<number> | undefined;
  /** The rows of its task table or, without one, its “Task N” headings. */
  readonly tasks: readonly PlanTask[];
  readonly interfaces: readonly ChangedInterface[];
  /** The lines below “Success Metrics”. */
  readonly metrics: readonly Ranged<string>[];
  readonly checklists: readonly Checklist[];
  readonly mandated: Mandated;
  /** The `pytest -k` filters of what must be true when the sprint is done. */
  readonly filters: readonly TestFilter[];
  /** In a template, the headings of sections that say that they may be left out. */
  readonly optionalSections: readonly Range[];
}

export function readPlan(doc: SprintDoc): Plan {
  return {
    goal: readGoal(doc),
    mostTasks: mostTasks(doc),
    tasks: readPlanTasks(doc),
    interfaces: readInterfaces(doc),
    metrics: readMetrics(doc),
    checklists: readChecklists(doc),
    mandated: readMandated(doc),
    filters: readFilters(doc),
    optionalSections: isTemplatePath(doc.path) ? optionalSections(doc) : [],
  };
}
