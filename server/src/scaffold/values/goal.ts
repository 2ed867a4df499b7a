import type { PhrasingContent } from 'mdast';
import { bullets, open, type Phrase, table } from '../markdown/build';
import type { About } from '../scaffold';
import { blocks } from '../value';
import { coverageSentence, shareOf } from './coverage';
import { groundOf } from './ground';
import { coverageOf, testReportsOf } from './measured';
import { phrasesOf } from './phrases';
import { passed, testSentence } from './tests';
import type { Variables } from './variable';
import { standingOf } from './work/joined';

/** What was asked for, beside what can be counted. */
export const goalVariables: Variables = {
  goal_evidence: {
    summary: 'What speaks for and against the goal: tests, coverage, and each success metric of the plan to be judged.',
    isBlock: true,
    value: about => {
      const covered = coverageSentence(about);
      const facts = [...testReportsOf(about).map(report => testSentence(report)), ...(covered ? [covered] : [])];
      return blocks(bullets(...facts, ...metricsToJudge(about)));
    },
  },
  metrics: {
    summary: 'Table of metrics: tasks, tests and coverage, each with its target.',
    isBlock: true,
    value: about => blocks(table(['Metric', 'Target', 'Actual'], ...metricsOf(about))),
  },
};

const MOST = 50;

const metricsToJudge = ({ plan }: About): readonly (readonly Phrase[])[] => {
  const all = plan?.plan?.metrics.slice(0, MOST) ?? [];
  const asked = all.map(({ value }) => withoutMark(phrasesOf(value))).filter(({ length }) => length);
  if (!asked.length) return [[open('what shows that the goal was met')]];
  return asked.map(phrases => [...phrases, ' – ', open('met or not, and what shows it')]);
};

/** “✅ Green CI” is not green because it is asked for. */
const withoutMark = ([first, ...others]: readonly PhrasingContent[]): readonly PhrasingContent[] =>
  first?.type === 'text'
    ? [{ ...first, value: first.value.replace(/^[^\p{L}\p{N}<>≥≤"“(]+/u, '') }, ...others].filter(isFilled)
    : first
      ? [first, ...others]
      : [];

const isFilled = (phrase: PhrasingContent): boolean => phrase.type !== 'text' || phrase.value !== '';

function metricsOf(about: About): readonly (readonly Phrase[])[] {
  const { tasks } = groundOf(about);
  const reports = testReportsOf(about);
  const { minimum } = coverageOf(about).demands;
  const states = tasks.map(standingOf);
  const areKnown = tasks.length > 0 && states.every(state => state !== 'unknown' && state !== 'disputed');
  const done = states.filter(state => state === 'done').length;
  return [
    ['Tasks done', tasks.length ? `${tasks.length}` : open('planned'), areKnown ? `${done}` : open('done')],
    ['Tests', 'all pass', reports.length ? passed(reports) : open('how many passed')],
    [
      'Coverage',
      minimum ? `${minimum.above ? '>' : '≥'} ${minimum.percent}%` : open('minimum'),
      shareOf(about) ?? open('coverage'),
    ],
  ];
}
