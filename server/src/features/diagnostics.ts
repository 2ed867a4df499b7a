import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { RuleSetting, Settings, Severity } from '../config';
import { decoded } from '../model/links/paths';
import type { Facts, SprintDoc } from '../model/sprint';
import type { Project } from '../project';
import { findingsByItself } from '../rules/byItself';
import { RULES } from '../rules/index';
import type { Finding, Related, Rule, RuleContext, RuleFinding } from '../rules/rule';
import { toLspRange } from './lsp';
import { listSuppressions, readSuppressions, type Suppression } from './suppressions';

/** What is known of a recognised document before it is seen beside others: all that is kept of one that is not open. */
export interface Digest {
  readonly facts: Facts;
  /** As `findingsInDocument` tells them, with the rules' own severities. */
  readonly findings: readonly RuleFinding[];
  readonly suppressions: readonly Suppression[];
}

export const digestOf = (doc: SprintDoc, rules: readonly Rule[] = RULES): Digest => ({
  facts: doc,
  findings: findingsInDocument(doc, rules),
  suppressions: listSuppressions(doc),
});

/** What the enabled rules find in a recognised document, in the order of the text, without what comments turn off. */
export function checkDocument(
  doc: SprintDoc,
  context: RuleContext,
  rules: readonly Rule[] = RULES,
): readonly RuleFinding[] {
  return doc.kind ? checkDigest(digestOf(doc, enabledOf(rules, context)), context, rules) : [];
}

export function checkDigest(
  { facts, findings, suppressions }: Digest,
  context: RuleContext,
  rules: readonly Rule[] = RULES,
): readonly RuleFinding[] {
  const enabled = enabledOf(rules, context);
  const isEnabled = new Set(enabled.map(({ id }) => id));
  const found = [
    ...findings.filter(({ rule }) => isEnabled.has(rule)),
    ...findingsInProject(facts, { project: context.project, rules: enabled }),
  ];
  const { covers, problems } = readSuppressions(
    suppressions,
    rules.map(({ id }) => id),
  );
  const heard = found.filter(({ rule, range }) => !covers(rule, facts.lines.positionAt(range.start).line));
  return inOrder([...withSeverities(heard, context.settings), ...problems]);
}

const enabledOf = (rules: readonly Rule[], { settings }: RuleContext): readonly Rule[] =>
  rules.filter(({ id }) => settings.rules[id] !== 'off');

/** What a document shows by itself: the same until its text changes. */
export function findingsInDocument(doc: SprintDoc, rules: readonly Rule[]): RuleFinding[] {
  return rules.flatMap(rule => guarded(rule, doc, () => findingsByItself(rule, doc)));
}

/** What a document's facts show beside the rest of the workspace. */
export function findingsInProject(
  doc: Facts,
  { project, rules }: { readonly project: Project; readonly rules: readonly Rule[] },
): RuleFinding[] {
  return rules.flatMap(rule => guarded(rule, doc, () => rule.checkInProject?.(doc, project) ?? []));
}

/** A severity that was set wins over the finding's and the rule's own. */
const withSeverities = (findings: readonly RuleFinding[], { rules }: Settings): RuleFinding[] =>
  findings.map(finding => ({ ...finding, severity: severityOf(rules[finding.rule]) ?? finding.severity }));

const severityOf = (setting: RuleSetting | undefined): Severity | undefined =>
  setting === 'off' ? undefined : setting;

export function toDiagnostic(project: Project, doc: Facts, finding: RuleFinding): Diagnostic {
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

/** A rule that throws is one finding which names it. */
function guarded(rule: Rule, doc: Facts, find: () => Iterable<Finding>): RuleFinding[] {
  try {
    return Array.from(find(), finding => ({ ...finding, rule: rule.id, severity: finding.severity ?? rule.severity }));
  } catch (error) {
    return [failure(rule, doc, error)];
  }
}

const failure = (rule: Rule, doc: Facts, error: unknown): RuleFinding => ({
  rule: rule.id,
  severity: 'warning',
  range: doc.title?.range ?? { start: 0, end: 0 },
  message: `The rule “${rule.id}” failed on this document (${error instanceof Error ? error.message : String(error)}), so its findings are missing. Please report this, or turn the rule off.`,
});

const byPosition = (a: RuleFinding, b: RuleFinding): number =>
  a.range.start - b.range.start || a.range.end - b.range.end;

const inOrder = (findings: readonly RuleFinding[]): readonly RuleFinding[] =>
  withoutRepeats(findings.toSorted(byPosition));

function withoutRepeats(findings: readonly RuleFinding[]): readonly RuleFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, range, message }) => {
    const key = `${rule} ${range.start} ${range.end} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function toRelated(project: Project, doc: Facts, { uri, range, message }: Related) {
  const there =
    uri === undefined || uri === doc.uri
      ? doc
      : (project.documentsByUri.get(decoded(uri)) ?? project.evidence.find(each => each.uri === uri));
  if (there) return [{ location: { uri: there.uri, range: toLspRange(there.lines, range) }, message }];
  return uri !== undefined && isMeasured(project, uri) ? [{ location: { uri, range: FILE_START }, message }] : [];
}

/** Reports of coverage and their sources are no documents, so that only the whole file can be pointed at. */
const isMeasured = ({ coverage: { reports } }: Project, uri: string): boolean =>
  reports.some(each => each.uri === uri || each.newerSource?.uri === uri);

const FILE_START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
