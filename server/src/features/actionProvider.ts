import type { CodeAction } from 'vscode-languageserver';
import type { SprintDoc } from '../model/sprint';
import type { Range } from '../range';
import type { RuleContext } from '../rules/rule';

export interface CodeActionRequest {
  readonly range: Range;
  /** The kinds that the editor asks for; absent means any. */
  readonly only?: readonly string[] | undefined;
  /** The plan that tasks past a limit can be moved to, with its text; see `nextPlan`. */
  readonly nextPlan?: SprintDoc | undefined;
  /** Whether the editor can make a file as a part of an edit; absent means that it can. */
  readonly makesFiles?: boolean;
  /** Whether the editor has a command of its own that makes files. */
  readonly asksForFiles?: boolean;
}

/** One area of code actions. It is asked only where one of its kinds is wanted. */
export interface ActionProvider {
  readonly kinds: readonly string[];
  actions(doc: SprintDoc, context: RuleContext, request: CodeActionRequest): CodeAction[];
}

/** Whether a kind is asked for: itself, a kind above it, or any. */
export const wants = (only: CodeActionRequest['only'], kind: string): boolean =>
  !only || only.some(each => kind === each || kind.startsWith(`${each}.`) || !each);
