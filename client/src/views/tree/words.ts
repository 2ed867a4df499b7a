import { l10n } from 'vscode';
import type { TreeCoverage, TreeNode, TreeProgress, TreeRank } from '../../../../server/src/protocol';
import { kindWords } from '../../kinds';
import { severityWords, statusWords, typeWords } from '../icons';

/** The name of a node; some are named here, in the person's own language. */
export function labelOf({ type, label, status }: TreeNode): string {
  if (type === 'unrecognised' && !label) return l10n.t('Not Recognized');
  if (type === 'stories') return l10n.t('Stories');
  if (type === 'archive') return l10n.t('Archive and Templates');
  if (type === 'missing-files') return l10n.t('Missing Files');
  if (type === 'group')
    return status === undefined ? label || l10n.t('Nobody') : capital(statusWords(status) || l10n.t('No status'));
  return label || l10n.t('Untitled');
}

/** What stands beside the label, most telling first. */
export const descriptionOf = (node: TreeNode): string => details(node).join(' · ');

function details(node: TreeNode): string[] {
  const { type, progress, detail, owner, effort, rank, problems, range, rule, coverage } = node;
  if (rank) return present(...rankWords(rank), owner, detail);
  if (coverage) return coverageWords(coverage);
  if (type === 'finding') return present(range && l10n.t('line {0}', range.start.line + 1), detail);
  if (rule !== undefined) return present(problems && String(problems.count), detail);
  return present(progress && progressWords(progress), kindBeside(node), detail, owner, effort);
}

/** The same for those who hear it: nothing is told by an icon, a color or a place alone. */
export function spokenOf(node: TreeNode): string {
  const { type, status, progress, detail, owner, effort, priority, rank, problems, range, coverage } = node;
  const own = rank ? [] : [priority && priorityWords(priority), effort && l10n.t('effort {0}', effort)];
  return present(
    labelOf(node),
    whatItIs(node),
    status && type !== 'group' && statusWords(status),
    progress && l10n.t('{0} of {1} done', progress.done, progress.total),
    coverage && spokenShare(coverage),
    owner && l10n.t('owner {0}', owner),
    ...own,
    ...(rank ? [l10n.t('place {0}', rank.place), ...rankWords(rank)] : []),
    detail && !coverage && (countWords(node) ?? detail),
    type === 'finding' ? range && l10n.t('line {0}', range.start.line + 1) : problems && problemWords(problems.count),
  ).join(', ');
}

/** “71.4%”, and how many files below the minimum a folder hides. */
const coverageWords = ({ percent, isBelow, below = 0 }: TreeCoverage): string[] =>
  present(
    `${percent}%`,
    isBelow && below === 0 && l10n.t('below minimum'),
    below > 0 && l10n.t('{0} below minimum', below),
  );

const spokenShare = (coverage: TreeCoverage): string => {
  const { percent, ...beside } = coverage;
  return [l10n.t('{0} percent covered', percent), ...coverageWords({ ...beside, percent }).slice(1)].join(', ');
};

/** A number alone beside a group stands for what is in it. */
function countWords({ type, detail = '' }: TreeNode): string | undefined {
  if (!/^\d+$/.test(detail)) return undefined;
  const isOne = detail === '1';
  if (type === 'group') return isOne ? l10n.t('1 task') : l10n.t('{0} tasks', detail);
  if (type === 'archive' || type === 'stories') return isOne ? l10n.t('1 document') : l10n.t('{0} documents', detail);
  return undefined;
}

/** “Sprint 9 Work Queue” says itself what it is. */
const kindBeside = ({ kind, label }: TreeNode): string | false =>
  kind !== undefined && !label.toLowerCase().includes(kindWords(kind).toLowerCase()) && kindWords(kind);

function whatItIs(node: TreeNode): string | false {
  const { type, kind, problems } = node;
  if (type === 'rule') return `${typeWords(type)}, ${severityWords(problems?.severity)}`;
  if (type === 'finding') return severityWords(problems?.severity);
  return kind === undefined ? typeWords(type) : kindBeside(node);
}

/** Why a task stands where it stands in “Next Up”. */
function rankWords({ unblocks, priority, effort }: TreeRank): string[] {
  return present(
    unblocks === 1 && l10n.t('unblocks 1 task'),
    unblocks > 1 && l10n.t('unblocks {0} tasks', unblocks),
    priority && priorityWords(priority),
    effort,
  );
}

/** `High` -> `high priority`; what is no word, such as `P1`, says so itself. */
const priorityWords = (priority: string): string =>
  /^\p{L}+$/u.test(priority) ? l10n.t('{0} priority', priority.toLocaleLowerCase()) : priority;

const progressWords = ({ done, total, percent }: TreeProgress): string => `${done}/${total} · ${percent}%`;

export const problemWords = (count: number): string =>
  count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', count);

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

const present = (...parts: readonly (string | false | undefined)[]): string[] =>
  parts.filter((part): part is string => Boolean(part));
