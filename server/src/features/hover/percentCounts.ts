import { boxReadings } from '../../model/claims/boxes';
import { countersOf, isWhole } from '../../model/claims/counts';
import { efficienciesOf } from '../../model/claims/efficiency';
import { progressBarsOf, rightFilling } from '../../model/claims/progressBars';
import { type Percent, percentOf, ratiosOf } from '../../model/claims/ratios';
import { rowPercents } from '../../model/claims/tablePercents';
import type { SprintDoc } from '../../model/sprint';
import { type Ranged, ranged } from '../../range';
import type { Count } from './count';

/** A percentage against the numbers beside it, in its row or in its section; a progress bar against its percentage. */
export function* percentCounts(doc: SprintDoc, offset: number): Generator<Count> {
  const { start, end } = doc.lines.lineRange(doc.lines.positionAt(offset).line);
  if (end - start > LONGEST_LINE || !doc.text.slice(start, end).includes('%')) return;
  yield* inLine(ranged(doc.prose.slice(start, end), start, end));
  const part = doc.parts.findLast(each => each.start <= offset);
  for (const { percent, done, total } of part?.read(rowPercents) ?? [])
    yield count(percent, (100 * done) / total, `${done} of ${total} in this row`);
  yield* doc.once(completions, each => [...completions(each)]);
  yield* bars(ranged(doc.text.slice(start, end), start, end));
}

const LONGEST_LINE = 2000;

function* inLine(line: Ranged<string>): Generator<Count> {
  for (const { done, total, percent } of ratiosOf(line))
    if (percent && total.value)
      yield count(percent, (100 * done.value) / total.value, `${done.value} of ${total.value}, the numbers beside it`);
  for (const { percent, readings } of efficienciesOf(line)) {
    const nearest = readings.toSorted((a, b) => Math.abs(a - percent.value) - Math.abs(b - percent.value))[0];
    if (nearest !== undefined) yield count(percent, nearest, 'the times beside it');
  }
}

/** "**Completion**: 1.5%" beside "**Completed**: 2" and "**Total Tasks**: 133". */
function* completions(doc: SprintDoc): Generator<Count> {
  for (const { total, done, completion } of countersOf(doc)) {
    const written = /^\d{1,3}(?:\.\d{1,2})?(?=\s?%$)/.exec(completion?.value.value ?? '')?.[0];
    const [finished, all] = [Number(done?.value.value), Number(total.value.value)];
    if (!completion || !written || !isWhole(done) || !all) continue;
    const percent = percentOf(written, completion.value.range.start);
    const beside = count(percent, (100 * finished) / all, `${finished} of ${all}, the numbers beside it`);
    const boxes = beside.isRight ? [] : boxReadings(doc.root);
    const right = boxes.find(reading => agrees(percent, (100 * reading.done) / reading.total));
    yield right
      ? count(percent, (100 * right.done) / right.total, `${right.done} of ${right.total} ${right.counted}`)
      : beside;
  }
}

/** Full cells alone may be a length without an end, as in a chart. */
function* bars(line: Ranged<string>): Generator<Count> {
  for (const bar of progressBarsOf(line)) {
    const { range, filled, cells, percent } = bar;
    const isRight = rightFilling(bar) === undefined;
    if (isRight && filled === cells && percent.value !== 100) continue;
    const declared = `${percent.value}%`;
    const found = isRight ? declared : `${Math.round((100 * filled) / cells)}%`;
    yield { range, declared, found, how: `${filled} of ${cells} cells are filled`, isRight };
  }
}

/** Any usual way to round makes it right. */
const agrees = ({ value, decimals }: Percent, found: number): boolean =>
  Math.abs(value - found) < 10 ** -decimals * (1 + 1e-9);

function count(percent: Percent, found: number, how: string): Count {
  const { value, decimals, range } = percent;
  const declared = `${value.toFixed(decimals)}%`;
  const isRight = agrees(percent, found);
  return { range, declared, found: isRight ? declared : `${found.toFixed(decimals)}%`, how, isRight };
}
