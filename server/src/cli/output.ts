import { SEVERITIES, type Severity } from '../config';
import type { Facts, Kind } from '../model/sprint';
import type { Position } from '../range';
import type { RuleFinding } from '../rules/rule';
import type { Fixed } from './fix';
import type { Unreadable } from './targets';
import { count, painter, printable } from './terminal';

/** All that is printed of a check, as plain data. */
export interface CheckResult {
  readonly documents: readonly CheckedDocument[];
  readonly fixed: Fixed;
  /** What is wrong with the settings, a line each: it is no finding about a document. */
  readonly settings: readonly string[];
  readonly unreadable: readonly Unreadable[];
}

export interface CheckedDocument {
  /** As given on the command line. */
  readonly path: string;
  /** Null for a file that is no sprint document. */
  readonly kind: Kind | null;
  readonly findings: readonly PrintedFinding[];
}

/** As the JSON form has it. */
export interface PrintedFinding extends Pick<RuleFinding, 'rule' | 'severity' | 'message'> {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly fixable: boolean;
}

export const toPrinted = ({ lines }: Facts, { rule, severity, message, range, fix }: RuleFinding): PrintedFinding => ({
  ...{ rule, severity, message },
  range: { start: lines.positionAt(range.start), end: lines.positionAt(range.end) },
  fixable: fix !== undefined && !fix.create,
});

/** Version 1 of the stable form: fields are only ever added. Positions are zero-based. */
export function toJson(documents: readonly CheckedDocument[]): string {
  const report = {
    version: 1,
    documents,
    summary: {
      documents: documents.length,
      recognised: documents.filter(({ kind }) => kind).length,
      findings: documents.reduce((sum, { findings }) => sum + findings.length, 0),
    },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** `path:line:column severity rule message` for each finding, documents apart, and a summary. Positions are one-based. */
export function toText(documents: readonly CheckedDocument[], fixed: Fixed, color: boolean): string {
  const paint = painter(color);
  const groups = documents.flatMap(({ path, findings }) => {
    if (!findings.length) return [];
    const lines = findings.map(({ range, severity, rule, message }) => {
      const place = `${printable(path)}:${oneBased(range.start)}`;
      return `${place} ${paint(COLORS[severity], severity)} ${paint('2', rule)} ${printable(message)}\n`;
    });
    return [`${lines.join('')}\n`];
  });
  return `${groups.join('')}${summary(documents, fixed)}\n`;
}

export const COLORS: Readonly<Record<Severity, string>> = { error: '31', warning: '33', information: '34', hint: '2' };

function summary(documents: readonly CheckedDocument[], fixed: Fixed): string {
  const recognised = documents.filter(({ kind }) => kind).length;
  if (!recognised) return `No sprint documents among ${count(documents.length, 'file')}.`;
  const findings = documents.flatMap(document => document.findings);
  const fixable = findings.filter(({ fixable }) => fixable).length;
  const where = `in ${count(recognised, 'sprint document')} (${count(documents.length, 'file')} read)`;
  return [
    fixed.documents && `Repaired ${count(fixed.findings, 'finding')} in ${count(fixed.documents, 'document')}.`,
    findings.length
      ? `${count(findings.length, 'finding')} (${bySeverity(findings)})${fixed.documents ? ' left' : ''} ${where}.`
      : `No findings ${where}.`,
    fixable && `${fixable} can be repaired with --fix.`,
  ]
    .filter(Boolean)
    .join(' ');
}

export function bySeverity(findings: readonly Pick<PrintedFinding, 'severity'>[]): string {
  const counts = SEVERITIES.map(severity => {
    const found = findings.filter(each => each.severity === severity).length;
    return found && (severity === 'information' ? `${found} information` : count(found, severity));
  });
  return counts.filter(Boolean).join(', ');
}

const oneBased = ({ line, character }: Position): string => `${line + 1}:${character + 1}`;
