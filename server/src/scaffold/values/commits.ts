import type { Commit } from '../../commits';
import { idKey, isUnmistakable } from '../../model/ids/ids';
import { bullets, code, open, type Phrase, paragraph, table } from '../markdown/build';
import type { About } from '../scaffold';
import { blocks, todo } from '../value';
import { sprintDates } from './dates';
import { groundOf } from './ground';
import { plainPhrasesOf } from './phrases';
import type { Variables } from './variable';

/** What version control tells of the sprint's time. */
export const commitVariables: Variables = {
  commits: {
    summary: 'The commits since the sprint began: since its stated start, else since its plan was added.',
    isBlock: true,
    value: about => {
      const all = commitsOf(about);
      if (!all.length) return todo('what was changed in the sprint');
      const list = bullets(
        ...all.slice(0, MOST).map(commit => [code(commit.hash), ` ${commit.date} `, ...told(commit)]),
      );
      return blocks(list, ...(all.length > MOST ? [paragraph('Earlier commits are not listed.')] : []));
    },
  },
  timeline: {
    summary: 'Table of what happened when: the start of the sprint, its last commits, and what only people can say.',
    isBlock: true,
    value: about => {
      const { start } = sprintDates(about);
      const commits = commitsOf(about).slice(0, MOST_IN_TIMELINE).reverse();
      return blocks(
        table(
          ['When', 'What happened'],
          ...(start ? [[start, `Start of sprint ${about.number}, as planned`]] : []),
          ...commits.map(commit => [commit.date, [...told(commit), ' (', code(commit.hash), ')']]),
          ...LEFT.map(what => [open('date and time'), open(what)]),
        ),
      );
    },
  },
};

const MOST = 30;
const MOST_IN_TIMELINE = 15;
const LEFT = ['first sign', 'who noticed it', 'what was done', 'all clear'];

const told = ({ subject }: Commit): readonly Phrase[] => {
  const phrases = plainPhrasesOf(subject);
  return phrases.length ? phrases : ['no message'];
};

/** Newest first. A look back does not tell of what came after the sprint's stated end; an incident may have begun then. */
function commitsOf(about: About): readonly Commit[] {
  const { start, end } = sprintDates(about);
  const added = groundOf(about).documents[0]?.path;
  if (start === undefined && added === undefined) return [];
  const until = about.document === 'rca' ? undefined : end;
  const since = start === undefined ? { added: added ?? '' } : { day: start };
  const all = about.sources.world.commits({ ...since, ...(until !== undefined && { until }) });
  return until === undefined ? all : all.filter(({ date }) => date <= until);
}

/** Those whose messages name an id, the newest first; few, and none for an id that might be a common word. */
export function commitsNaming(about: About, id: string | undefined): readonly Commit[] {
  if (id === undefined || !isUnmistakable(idKey(id))) return [];
  const key = idKey(id);
  return commitsOf(about)
    .slice(0, MOST_SEARCHED)
    .filter(({ subject }) => (subject.match(WORDS) ?? []).some(word => idKey(word) === key))
    .slice(0, MOST_NAMED);
}

const WORDS = /[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*/g;
const MOST_SEARCHED = 300;
const MOST_NAMED = 3;
