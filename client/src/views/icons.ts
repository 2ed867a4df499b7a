import { l10n, ThemeColor, ThemeIcon } from 'vscode';
import type { TreeNode, TreeNodeType } from '../../../server/src/protocol';

/** A problem has the icon of its severity, all else that of its state, or of what it stands for; what a box says needs none. */
export function iconOf({ status, type, box, problems }: TreeNode): ThemeIcon | undefined {
  if (type === 'rule' || type === 'finding') return themed(SEVERITY_ICONS.get(problems?.severity ?? '') ?? ['warning']);
  if (box !== undefined && SAID_BY_BOX.has(status)) return undefined;
  if (type === 'group' && status === '') return themed(['circle-outline']);
  return themed(STATUS_ICONS.get(status ?? '') ?? [TYPE_ICONS[type]]);
}

/** How bad a problem is, in words. */
export function severityWords(severity: string | undefined): string {
  const words: Record<string, string> = {
    error: l10n.t('error'),
    warning: l10n.t('warning'),
    information: l10n.t('information'),
    hint: l10n.t('hint'),
  };
  return words[severity ?? ''] ?? l10n.t('problem');
}

const SAID_BY_BOX: ReadonlySet<string | undefined> = new Set([undefined, 'open', 'done']);

type Icon = readonly [icon: string, color?: string];

const themed = ([icon, color]: Icon): ThemeIcon =>
  color ? new ThemeIcon(icon, new ThemeColor(color)) : new ThemeIcon(icon);

/** A state in words, for those who do not see its icon. */
export function statusWords(status: string): string {
  const words: Record<string, string> = {
    open: l10n.t('open'),
    claimed: l10n.t('claimed'),
    'in-progress': l10n.t('in progress'),
    'in-review': l10n.t('in review'),
    blocked: l10n.t('blocked'),
    deferred: l10n.t('deferred'),
    cancelled: l10n.t('canceled'),
    done: l10n.t('done'),
  };
  return words[status] ?? status;
}

export function typeWords(type: TreeNodeType): string {
  const words: Record<TreeNodeType, string> = {
    sprint: l10n.t('sprint'),
    document: l10n.t('document'),
    phase: l10n.t('phase'),
    task: l10n.t('task'),
    item: l10n.t('checklist item'),
    group: l10n.t('group'),
    archive: l10n.t('archive'),
    stories: l10n.t('stories'),
    unrecognised: l10n.t('not recognized'),
    ordinary: l10n.t('document'),
    reason: l10n.t('reason'),
    rule: l10n.t('rule'),
    finding: l10n.t('problem'),
    'missing-files': l10n.t('missing files'),
    'missing-file': l10n.t('missing file'),
    'coverage-folder': l10n.t('folder'),
    'coverage-file': l10n.t('file'),
  };
  return words[type];
}

const STATUS_ICONS: ReadonlyMap<string, Icon> = new Map([
  ['open', ['circle-large-outline']],
  ['claimed', ['account', 'charts.blue']],
  ['in-progress', ['play-circle', 'charts.blue']],
  ['in-review', ['eye', 'charts.purple']],
  ['blocked', ['circle-slash', 'charts.red']],
  ['deferred', ['clock', 'charts.yellow']],
  ['cancelled', ['close', 'disabledForeground']],
  ['done', ['pass-filled', 'charts.green']],
]);

/** The states of the model, in the order of their lives. */
export const STATUSES: readonly string[] = [...STATUS_ICONS.keys()];

const SEVERITY_ICONS: ReadonlyMap<string, Icon> = new Map([
  ['error', ['error', 'problemsErrorIcon.foreground']],
  ['warning', ['warning', 'problemsWarningIcon.foreground']],
  ['information', ['info', 'problemsInfoIcon.foreground']],
  ['hint', ['lightbulb', 'problemsInfoIcon.foreground']],
]);

const TYPE_ICONS: Record<TreeNodeType, string> = {
  sprint: 'milestone',
  document: 'markdown',
  phase: 'tasklist',
  task: 'circle-large-outline',
  item: 'circle-outline',
  group: 'person',
  archive: 'archive',
  stories: 'book',
  unrecognised: 'question',
  ordinary: 'markdown',
  reason: 'info',
  rule: 'law',
  finding: 'warning',
  'missing-files': 'new-file',
  'missing-file': 'new-file',
  'coverage-folder': 'folder',
  'coverage-file': 'file',
};
