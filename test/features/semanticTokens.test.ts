import { DEFAULT_SETTINGS } from '../../server/src/config';
import { checkDocument } from '../../server/src/features/diagnostics';
import { semanticTokens } from '../../server/src/features/semanticTokens';
import { legendFor } from '../../server/src/features/tokens/legend';
import { type FeatureCase, testFeature } from '../support/featureFixtures';

const { tokenTypes, tokenModifiers } = legendFor({ knowsTypes: true });

testFeature('semanticTokens', ({ project, doc, selection }) => {
  const findings = checkDocument(doc, { project, settings: DEFAULT_SETTINGS });
  const range = selection.end > selection.start && { range: selection };
  return { tokens: shown(doc, semanticTokens(project, doc, { findings, ...range })) || 'none' };
});

/** “4:3 [DONE] → Status done”: line and column from 1. */
function shown({ lines, text }: FeatureCase['doc'], data: readonly number[]): string {
  const rows: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, along = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
    character = down ? along : character + along;
    line += down;
    const start = lines.offsetAt({ line, character });
    const modifiers = tokenModifiers.filter((_, bit) => bits & (1 << bit));
    const what = [tokenTypes[type]?.replace('sprint', ''), ...modifiers].join(' ');
    rows.push(`${line + 1}:${character + 1} ${text.slice(start, start + length)} → ${what}`);
  }
  return rows.join('\n');
}
