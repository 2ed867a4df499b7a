import type { Kind, Reason, SprintDoc } from '../model/sprint';
import type { Explanation } from '../protocol';
import { escaped } from './markdownText';

/** Which kind a document is and why, or what it lacks to be one: for the title's hover and “Explain This Document”. */
export function explain(doc: SprintDoc): Explanation {
  const { kind } = doc.recognition;
  const shown = shownReasons(doc);
  return {
    uri: doc.uri,
    kind: kind ?? null,
    reasons: shown.map(reason => (kind ? capitalized(reason.text) : sighting(reason))),
    markdown: (kind ? recognised(kind, shown) : unrecognised(shown)).join('\n'),
  };
}

/** The most telling ones. */
export const shownReasons = ({ recognition: { kind, reasons } }: SprintDoc): readonly Reason[] =>
  reasons.slice(0, kind ? MOST_REASONS : MOST_SIGHTINGS);

const MOST_REASONS = 6;
const MOST_SIGHTINGS = 4;

const recognised = (kind: Kind, reasons: readonly Reason[]): string[] => [
  `**Sprintmark reads this document as a ${KIND_NAMES[kind]}**, because:`,
  '',
  ...reasons.map(reason => `- ${escaped(reason.text)}`),
];

function unrecognised(reasons: readonly Reason[]): string[] {
  const nearest = reasons[0]?.kind;
  if (!nearest)
    return [
      '**Sprintmark leaves this document alone**: nothing in it looks like a sprint document.',
      '',
      'It reads sprint plans, roadmaps, readiness assessments, progress trackers, work queues, reviews, root cause analyses and stories.',
    ];
  return [
    '**Sprintmark leaves this document alone**: what it shows is not enough for one kind of sprint document.',
    '',
    ...reasons.map(reason => `- ${escaped(sighting(reason))}`),
    '',
    remedy(nearest),
    ...(reasons.filter(({ kind }) => kind === nearest).length > 1 ? [ORDINARY] : []),
  ];
}

/** What would have a document read as a kind. */
export const remedy = (kind: Kind): string => `To have it read as a ${KIND_NAMES[kind]}, give it ${HINTS[kind]}.`;

/** What people call a document of each kind. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  plan: 'sprint plan',
  roadmap: 'roadmap',
  readiness: 'readiness assessment',
  tracker: 'progress tracker',
  queue: 'work queue',
  review: 'sprint review',
  rca: 'root cause analysis',
  story: 'story or task file',
};

/** What would make a document that kind, most natural first. */
const HINTS: Readonly<Record<Kind, string>> = {
  plan: 'a title like “Sprint 4 plan”, a heading “Sprint goal”, or front matter with `number` and `coverage_min`',
  roadmap: 'a title with “Roadmap” and headings like “Sprint 1 (Name) — Weeks 1–2”',
  readiness: 'a title like “Sprint 4 readiness” and headings like “Prerequisites checklist”',
  tracker: 'a title like “Sprint 4 progress”, a heading “Overall progress”, and its work as checkboxes',
  queue: 'a table with the columns Status, Story and Depends on, or a heading “Claiming rules”',
  review: 'a title like “Sprint 4 review” and headings like “What went well”',
  rca: 'a title with “RCA” or “Post-mortem” and a heading “Root cause”',
  story: 'a title like “Story 4.2”, a heading “Acceptance criteria”, or front matter with `id`, `title` and `status`',
};

const ORDINARY = 'A README, a guide or an agent’s instructions must show more than other documents.';

/** Of a document that is of no kind. */
export const sighting = ({ kind, text }: Reason): string => `${capitalized(text)} (speaks for a ${KIND_NAMES[kind]})`;

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
