import type { Verdict } from '../model/kinds/readiness';
import type { Status } from '../model/sprint';

/** What people are told of a state, on hover and in completion. */
export interface StatusHelp {
  /** As a heading or a label: “In progress”. */
  readonly name: string;
  /** One sentence. */
  readonly meaning: string;
  /** What it usually becomes next, the likely one first. */
  readonly next: readonly Status[];
  /** What must be true before. */
  readonly before?: string;
  /** How a queue writes it; `name` stands for the owner. */
  readonly token: string;
}

/** Every state, in the order in which a task goes through them. */
export const STATUS_HELP: Readonly<Record<Status, StatusHelp>> = {
  open: {
    name: 'Open',
    meaning: 'Nobody has begun; whoever is free may take it once all that it depends on is done.',
    next: ['claimed', 'in-progress', 'blocked', 'deferred', 'cancelled'],
    token: '[ ]',
  },
  claimed: {
    name: 'Claimed',
    meaning: 'Somebody has taken it and is about to begin; others leave it alone.',
    next: ['in-progress', 'open', 'blocked'],
    before: 'All that it depends on is done, and its owner holds no other claim where the document allows one.',
    token: '[CLAIMING: name]',
  },
  'in-progress': {
    name: 'In progress',
    meaning: 'Somebody is working on it.',
    next: ['in-review', 'done', 'blocked', 'open'],
    before: 'All that it depends on is done.',
    token: '[IN PROGRESS: name]',
  },
  'in-review': {
    name: 'In review',
    meaning: 'The work is there and is being checked: by a reviewer, by tests or by QA.',
    next: ['done', 'in-progress'],
    before: 'All that it depends on is done.',
    token: '[IN REVIEW]',
  },
  blocked: {
    name: 'Blocked',
    meaning: 'It cannot go on: something that it depends on is not done, or something else holds it up.',
    next: ['open', 'in-progress', 'deferred', 'cancelled'],
    token: '[BLOCKED]',
  },
  deferred: {
    name: 'Deferred',
    meaning: 'It is put off to a later sprint; it still counts as work to do.',
    next: ['open', 'cancelled'],
    token: '[DEFERRED]',
  },
  cancelled: {
    name: 'Canceled',
    meaning: 'It will not be done, and does not count toward progress.',
    next: ['open'],
    token: '[CANCELLED]',
  },
  done: {
    name: 'Done',
    meaning: 'It is finished and its criteria are met; what waited for it may begin.',
    next: ['in-progress'],
    before: 'All that it depends on is done, and all its checkboxes are ticked.',
    token: '[DONE]',
  },
};

/** What a state says of a document as a whole. */
export const DOCUMENT_HELP: Readonly<Record<Status, string>> = {
  open: 'The work that it describes has not begun.',
  claimed: 'Somebody has taken the work that it describes and is about to begin.',
  'in-progress': 'The work that it describes is under way.',
  'in-review': 'The work that it describes is there and is being checked.',
  blocked: 'The work that it describes cannot go on.',
  deferred: 'The work that it describes is put off to a later sprint.',
  cancelled: 'The work that it describes will not be done.',
  done: 'The work that it describes is finished.',
};

export const VERDICT_HELP: Readonly<Record<Verdict, string>> = {
  ready: '**Ready**: The sprint may start.',
  conditional: '**Ready on a condition**: The sprint may start once what it names here is there.',
  'not-ready': '**Not ready**: The sprint must not start yet.',
};
