import type { TextEdit } from 'vscode-languageserver';
import type { SprintDoc } from '../model/sprint';
import type { Project } from '../project';
import type { Position } from '../range';
import { toTextEdits } from './lsp';
import { brokenLine } from './onType/brokenLine';
import { continueChecklist } from './onType/checklist';
import { openRow } from './onType/tableRow';

/**
 * What Enter does in a sprint document, once the line break stands there: a checklist goes on, a table of tasks gets its
 * next row, and one that was opened and left empty goes again. The cursor is meant to end up behind what is inserted at it.
 */
export function onType(project: Project, doc: SprintDoc, position: Position): TextEdit[] {
  const broken = doc.kind ? brokenLine(doc, position) : undefined;
  if (!broken) return [];
  const edits = openRow(project, broken) ?? continueChecklist(project, broken) ?? [];
  return toTextEdits(doc.lines, edits);
}
