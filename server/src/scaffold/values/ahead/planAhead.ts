import type { PhrasingContent } from 'mdast';
import { open, plain, table } from '../../markdown/build';
import type { About } from '../../scaffold';
import { blocks, text, todo, type Value } from '../../value';
import { phrasesOf, wordsOf } from '../phrases';
import { planKeyVariables } from '../planKeys';
import type { Variables } from '../variable';
import { type Incoming, incomingWork } from './carryOver';
import { leftOver } from './leftOver';
import { mandatedPath } from './mandates';
import { named } from './named';
import { entryOf } from './planned';

/** What a new plan is made from. */
export const PLAN_AHEAD: Variables = {
  goal_text: {
    summary: 'The goal as it was asked for, where it has no more than 30 words.',
    value: ({ answers }) => goalText(answers.goal),
  },
  plan_title: {
    summary: 'What the sprint is called: as it was asked for, else as the roadmap calls it.',
    value: about => titled(about),
  },
  coverage_metric: {
    summary: '“Coverage ≥ 85%”, by the minimum that a new plan has.',
    value: about => coverageMetric(planKeyVariables.coverage_min?.value(about)),
  },
  rca_path: {
    summary: 'Where this sprint’s root cause analysis will lie.',
    value: about => text(mandatedPath(about, 'rca')),
  },
  review_path: {
    summary: 'Where this sprint’s review will lie.',
    value: about => text(mandatedPath(about, 'review')),
  },
  roles: {
    summary: 'The table of who builds and who keeps the gate, to be filled in.',
    isBlock: true,
    value: () =>
      blocks(
        table(
          ['Actor', 'Mandate'],
          [
            [open('Who builds')],
            'Follows this plan, writes code and tests, reviews their own work, opens the pull request',
          ],
          [[open('Who reviews')], 'Reviews the pull request and enforces the guard-rails'],
        ),
      ),
  },
  new_interfaces: {
    summary: 'The table of the interfaces that a new plan changes, to be filled in.',
    isBlock: true,
    value: () =>
      blocks(
        table(
          ['File / API', 'Brief Change', 'Inputs → Outputs'],
          [[open('File or endpoint')], [open('What changes')], [open('Inputs and outputs')]],
        ),
      ),
  },
  carried_over_tasks: {
    summary: 'The table of a new plan’s tasks: up to three that the sprint before left open or the roadmap plans.',
    isBlock: true,
    value: about => blocks(tasksTable(incomingWork(about).slice(0, MOST_TASKS))),
  },
  left_over: {
    summary: 'What the sprint before left open and the new plan has no room for, or that there is no such task.',
    isBlock: true,
    value: about => blocks(...leftOver(about, MOST_TASKS)),
  },
};

/** The rule of three. */
const MOST_TASKS = 3;

/** The heading allows 40 words, and the reason needs some of them. */
const MOST_WORDS = 30;

function goalText(goal = ''): Value {
  const words = goal.split(/[\s\p{P}]+/u).filter(word => /[\p{L}\p{N}]/u.test(word)).length;
  if (!goal.trim()) return todo('What is true when the sprint is done');
  return words > MOST_WORDS ? todo('The goal in 30 words') : text(goal);
}

/** What a person typed is no Markdown. */
function titled(about: About): Value {
  const name = about.title ?? wordsOf(entryOf(about)?.name?.value ?? '');
  return name ? text(name) : todo('What the sprint is called');
}

function coverageMetric(minimum: Value | undefined): Value {
  const percent = minimum?.type === 'text' ? minimum.text : '';
  return /^\d{1,3}(?:\.\d{1,2})?$/.test(percent) && Number(percent) <= 100
    ? text(`Coverage ≥ ${percent}%`)
    : todo('How much of the code the tests must cover');
}

/** One more row to fill in where there is room; three where nothing is known. */
function tasksTable(tasks: readonly Incoming[]) {
  const free = tasks.length === 0 ? MOST_TASKS : Math.min(1, MOST_TASKS - tasks.length);
  const rows = tasks.map((task, at) => [String(at + 1), named(task), acceptanceOf(task)]);
  const openRows = Array.from({ length: free }, (_, at) => [
    String(tasks.length + at + 1),
    [open('What to do')],
    [open('What proves it')],
  ]);
  return table(['#', 'Task Name (imperative)', 'Acceptance Criteria (autotested)'], ...rows, ...openRows);
}

const acceptanceOf = ({ criteria }: Incoming): PhrasingContent[] =>
  criteria.length
    ? criteria.flatMap((each, at) => [...(at ? [plain('; ')] : []), ...phrasesOf(each)])
    : [open('What proves it')];
