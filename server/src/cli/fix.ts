import { dirname } from 'node:path';
import { URI } from 'vscode-uri';
import { applyEdits } from '../features/edits';
import { editsOfAll } from '../features/quickFixes';
import type { Facts } from '../model/sprint';
import type { Workspace } from '../workspace';
import { clearLeftovers } from './leftovers';
import { reasonOf } from './targets';
import { printable, type Terminal } from './terminal';
import { NOT_WRITTEN, replaceText } from './write';

export interface Fixed {
  /** Findings that are gone. */
  readonly findings: number;
  readonly documents: number;
  /** Documents that could not be written. */
  readonly failures: number;
}

export const NOTHING_FIXED: Fixed = { findings: 0, documents: 0, failures: 0 };

/** Repairs the documents that are to be shown, one after the other, since one repair is the next one's evidence. */
export async function fixDocuments(
  workspace: Workspace,
  shown: (path: string) => string | undefined,
  terminal: Terminal,
): Promise<Fixed> {
  const total = { findings: 0, documents: 0, failures: 0 };
  const folders: string[] = [];
  for (const { uri, facts } of workspace.entries()) {
    const path = URI.parse(uri).fsPath;
    const given = shown(path);
    if (!facts || given === undefined) continue;
    const complain = (reason: string) => terminal.err(`sprintmark: ${printable(given)} was not repaired: ${reason}.\n`);
    try {
      const gone = await fixDocument(workspace, { facts, path }, complain);
      total.findings += gone;
      total.documents += gone ? 1 : 0;
      if (gone) folders.push(dirname(path));
    } catch (error) {
      complain(reasonOf(error));
      total.failures++;
    }
  }
  await clearLeftovers(folders);
  return total;
}

/** How many findings are gone. */
async function fixDocument(
  workspace: Workspace,
  { facts, path }: { readonly facts: Facts; readonly path: string },
  complain: (reason: string) => void,
): Promise<number> {
  const before = workspace.check(facts);
  const doc = before.some(({ fix }) => fix) ? await workspace.read(facts.uri) : undefined;
  const edits = doc ? editsOfAll(doc, workspace.context(doc)) : [];
  if (!doc || !edits.length) return 0;
  const text = applyEdits(doc.text, edits);
  const result = await replaceText(path, doc.text, text);
  if (result !== 'written') {
    complain(NOT_WRITTEN[result]);
    return 0;
  }
  workspace.add(doc.uri, text);
  const now = workspace.facts(doc.uri);
  return before.length - (now ? workspace.check(now).length : 0);
}
