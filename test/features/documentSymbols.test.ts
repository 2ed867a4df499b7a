import type { DocumentSymbol } from 'vscode-languageserver';
import { documentSymbols, flatSymbols } from '../../server/src/features/documentSymbols';
import { testFeature } from '../support/featureFixtures';

testFeature('document-symbols', ({ doc }) => ({
  symbols: shown(documentSymbols(doc)) || 'nothing',
  ...(doc.path.startsWith('flat') && {
    flat: flatSymbols(doc)
      .map(
        ({ name, containerName, location }) =>
          `${location.range.start.line + 1} ${name}${containerName ? ` in ${containerName}` : ''}`,
      )
      .join('\n'),
  }),
}));

const NAMES: Readonly<Record<number, string>> = { 2: 'sprint', 3: 'phase', 17: 'task' };

/** Its lines, and the one that is selected. */
function shown(symbols: readonly DocumentSymbol[], indent = ''): string {
  return symbols
    .map(({ name, kind, detail, range, selectionRange, children = [] }) => {
      const place = `${range.start.line + 1}–${range.end.line + 1} at ${selectionRange.start.line + 1}:${selectionRange.start.character}`;
      return `${indent}${NAMES[kind]} ${name} | ${detail ?? ''} | ${place}\n${shown(children, `${indent}  `)}`;
    })
    .join('');
}
