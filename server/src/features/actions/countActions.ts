import type { CodeAction } from 'vscode-languageserver';
import type { SprintDoc } from '../../model/sprint';
import { RULES } from '../../rules/index';
import type { RuleContext } from '../../rules/rule';
import type { ActionProvider } from '../actionProvider';
import { findingsInDocument } from '../diagnostics';
import { toTextEdits } from '../lsp';
import { editsOfAll } from '../quickFixes';

/** For a menu, and for an editor that does it on save. */
export const UPDATE_COUNTS = 'source.updateCounts.sprintmark';

/** Every hand-kept number brought up to date: counts, percentages, totals, lengths of lists, progress bars. */
export const countActions: ActionProvider = {
  kinds: [UPDATE_COUNTS],
  actions(doc, context, { only }) {
    // What is found in the document by itself has been found before, for its diagnostics.
    const hasStale = () => doc.kind && findingsInDocument(doc, RULES.filter(isOfNumbers)).some(({ fix }) => fix);
    return only || hasStale() ? updateCounts(doc, context) : [];
  },
};

const NUMBERS: ReadonlySet<string> = new Set([
  'stale-count',
  'stale-percent',
  'stale-total',
  'list-length',
  'stale-progress-bar',
]);

const isOfNumbers = ({ id }: { readonly id: string }): boolean => NUMBERS.has(id);

function updateCounts(doc: SprintDoc, context: RuleContext): CodeAction[] {
  const edits = editsOfAll(doc, context, id => isOfNumbers({ id }));
  if (!edits.length) return [];
  return [
    {
      title: 'Update all counts',
      kind: UPDATE_COUNTS,
      edit: { changes: { [doc.uri]: toTextEdits(doc.lines, edits) } },
    },
  ];
}
