import type { InlayHint } from 'vscode-languageserver';
import type { FullDate } from '../model/calendar/dates';
import type { SprintDoc } from '../model/sprint';
import { type Range, touches } from '../range';
import type { RuleContext } from '../rules/rule';
import { dayHints } from './inlayHints/days';
import { dependencyHints } from './inlayHints/dependencies';
import { foundHints } from './inlayHints/found';

export interface InlayHintRequest {
  /** Only hints that stand in it are wanted. */
  readonly range: Range;
  /** Where the person is who reads them. */
  readonly today: FullDate;
}

/** What the document leaves to look up or to work out, beside what it says. */
export function inlayHints(doc: SprintDoc, context: RuleContext, { range, today }: InlayHintRequest): InlayHint[] {
  if (!doc.kind) return [];
  const { inlayHints: on } = context.settings;
  const isWanted = (place: Range): boolean => touches(place, range);
  return [
    ...(on.counts ? foundHints(doc, context, isWanted) : []),
    ...(on.dependencies ? dependencyHints(doc, context.project, isWanted) : []),
    ...(on.daysLeft ? dayHints(doc, today, isWanted) : []),
  ];
}
