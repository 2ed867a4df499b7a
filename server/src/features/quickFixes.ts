import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { readDocument } from '../model/parse';
import type { Edit, Fix, SprintDoc } from '../model/sprint';
import { withDocument } from '../project';
import { NEW_SCAFFOLD } from '../protocol';
import { touches } from '../range';
import type { RuleContext, RuleFinding } from '../rules/rule';
import { type ActionProvider, wants } from './actionProvider';
import { checkDocument, toDiagnostic } from './diagnostics';
import { disableForFile, disableForLine } from './disable';
import { fixAllEdits } from './fixAll';
import { toTextEdits } from './lsp';
import { isNewFileData, type NewFileData, newFileParams } from './newFile';

export const FIX_ALL = 'source.fixAll.sprintmark';

/** What can be done about the findings that touch a range. The rules run again, so no action is ever stale. */
export const quickFixActions: ActionProvider = {
  kinds: ['quickfix', FIX_ALL],
  actions(doc, context, { range, only, makesFiles = true, asksForFiles = false }) {
    const isMade = makesFiles || asksForFiles;
    const findings = checkDocument(doc, context).map(each => (isMade ? each : withoutNewFile(each)));
    const here = findings.filter(finding => touches(finding.range, range));
    return [
      ...(wants(only, 'quickfix') ? quickFixes(doc, context, { findings, here, asksForFiles }) : []),
      // Unasked, the whole file is only worked out where the cursor stands on something that it would fix.
      ...(wants(only, FIX_ALL) && (only || here.some(({ fix }) => fix)) ? fixAllAction(doc, context) : []),
    ];
  },
};

/** An editor that makes no files cannot do what makes one. */
function withoutNewFile(finding: RuleFinding): RuleFinding {
  const { fix, ...rest } = finding;
  return fix?.create ? rest : finding;
}

interface Found {
  readonly findings: readonly RuleFinding[];
  readonly here: readonly RuleFinding[];
  readonly asksForFiles: boolean;
}

function quickFixes(doc: SprintDoc, context: RuleContext, { findings, here, asksForFiles }: Found): CodeAction[] {
  const fixable = here.filter(({ fix }) => fix);
  const fixes = fixable.flatMap(finding => {
    if (!finding.fix) return [];
    const action = actionOf(doc, finding.fix, [toDiagnostic(context.project, doc, finding)]);
    return [{ ...withCommand(action, asksForFiles), ...(fixable.length === 1 && { isPreferred: true }) }];
  });
  const ruleFixes = rulesOf(fixable)
    .filter(rule => findings.filter(each => each.rule === rule && each.fix).length > 1)
    .flatMap(rule => {
      const edits = editsOfAll(doc, context, each => each === rule);
      return edits.length ? [quickFix(doc, `Fix all ${rule} problems in this file`, edits)] : [];
    });
  const remedies = here.flatMap(finding =>
    finding.remedy ? actionOf(doc, finding.remedy, [toDiagnostic(context.project, doc, finding)]) : [],
  );
  return [...fixes, ...ruleFixes, ...remedies, ...disableActions(doc, context, here)];
}

function disableActions(doc: SprintDoc, context: RuleContext, here: readonly RuleFinding[]): CodeAction[] {
  const firsts = rulesOf(here).flatMap(rule => here.find(each => each.rule === rule) ?? []);
  return firsts
    .filter(({ rule }) => rule !== 'suppression')
    .flatMap(finding => {
      const { rule, range } = finding;
      const about = [toDiagnostic(context.project, doc, finding)];
      const line = disableForLine(doc, rule, range);
      return [
        ...(line ? [quickFix(doc, `Disable ${rule} for this line`, [line], about)] : []),
        quickFix(doc, `Disable ${rule} for this file`, [disableForFile(doc, rule)], about),
      ];
    });
}

function fixAllAction(doc: SprintDoc, context: RuleContext): CodeAction[] {
  const edits = editsOfAll(doc, context);
  if (!edits.length) return [];
  return [{ ...quickFix(doc, 'Fix all auto-fixable problems in this file', edits), kind: FIX_ALL }];
}

/** The edits of all fixes, or of those of some rules, each found on the text as the ones before leave it. */
export function editsOfAll(
  doc: SprintDoc,
  context: RuleContext,
  isMeant: (rule: string) => boolean = () => true,
): readonly Edit[] {
  return fixAllEdits(doc.text, text => {
    const read = text === doc.text ? doc : readDocument(doc.uri, doc.path, text, doc);
    const findings = checkDocument(read, { ...context, project: withDocument(context.project, read) });
    return findings.filter(({ rule }) => isMeant(rule));
  });
}

/** Without an edit where a file is to be made: its text is worked out once somebody wants it. */
const actionOf = (doc: SprintDoc, { title, edits, create }: Fix, about: Diagnostic[]): CodeAction =>
  create
    ? {
        ...{ title, kind: 'quickfix', diagnostics: about },
        data: { scaffold: newFileParams(doc, create) } satisfies NewFileData,
      }
    : quickFix(doc, title, edits, about);

/** An editor that makes files itself is told which. */
function withCommand(action: CodeAction, asksForFiles: boolean): CodeAction {
  const { data, ...rest } = action;
  if (!asksForFiles || !isNewFileData(data)) return action;
  return { ...rest, command: { title: action.title, command: NEW_SCAFFOLD, arguments: [data.scaffold] } };
}

function quickFix(doc: SprintDoc, title: string, edits: readonly Edit[], about: Diagnostic[] = []): CodeAction {
  return {
    title,
    kind: 'quickfix',
    ...(about.length && { diagnostics: about }),
    edit: { changes: { [doc.uri]: toTextEdits(doc.lines, edits) } },
  };
}

const rulesOf = (findings: readonly RuleFinding[]): string[] => [...new Set(findings.map(({ rule }) => rule))];
