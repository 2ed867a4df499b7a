import type { NewFile, SprintDoc } from '../../model/sprint';
import type { Range } from '../../range';
import { missingRca } from '../../rules/missing-rca';
import { missingReview } from '../../rules/missing-review';
import type { RuleContext } from '../../rules/rule';
import { checkDocument } from '../diagnostics';

/** A file that a plan asks for and that its rule can create. */
export interface MissingReport {
  readonly rule: string;
  readonly title: string;
  /** Where the plan asks for it. */
  readonly range: Range;
  readonly create: NewFile;
}

/** None where the rule is off, or turned off by a comment. */
export const missingReports = (doc: SprintDoc, context: RuleContext): readonly MissingReport[] =>
  doc.plan
    ? checkDocument(doc, context, [missingRca, missingReview]).flatMap(({ rule, range, fix }) =>
        fix?.create ? [{ rule, range, title: fix.title, create: fix.create }] : [],
      )
    : [];
