import type { CodeLens, Command } from 'vscode-languageserver';
import type { SprintDoc } from '../model/sprint';
import { CREATE_REPORT, NEW_SCAFFOLD, RUN_TESTS, SHOW_NEXT } from '../protocol';
import type { Range } from '../range';
import type { RuleContext } from '../rules/rule';
import { type MissingReport, missingReports } from './codeLens/missingReports';
import { nextOf } from './codeLens/next';
import { phaseProgress } from './codeLens/phaseProgress';
import { testsOf } from './codeLens/tests';
import { toLspRange } from './lsp';
import { newFileParams } from './newFile';

/** What a client can do when a lens is clicked; where it cannot, the lens only tells, or is left out. */
export interface LensClient {
  /** It makes files for the server. */
  readonly creates: boolean;
  /** It has a command of its own that makes them. */
  readonly asksForFiles: boolean;
  /** It goes to a place that the server names. */
  readonly shows: boolean;
  /** It has a command that runs tests. */
  readonly runsTests: boolean;
}

/** What stands above the lines of a document: how far phases are, what is next, and what can be made or run. */
export function codeLenses(doc: SprintDoc, context: RuleContext, client: LensClient): CodeLens[] {
  if (!doc.kind) return [];
  const { codeLens: on } = context.settings;
  return [
    ...(on.progress
      ? phaseProgress(doc).map(({ range, value }) => lens(doc, range, { title: value, command: '' }))
      : []),
    ...(on.next ? nextLens(doc, context, client) : []),
    ...(on.create && (client.creates || client.asksForFiles)
      ? missingReports(doc, context).map(each => lens(doc, each.range, creation(doc, each, client)))
      : []),
    ...(on.tests && client.runsTests && doc.uri.startsWith('file:') ? testsLens(doc) : []),
  ];
}

const creation = (doc: SprintDoc, { rule, title, create }: MissingReport, { asksForFiles }: LensClient): Command =>
  asksForFiles
    ? { title, command: NEW_SCAFFOLD, arguments: [newFileParams(doc, create)] }
    : { title, command: CREATE_REPORT, arguments: [doc.uri, rule] };

function nextLens(doc: SprintDoc, { project }: RuleContext, { shows }: LensClient): CodeLens[] {
  const next = nextOf(doc, project);
  if (!next) return [];
  const command = shows && next.task ? { command: SHOW_NEXT, arguments: [doc.uri] } : { command: '' };
  return [lens(doc, doc.title?.range ?? START, { title: next.text, ...command })];
}

function testsLens(doc: SprintDoc): CodeLens[] {
  const tests = testsOf(doc);
  if (!tests) return [];
  const title = `Run this sprint’s tests (pytest -k ${quoted(tests.value)})`;
  return [lens(doc, tests.range, { title, command: RUN_TESTS, arguments: [doc.uri] })];
}

const START: Range = { start: 0, end: 0 };

/** As a person would type it; what runs is a list of arguments. */
const quoted = (expression: string): string => {
  const shown = expression.length > 60 ? `${expression.slice(0, 60)}…` : expression;
  return /\s/.test(shown) ? `"${shown}"` : shown;
};

/** An editor makes an icon of `$(name)`, and a document’s words are to stay words. */
const lens = (doc: SprintDoc, range: Range, command: Command): CodeLens => ({
  range: toLspRange(doc.lines, range),
  command: { ...command, title: command.title.replace(/\$(?=\()/g, '') },
});
