import type { TextEdit } from 'vscode-languageserver';
import { tablesOf } from '../model/sections';
import type { Edit, SprintDoc } from '../model/sprint';
import { type Range, touches } from '../range';
import { toTextEdits } from './lsp';
import { alignTable } from './tables/align';

/** Aligns the tables of a sprint document, or those that a range touches, each as a whole; all other text stays. */
export const format = (doc: SprintDoc, range?: Range): TextEdit[] => toTextEdits(doc.lines, formatEdits(doc, range));

export function formatEdits(doc: SprintDoc, range?: Range): readonly Edit[] {
  if (!doc.kind) return [];
  const tables = [...tablesOf(doc.root)].filter(table => !range || touches(table.range, range));
  return tables.flatMap(table => [...alignTable(doc, table)]);
}
