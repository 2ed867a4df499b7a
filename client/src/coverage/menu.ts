import { commands, l10n, type QuickPickItem, QuickPickItemKind, Range, ThemeIcon, window } from 'vscode';
import type {
  CoverageAnswer,
  CoverageDemand,
  CoverageReportSummary,
  CoveredFileSummary,
} from '../../../server/src/protocol';
import { openPlace, show } from '../tasks/open';
import { showsInEditor } from './editorSetting';
import { lineIndex, toldLines } from './numbers';
import { noReport, placeOf } from './tooltip';
import { pathWords, reportWords, shareWords, spokenCoverage } from './words';

interface Item extends QuickPickItem {
  run?(): unknown;
}

/** What is below the minimum, and what can be done about it. `tests` is the plan whose tests can be run. */
export async function showCoverageMenu(answer: CoverageAnswer, tests: string | undefined): Promise<void> {
  const items = [...fileItems(answer), ...placeItems(answer), ...actionItems(answer, tests)];
  const placeHolder = answer.state === 'none' ? noReport() : spokenCoverage(answer);
  await (await window.showQuickPick<Item>(items, { placeHolder, matchOnDescription: true }))?.run?.();
}

/** Opens the report; of several, the one that a person picks. */
export async function openReport(reports: readonly CoverageReportSummary[]): Promise<void> {
  const items = reports.map(report => ({
    label: pathWords(report),
    description: reportWords(report),
    iconPath: new ThemeIcon('output'),
    uri: report.uri,
  }));
  const placeHolder = l10n.t('Open which report?');
  const report = items.length > 1 ? await window.showQuickPick(items, { placeHolder }) : items[0];
  if (report) await show(report.uri);
  else if (items.length === 0) void window.showInformationMessage(noReport());
}

function fileItems(answer: CoverageAnswer): Item[] {
  const { minimum, below, worst } = answer;
  if (!toldLines(answer) || (minimum && below === 0)) return [];
  const files = worst.map(file => ({
    label: pathWords(file),
    description: shareWords(file.lines),
    iconPath: new ThemeIcon('file'),
    run: () => openFile(file),
  }));
  const title = minimum ? l10n.t('Below the Minimum ({0})', below) : l10n.t('Least Covered');
  return files.length > 0 ? [separator(title), ...files] : [];
}

/** Opens a file where its first uncovered line is. */
async function openFile({ uri, firstUncovered }: CoveredFileSummary): Promise<void> {
  const line = lineIndex(firstUncovered);
  await show(uri, new Range(line, 0, line, 0));
}

function placeItems({ reports, minimum, changed }: CoverageAnswer): Item[] {
  const [report, ...others] = reports;
  const items: Item[] = [];
  if (report)
    items.push({
      label: others.length ? l10n.t('Open Report…') : l10n.t('Open Report'),
      description: others.length ? l10n.t('{0} reports', reports.length) : describe(report),
      iconPath: new ThemeIcon('output'),
      run: () => openReport(reports),
    });
  if (minimum) items.push(minimumItem(l10n.t('Go to Minimum'), minimum));
  if (changed?.minimum) items.push(minimumItem(l10n.t('Go to Minimum of Changed Lines'), changed.minimum));
  return items.length > 0 ? [separator(), ...items] : [];
}

const describe = (report: CoverageReportSummary): string =>
  [pathWords(report), reportWords(report)].filter(Boolean).join(' · ');

const minimumItem = (label: string, minimum: CoverageDemand): Item => ({
  ...{ label, description: placeOf(minimum), iconPath: new ThemeIcon('target'), run: () => openPlace(minimum) },
});

function actionItems({ state }: CoverageAnswer, tests: string | undefined): Item[] {
  const choose = 'sprintmark.sprint.choose';
  return [
    separator(),
    ...(tests === undefined ? [] : [action(l10n.t('Run Tests'), 'beaker', ['sprintmark.runTests', tests])]),
    action(l10n.t('Refresh Coverage'), 'refresh', ['sprintmark.coverage.refresh']),
    action(l10n.t('Choose Active Sprint…'), 'milestone', [choose]),
    ...(state === 'none' ? [settingsItem()] : [editorItem()]),
  ];
}

const editorItem = (): Item =>
  showsInEditor()
    ? action(l10n.t('Hide Coverage in Editors'), 'eye-closed', ['sprintmark.coverage.hideInEditor'])
    : action(l10n.t('Show Coverage in Editors'), 'eye', ['sprintmark.coverage.showInEditor']);

const settingsItem = (): Item =>
  action(l10n.t('Choose Where Reports Are'), 'settings-gear', [
    ...['workbench.action.openSettings', 'sprintmark.coverage.reports'],
  ]);

const action = (label: string, icon: string, [command = '', ...args]: readonly string[]): Item => ({
  ...{ label, iconPath: new ThemeIcon(icon), run: () => commands.executeCommand(command, ...args) },
});

const separator = (label = ''): Item => ({ label, kind: QuickPickItemKind.Separator });
