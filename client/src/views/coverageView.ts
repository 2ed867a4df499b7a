import { Disposable, l10n } from 'vscode';
import type { CoverageAnswer } from '../../../server/src/protocol';
import type { Measured } from '../coverage/measured';
import { figuresInText, isShown, toldLines } from '../coverage/numbers';
import { olderThan } from '../coverage/tooltip';
import { countWords, demandWords, pathWords } from '../coverage/words';
import { plainLine, withoutLinks } from '../plainWords';
import type { Supervisor } from '../supervisor';
import { registerCoverageDecorations } from './tree/coverageItem';
import { createTree } from './tree/tree';

/** Folders and files with what is covered of them, judged by the minimum of the active sprint. */
export function registerCoverageView(supervisor: Supervisor, measured: Measured): Disposable {
  let sprint: string | undefined;
  const tree = createTree(supervisor, {
    view: 'coverage',
    shown: { showCollapseAll: true },
    options: () => (sprint === undefined ? {} : { sprint }),
  });
  const follow = () => {
    const { answer } = measured;
    tree.view.description = isShown(answer) ? figuresInText(answer) : '';
    tree.view.message = messageOf(answer);
    const now = answer?.sprint?.id;
    if (now === sprint) return;
    sprint = now;
    void tree.provider.restart();
  };
  return Disposable.from(tree, registerCoverageDecorations(), measured.onDidChange(follow));
}

/** What people must know before they trust the numbers; empty where that is nothing. */
const messageOf = (answer: CoverageAnswer | undefined): string =>
  answer && answer.state !== 'none' ? withoutLinks(wordsOf(answer)) : '';

function wordsOf(answer: CoverageAnswer): string {
  const { reports, minimum, sprint, changed } = answer;
  const problem = reports.find(({ problems }) => problems.length > 0);
  const stale = reports.find(({ newerSource }) => newerSource)?.newerSource;
  const words = [
    !toldLines(answer) && l10n.t('There is no total: the reports are incomplete or empty.'),
    problem && l10n.t('{0}: {1}', pathWords(problem), plainLine(problem.problems[0] ?? '')),
    stale && olderThan(stale),
    changed?.passes === false && changed.lines && changed.minimum && changedWords(changed.lines, changed.minimum),
    sprint &&
      !minimum &&
      l10n.t('Sprint {0} states no minimum: set “coverage_min” in its plan.', plainLine(sprint.number)),
  ];
  return words.filter(Boolean).join(' ');
}

const changedWords = (lines: Parameters<typeof countWords>[0], minimum: Parameters<typeof demandWords>[0]): string =>
  l10n.t('Changed lines: {0}, minimum {1}.', countWords(lines), demandWords(minimum));
