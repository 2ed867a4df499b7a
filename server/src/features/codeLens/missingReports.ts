import type { WorkspaceEdit } from 'vscode-languageserver';
import type { SprintDoc } from '../../model/sprint';
import type { Range } from '../../range';
import { missingRca } from '../../rules/missing-rca';
import { missingReview } from '../../rules/missing-review';
import type { RuleContext } from '../../rules/rule';
import { codeActions } from '../codeActions';
import { checkDocument } from '../diagnostics';

/** A file that a plan asks for and that its rule can create. */
export interface MissingReport {
  readonly rule: string;
  readonly title: string;
  /** Where the plan asks for it. */
  readonly range: Range;
}

/** None where the rule is off, or turned off by a comment. */
export const missingReports = (doc: SprintDoc, context: RuleContext): readonly MissingReport[] =>
  doc.plan
    ? checkDocument(doc, context, [missingRca, missingReview]).flatMap(({ rule, range, fix }) =>
        fix?.create ? [{ rule, range, title: fix.title }] : [],
      )
    : [];

/** The edit of the rule's fix; undefined where meanwhile nothing is missing. */
export function creationOf(doc: SprintDoc, context: RuleContext, rule: string): WorkspaceEdit | undefined {
  const missing = missingReports(doc, context).find(each => each.rule === rule);
  const actions = missing ? codeActions(doc, context, { range: missing.range, only: ['quickfix'] }) : [];
  return actions.find(
    ({ diagnostics, edit }) => edit?.documentChanges && diagnostics?.some(({ code }) => code === rule),
  )?.edit;
}
