import type { CodeAction } from 'vscode-languageserver';
import type { SprintDoc } from '../model/sprint';
import type { RuleContext } from '../rules/rule';
import { type ActionProvider, type CodeActionRequest, wants } from './actionProvider';
import { acceptanceActions } from './actions/acceptance';
import { countActions } from './actions/countActions';
import { extractActions } from './actions/extract';
import { sortActions } from './actions/sort';
import { splitActions } from './actions/split';
import { taskActions } from './actions/taskActions';
import { quickFixActions } from './quickFixes';

/** Whoever offers code actions, in the order in which they are shown. */
const PROVIDERS: readonly ActionProvider[] = [
  quickFixActions,
  taskActions,
  countActions,
  acceptanceActions,
  splitActions,
  extractActions,
  sortActions,
];

export const CODE_ACTION_KINDS = [...new Set(PROVIDERS.flatMap(({ kinds }) => kinds))];

/** What can be done at a range, of the kinds that are asked for. */
export const codeActions = (doc: SprintDoc, context: RuleContext, request: CodeActionRequest): CodeAction[] =>
  PROVIDERS.flatMap(provider =>
    provider.kinds.some(kind => wants(request.only, kind)) ? provider.actions(doc, context, request) : [],
  );
