import { byteOrderMark } from './byte-order-mark';
import { checkboxContradiction } from './checkbox-contradiction';
import { coverageBelowMinimum } from './coverage-below-minimum';
import { coverageContradiction } from './coverage-contradiction';
import { crossDocumentStatus } from './cross-document-status';
import { dateOrder } from './date-order';
import { deadLink } from './dead-link';
import { dependencyCycle } from './dependency-cycle';
import { duplicateId } from './duplicate-id';
import { frontMatterKey } from './front-matter-key';
import { frontMatterMisplaced } from './front-matter-misplaced';
import { frontMatterSyntax } from './front-matter-syntax';
import { frontMatterValue } from './front-matter-value';
import { goalTooLong } from './goal-too-long';
import { listLength } from './list-length';
import { locBudgetExceeded } from './loc-budget-exceeded';
import { missingAcceptance } from './missing-acceptance';
import { missingFromCompleted } from './missing-from-completed';
import { missingRca } from './missing-rca';
import { missingReview } from './missing-review';
import { missingSection } from './missing-section';
import { mojibake } from './mojibake';
import { multipleClaims } from './multiple-claims';
import { readyWithBlockers } from './ready-with-blockers';
import type { Rule } from './rule';
import { sectionNumber } from './section-number';
import { sprintNumberMismatch } from './sprint-number-mismatch';
import { staleBlock } from './stale-block';
import { staleCount } from './stale-count';
import { staleDependencyNote } from './stale-dependency-note';
import { stalePercent } from './stale-percent';
import { staleProgressBar } from './stale-progress-bar';
import { staleTotal } from './stale-total';
import { statusContradiction } from './status-contradiction';
import { taskWithoutAcceptance } from './task-without-acceptance';
import { templatePlaceholder } from './template-placeholder';
import { testPatternMismatch } from './test-pattern-mismatch';
import { tooManyTasks } from './too-many-tasks';
import { unknownDependency } from './unknown-dependency';
import { unknownStatus } from './unknown-status';
import { unmetDependency } from './unmet-dependency';
import { weekGap } from './week-gap';
import { weekdayMismatch } from './weekday-mismatch';

/** Every rule, in the order of the reference. */
export const RULES: readonly Rule[] = [
  frontMatterSyntax,
  frontMatterMisplaced,
  frontMatterKey,
  frontMatterValue,
  sprintNumberMismatch,
  tooManyTasks,
  goalTooLong,
  taskWithoutAcceptance,
  missingSection,
  sectionNumber,
  coverageContradiction,
  coverageBelowMinimum,
  locBudgetExceeded,
  testPatternMismatch,
  missingRca,
  missingReview,
  staleCount,
  stalePercent,
  staleTotal,
  listLength,
  staleProgressBar,
  statusContradiction,
  checkboxContradiction,
  crossDocumentStatus,
  unknownStatus,
  duplicateId,
  unknownDependency,
  dependencyCycle,
  unmetDependency,
  staleBlock,
  staleDependencyNote,
  multipleClaims,
  missingFromCompleted,
  templatePlaceholder,
  readyWithBlockers,
  missingAcceptance,
  weekGap,
  weekdayMismatch,
  dateOrder,
  deadLink,
  mojibake,
  byteOrderMark,
];
