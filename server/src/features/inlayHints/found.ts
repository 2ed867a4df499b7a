import type { InlayHint } from 'vscode-languageserver';
import type { SprintDoc } from '../../model/sprint';
import type { Range } from '../../range';
import { listLength } from '../../rules/list-length';
import type { RuleContext, RuleFinding } from '../../rules/rule';
import { staleCount } from '../../rules/stale-count';
import { stalePercent } from '../../rules/stale-percent';
import { staleTotal } from '../../rules/stale-total';
import { checkDocument } from '../diagnostics';
import { applyEdits } from '../edits';
import { toTextEdits } from '../lsp';

const COUNTING = [staleCount, stalePercent, staleTotal, listLength];

/** "→ 1/2" behind a number that what it counts refutes; taking the hint makes the rule's own fix. */
export function foundHints(doc: SprintDoc, context: RuleContext, isWanted: (range: Range) => boolean): InlayHint[] {
  const told = new Set<number>();
  return checkDocument(doc, context, COUNTING).flatMap(finding => {
    const right = isWanted(finding.range) ? rightText(doc, finding) : undefined;
    if (right === undefined || told.has(finding.range.end)) return [];
    told.add(finding.range.end);
    const sign = doc.text[finding.range.end] === '%' ? '%' : '';
    return [
      {
        position: doc.lines.positionAt(finding.range.end + sign.length),
        label: `→ ${right}${sign}`,
        tooltip: finding.message,
        paddingLeft: true,
        textEdits: toTextEdits(doc.lines, finding.fix?.edits ?? []),
      },
    ];
  });
}

/** What would stand in the finding's place after its fix. */
function rightText({ text }: SprintDoc, { range, fix }: RuleFinding): string | undefined {
  const edits = fix?.edits ?? [];
  if (!edits.length || edits.some(each => each.range.start < range.start || each.range.end > range.end))
    return undefined;
  const moved = edits.map(each => ({
    range: { start: each.range.start - range.start, end: each.range.end - range.start },
    text: each.text,
  }));
  return applyEdits(text.slice(range.start, range.end), moved);
}
