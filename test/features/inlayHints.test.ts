import type { InlayHint } from 'vscode-languageserver';
import { DEFAULT_SETTINGS } from '../../server/src/config';
import { applyEdits } from '../../server/src/features/edits';
import { inlayHints } from '../../server/src/features/inlayHints';
import { fromLspRange } from '../../server/src/features/lsp';
import { type FeatureCase, testFeature } from '../support/featureFixtures';

const today = { year: 2026, month: 3, day: 12 };

testFeature('inlay-hints', each => {
  const { doc, project, selection } = each;
  const range = selection.end > selection.start ? selection : { start: 0, end: doc.text.length };
  const hints = inlayHints(doc, { project, settings: DEFAULT_SETTINGS }, { range, today });
  return { hints: linesWith(each, hints).join('\n') || 'nothing' };
});

/** The lines that have hints, with ‹hint› in them, what a hover tells, and the line that taking the hint makes. */
function linesWith({ doc }: FeatureCase, hints: readonly InlayHint[]): string[] {
  const lines = [...new Set(hints.map(({ position }) => position.line))].sort((a, b) => a - b);
  return lines.flatMap(line => {
    const { start, end } = doc.lines.lineRange(line);
    const own = hints.filter(({ position }) => position.line === line);
    const marks = own.map(hint => {
      const at = doc.lines.offsetAt(hint.position) - start;
      return { range: { start: at, end: at }, text: `‹${labelOf(hint)}›` };
    });
    return [
      `${line + 1}: ${applyEdits(doc.text.slice(start, end), marks)}`,
      ...own.flatMap(hint => tooltipsOf(hint).map(text => `   ${text}`)),
      ...own.flatMap(hint => (hint.textEdits ? [`   ⇒ ${lineAfter(doc, line, hint)}`] : [])),
    ];
  });
}

const labelOf = ({ label }: InlayHint): string =>
  typeof label === 'string' ? label : label.map(({ value }) => value).join('');

const tooltipsOf = ({ label, tooltip }: InlayHint): string[] => [
  ...(typeof tooltip === 'string' ? [tooltip] : []),
  ...(typeof label === 'string' ? [] : label.flatMap(part => (typeof part.tooltip === 'string' ? [part.tooltip] : []))),
];

function lineAfter({ lines, text }: FeatureCase['doc'], line: number, { textEdits = [] }: InlayHint): string {
  const edits = textEdits.map(({ range, newText }) => ({ range: fromLspRange(lines, range), text: newText }));
  return applyEdits(text, edits).split(/\r?\n/)[line] ?? '';
}
