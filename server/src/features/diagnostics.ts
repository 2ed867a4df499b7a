import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Settings, Severity } from '../config';
import { partsOf } from '../model/parts';
import { shifted } from '../model/shift';
import type { Facts, SprintDoc } from '../model/sprint';
import type { Project } from '../project';
import { RULES } from '../rules/index';
import type { Finding, Related, Rule, RuleContext, RuleFinding } from '../rules/rule';
import { toLspRange } from './lsp';
import { readSuppressions } from './suppressions';

/** What the enabled rules find in a recognised document, in the order of the text, without what comments turn off. */
export function checkDocument(
  doc: SprintDoc,
  context: RuleContext,
  rules: readonly Rule[] = RULES,
): readonly RuleFinding[] {
  if (!doc.kind) return [];
  const suppressions = readSuppressions(
    doc,
    rules.map(rule => rule.id),
  );
  const found = rules
    .flatMap(rule => runRule(rule, doc, context))
    .filter(({ rule, range }) => !suppressions.covers(rule, doc.lines.positionAt(range.start).line));
  return withoutRepeats([...found, ...suppressions.problems].sort(byPosition));
}

export function diagnostics(project: Project, doc: SprintDoc, settings: Settings): Diagnostic[] {
  return checkDocument(doc, { project, settings }).map(finding => toDiagnostic(project, doc, finding));
}

export function toDiagnostic(project: Project, doc: SprintDoc, finding: RuleFinding): Diagnostic {
  const related = (finding.related ?? []).flatMap(each => toRelated(project, doc, each));
  return {
    range: toLspRange(doc.lines, finding.range),
    severity: LSP_SEVERITY[finding.severity],
    source: 'Sprintmark',
    code: finding.rule,
    message: finding.message,
    ...(related.length && { relatedInformation: related }),
  };
}

const LSP_SEVERITY: Record<Severity, DiagnosticSeverity> = { error: 1, warning: 2, information: 3, hint: 4 };

function runRule(rule: Rule, doc: SprintDoc, context: RuleContext): RuleFinding[] {
  const setting = context.settings.rules[rule.id];
  if (setting === 'off') return [];
  try {
    return Array.from(findingsOf(rule, doc, context), finding => ({
      ...finding,
      rule: rule.id,
      severity: setting ?? finding.severity ?? rule.severity,
    }));
  } catch (error) {
    return [failure(rule, doc, error)];
  }
}

function* findingsOf(rule: Rule, doc: SprintDoc, { project }: RuleContext): Generator<Finding> {
  if (rule.checkPart) for (const { part, start } of partsOf(doc)) yield* shifted([...rule.checkPart(part)], start);
  if (rule.check) yield* rule.check(doc);
  if (rule.checkInProject) yield* rule.checkInProject(doc, project);
}

const failure = (rule: Rule, doc: SprintDoc, error: unknown): RuleFinding => ({
  rule: rule.id,
  severity: 'warning',
  range: doc.title?.range ?? { start: 0, end: 0 },
  message: `The rule “${rule.id}” failed on this document (${error instanceof Error ? error.message : String(error)}), so its findings are missing. Please report this, or turn the rule off.`,
});

const byPosition = (a: RuleFinding, b: RuleFinding): number =>
  a.range.start - b.range.start || a.range.end - b.range.end;

function withoutRepeats(findings: readonly RuleFinding[]): readonly RuleFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, range, message }) => {
    const key = `${rule} ${range.start} ${range.end} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function toRelated(project: Project, doc: SprintDoc, { uri, range, message }: Related) {
  const there: Facts | undefined =
    uri === undefined || uri === doc.uri ? doc : project.documents.find(each => each.uri === uri);
  return there ? [{ location: { uri: there.uri, range: toLspRange(there.lines, range) }, message }] : [];
}
