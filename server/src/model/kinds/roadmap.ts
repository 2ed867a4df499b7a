import type { Range, Ranged } from '../../range';
import { PAUSE, type Weeks, weekMentions } from '../calendar/weeks';
import { proseLines } from '../markdown/prose';
import { tablesOf } from '../sections';
import type { SprintDoc } from '../sprint';
import { readRoadmapSprints } from './roadmapSprints';

/** What a roadmap adds: its sprints, each with weeks, scope, acceptance criteria and tasks. */
export interface Roadmap {
  /** In the order of the text. */
  readonly sprints: readonly RoadmapSprint[];
  /** Weeks that lines, headings or rows set aside: "Week 6 is a buffer", "### Week 6: Trade fair". */
  readonly pauses: readonly Weeks[];
}

/** "### Sprint 2 (Oven) — Weeks 4–5" and what stands below it, or the row of a table. */
export interface RoadmapSprint {
  /** As written: "2", "0.10", "2‑5". */
  readonly number: Ranged<string>;
  /** "Sprint 2", as written. */
  readonly label: Ranged<string>;
  readonly name?: Ranged<string>;
  readonly range: Range;
  /** Sprints that follow each other have the same one: a heading, a list or a table that they stand in. */
  readonly group: number;
  readonly weeks?: Weeks;
  /** When it takes place, as written, where no weeks are told. */
  readonly dates?: Ranged<string>;
  readonly scope: readonly Ranged<string>[];
  readonly acceptance: readonly Ranged<string>[];
  readonly tasks: readonly Ranged<string>[];
  /** It says that it is done. */
  readonly finished: boolean;
  /** It says, or the heading above it does, that it is not planned yet: "Future", "Backlog". */
  readonly parked: boolean;
  /** It says that it runs beside others, or in several tracks. */
  readonly parallel: boolean;
  /** It speaks of a break, such as holidays or a buffer. */
  readonly paused: boolean;
}

export function readRoadmap(doc: SprintDoc): Roadmap {
  const sprints = readRoadmapSprints(doc);
  return { sprints, pauses: sprints.some(({ weeks }) => weeks) ? [...pausesIn(doc)] : [] };
}

function* pausesIn(doc: SprintDoc): Generator<Weeks> {
  for (const line of proseLines(doc))
    if (PAUSE.test(line.value) || BEGINS_WITH_WEEKS.test(line.value)) yield* weekMentions(line);
  for (const { text } of doc.headings) yield* weekMentions(text);
  for (const { rows } of tablesOf(doc.root))
    for (const { cells } of rows) for (const cell of cells) yield* weekMentions(cell);
}

/** "- **Week 5**: hardening" plans a week without a sprint. */
const BEGINS_WITH_WEEKS = /^[^\p{L}\p{N}]{0,12}(?:(?:weeks?|wks?|semanas?|semaines?|wochen?|kw)\s?\d|W\d|第\s?\d)/iu;
