import { type Ranged, ranged } from '../../range';
import { idKey } from '../ids/ids';
import { proseLines } from '../markdown/prose';
import type { Part, SprintDoc } from '../sprint';
import type { StaleNumber } from './staleCounters';

const ONE = '[A-Z]{1,4}-?\\d{1,4}[a-z]?';
const SPAN = `${ONE}(?: ?(?:[-–—]|to|through) ?(?:[A-Z]{1,4}-?)?\\d{1,4}[a-z]?)?`;
/** "**12** tasks (T010–T021)": nothing but ids may stand in the brackets. */
const COUNTED = new RegExp(
  `(?<![\\d.,/~+≈-]|of )(\\d{1,4})[*_]{0,2} (?:tasks?|tareas?|tarefas?|aufgaben)[*_:]{0,3} ?\\((${SPAN}(?:(?:, ?| ?[&+] ?| and )${SPAN})*)\\)`,
  'g',
);
const SPANS = /([A-Z]{1,4}-?)(\d{1,4})([a-z]?)(?: ?(?:[-–—]|to|through) ?(?:[A-Z]{1,4}-?)?(\d{1,4})([a-z]?))?/g;
/** Such a line may speak of some of the tasks only. */
const OF_SOME =
  /parallel|paral[eo]l|remain|left\b|pending|open\b|skip|defer|except|exclud|\bnew\b|added|removed|merged|\bwas\b|\bfrom\b|original|instead|complet|\bdone\b|finished|blocked|progress|restant|pendient|conclu|offen/i;
const MAY_HOLD = /\d[*_]{0,2} (?:tasks?|tareas?|tarefas?|aufgaben)[*_:]{0,3} ?\([A-Z]{1,4}-?\d/;

/** "12 tasks (T010–T022)" where neither the numbers nor the tasks of the document between them are as many. */
export function staleIdSpans(doc: SprintDoc): StaleNumber[] {
  const lines = doc.parts.flatMap(part => part.read(linesOfPart));
  const steps = lines.length ? stepsOf(doc) : new Map();
  return lines.flatMap(line => [...line.value.matchAll(COUNTED)].flatMap(match => stale(line, match, { doc, steps })));
}

const linesOfPart = (part: Part): readonly Ranged<string>[] =>
  MAY_HOLD.test(part.prose)
    ? [...proseLines(part)].filter(({ value }) => MAY_HOLD.test(value) && !OF_SOME.test(value))
    : [];

const LONGEST_SPAN = 1000;

interface Known {
  readonly doc: SprintDoc;
  /** "T8" -> 1, where there is a T008a besides T008. */
  readonly steps: ReadonlyMap<string, number>;
}

function stale(line: Ranged<string>, match: RegExpExecArray, { doc, steps }: Known): StaleNumber[] {
  const [, written = '', inside = ''] = match;
  let numbers = 0;
  let tasks = 0;
  let additions = 0;
  for (const [, letters = '', from = '', , to = from, last = ''] of inside.matchAll(SPANS)) {
    const [low, high] = [Number(from), Number(to)];
    // Both ends must be tasks of this document, or the numbers say nothing.
    if (
      high < low ||
      high - low > LONGEST_SPAN ||
      ![from, `${to}${last}`].every(end => doc.introduced.has(idKey(`${letters}${end}`)))
    )
      return [];
    numbers += high - low + 1;
    const prefix = idKey(`${letters}1`).slice(0, -1);
    for (let at = low; at <= high; at++) {
      const key = `${prefix}${at}`;
      tasks += doc.introduced.has(key) ? 1 : 0;
      additions += steps.get(key) ?? 0;
    }
  }
  const declared = Number(written);
  const found = tasks + additions;
  if ([numbers, numbers + additions, tasks, found].includes(declared)) return [];
  const start = line.range.start + match.index;
  const message = `This says ${declared}, but ${inside} are ${found} tasks.`;
  return [{ declared: ranged(declared, start, start + written.length), found, message, evidence: [] }];
}

function stepsOf({ introduced }: SprintDoc): Map<string, number> {
  const steps = new Map<string, number>();
  for (const key of introduced) {
    if (!/\d[A-Z]$/.test(key)) continue;
    const base = key.slice(0, -1);
    steps.set(base, (steps.get(base) ?? 0) + 1);
  }
  return steps;
}
