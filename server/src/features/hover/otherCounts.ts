import { staleHeadProgress } from '../../model/claims/headProgress';
import { staleIdSpans } from '../../model/claims/idSpans';
import { stalePhaseCounts } from '../../model/claims/phaseCounts';
import type { StaleNumber } from '../../model/claims/staleCounters';
import { staleStoryCounts, storyCounts } from '../../model/claims/storyCounts';
import { staleTaskTotals } from '../../model/claims/taskTotals';
import type { SprintDoc } from '../../model/sprint';
import type { Count } from './count';

/** “32 stories done”, and numbers of which it is plain what they count only where that refutes them: “12 tasks (T010–T022)”. */
export function* otherCounts(doc: SprintDoc): Generator<Count> {
  for (const { declared, found, message } of doc.once(staleNumbers, staleNumbers))
    yield {
      ...{ range: declared.range, declared: String(declared.value), found: String(found) },
      how: message.replace(/^This says .{1,40}?, but /, '').replace(/\.$/, ''),
      isRight: false,
    };
  for (const { declared, unit, rows, ids } of storyCounts(doc)) {
    const number = String(declared.value);
    const how = declared.value === ids ? `${unit} marked as done here` : 'rows of the Completed table';
    if (declared.value === ids || declared.value === rows)
      yield { range: declared.range, declared: number, found: number, how, isRight: true };
  }
}

const staleNumbers = (doc: SprintDoc): readonly StaleNumber[] => [
  ...staleHeadProgress(doc),
  ...staleStoryCounts(doc),
  ...staleIdSpans(doc),
  ...staleTaskTotals(doc),
  ...stalePhaseCounts(doc),
];
