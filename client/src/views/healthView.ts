import { commands, l10n, ProgressLocation, type TreeView, window } from 'vscode';
import {
  type EditAnswer,
  FIX_RULE,
  type FixRuleParams,
  NEW_SCAFFOLD,
  type TreeNode,
} from '../../../server/src/protocol';
import type { Part } from '../commands';
import { applyAnswer } from '../edits';
import type { Supervisor } from '../supervisor';
import { setContext } from './rememberedOptions';
import { ruleAt } from './rules';
import type { TreeElement } from './tree/element';
import { createTree, type Tree } from './tree/tree';
import { problemWords } from './tree/words';

export interface HealthView extends Part {
  readonly tree: Tree;
}

/** What is wrong, by rule and document, and what is missing. */
export function registerHealth(supervisor: Supervisor): HealthView {
  const tree: Tree = createTree(supervisor, {
    view: 'health',
    shown: { showCollapseAll: true },
    watch: roots => {
      setContext('sprintmark.health.fixable', roots.some(isFixable));
      tree.view.badge = badge(roots);
    },
  });
  const fix = async (params: FixRuleParams | undefined) => {
    if (params) await fixRule(supervisor, params);
  };
  return {
    tree,
    commands: {
      'sprintmark.health.fixRule': async (element?: TreeElement) => fix(ruleAt(element) ?? (await chooseRule(tree))),
      'sprintmark.health.fix': async () => fix(await chooseRule(tree)),
      'sprintmark.health.createFile': createFile,
    },
    dispose: () => tree.dispose(),
  };
}

const isFixable = ({ type, fixable = 0 }: TreeNode): boolean => type === 'rule' && fixable > 0;

/** Problems are counted once: by their rules. */
function badge(roots: readonly TreeNode[]): TreeView<TreeElement>['badge'] {
  const value = roots.reduce((sum, { type, problems }) => sum + (type === 'rule' ? (problems?.count ?? 0) : 0), 0);
  return value > 0 ? { value, tooltip: problemWords(value) } : undefined;
}

async function chooseRule({ provider }: Tree): Promise<FixRuleParams | undefined> {
  const rules = (await provider.roots()).filter(isFixable);
  if (rules.length === 0) {
    void window.showInformationMessage(l10n.t('There is no problem that a fix can mend.'));
    return undefined;
  }
  const items = rules.map(({ label, detail = '', fixable = 0 }) => ({
    label,
    description: fixable === 1 ? l10n.t('1 fix') : l10n.t('{0} fixes', fixable),
    detail,
  }));
  const placeHolder = l10n.t('Fix all problems of which rule?');
  const chosen = await window.showQuickPick(items, { placeHolder, matchOnDetail: true });
  return chosen && { rule: chosen.label };
}

const fixRule = (supervisor: Supervisor, params: FixRuleParams): Thenable<unknown> => {
  const title = l10n.t('Fixing all “{0}”…', params.rule);
  return window.withProgress({ location: ProgressLocation.Window, title }, () =>
    applyAnswer(() => supervisor.request<EditAnswer>(FIX_RULE, params), l10n.t('Fix all “{0}”', params.rule)),
  );
};

async function createFile(element?: TreeElement): Promise<void> {
  const { scaffold } = element?.node ?? {};
  if (scaffold) await commands.executeCommand(NEW_SCAFFOLD, scaffold);
}
