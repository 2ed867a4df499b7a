import { SEVERITIES, type Severity } from '../config';
import type { Branch } from '../features/tree/branch';
import type { TreeFinding } from '../features/tree/trees';
import type { TreeNode, TreeProgress } from '../protocol';
import { bySeverity, COLORS } from './output';
import { count, painter, printable } from './terminal';

/** How things stand, as the JSON form has it. */
export interface StatusReport {
  readonly sprints: readonly SprintStatus[];
  /** Those that are about no sprint, and roadmaps, which are about many. */
  readonly documents: readonly DocumentStatus[];
}

interface Standing {
  readonly status: string | null;
  readonly progress: TreeProgress | null;
}

interface SprintStatus extends Standing {
  /** “Sprint 2” */
  readonly name: string;
  readonly title: string | null;
  readonly documents: readonly DocumentStatus[];
}

interface DocumentStatus extends Standing {
  /** As given on the command line. */
  readonly path: string;
  readonly kind: string;
  readonly title: string;
  readonly findings: FindingCounts;
  readonly phases: readonly PhaseStatus[];
}

interface PhaseStatus extends Standing {
  readonly name: string;
  /** Zero-based. */
  readonly line: number;
  readonly phases: readonly PhaseStatus[];
}

type FindingCounts = Readonly<Record<Severity, number>>;

/** What is told of a document; undefined for one that nobody has asked for. */
type Told = (uri: string) => { readonly path: string; readonly findings: readonly TreeFinding[] } | undefined;

/** The nodes of the “Sprints” tree, as far as they are asked for. */
export function reportOf(roots: readonly Branch[], told: Told): StatusReport {
  const sprints = roots.flatMap((branch): SprintStatus[] => {
    if (branch.node.type !== 'sprint') return [];
    const documents = branch.children().flatMap(each => documentOf(each, told));
    const { label, detail = null } = branch.node;
    return documents.length ? [{ name: label, title: detail, ...standingOf(branch.node), documents }] : [];
  });
  return { sprints, documents: roots.flatMap(each => documentOf(each, told)) };
}

function documentOf(branch: Branch, told: Told): DocumentStatus[] {
  const { node } = branch;
  const known = node.type === 'document' && node.uri !== undefined ? told(node.uri) : undefined;
  if (!known) return [];
  return [
    {
      ...{ path: known.path, kind: node.kind ?? '', title: node.label, ...standingOf(node) },
      findings: countsOf(known.findings),
      phases: branch.children().flatMap(phaseOf),
    },
  ];
}

function phaseOf(branch: Branch): PhaseStatus[] {
  const { node } = branch;
  if (node.type !== 'phase') return [];
  const phases = branch.children().flatMap(phaseOf);
  return [{ name: node.label, line: node.range?.start.line ?? 0, ...standingOf(node), phases }];
}

const standingOf = ({ status, progress }: TreeNode): Standing => ({
  status: status ?? null,
  progress: progress ?? null,
});

function countsOf(findings: readonly TreeFinding[]): FindingCounts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

const allDocuments = ({ sprints, documents }: StatusReport): readonly DocumentStatus[] => [
  ...sprints.flatMap(each => each.documents),
  ...documents,
];

/** Version 1 of the stable form: fields are only ever added. Lines are zero-based. */
export function statusJson(report: StatusReport): string {
  const documents = allDocuments(report);
  const findings = Object.fromEntries(
    SEVERITIES.map(severity => [severity, documents.reduce((sum, each) => sum + each.findings[severity], 0)]),
  );
  const summary = { sprints: report.sprints.length, documents: documents.length, findings };
  return `${JSON.stringify({ version: 1, ...report, summary }, undefined, 2)}\n`;
}

/** A line for each sprint, document and phase that has work, indented below what it belongs to, and a summary. */
export function statusText(report: StatusReport, color: boolean): string {
  const documents = allDocuments(report);
  if (!documents.length) return 'No sprint documents.\n';
  const paint = painter(color);
  const sprints = report.sprints.map(sprint => {
    const name = paint('1', printable([sprint.name, sprint.title].filter(Boolean).join(': ')));
    return lineOf('', [name, ...standing(sprint)]) + sprint.documents.map(each => documentText(each, '  ')).join('');
  });
  const others = report.documents.map(each => documentText(each, '')).join('');
  const blocks = [...sprints, others].filter(Boolean).join('\n');
  return `${blocks}\n${summaryOf(report, documents)}\n`;

  function documentText(document: DocumentStatus, indent: string): string {
    const parts = [printable(document.path), document.kind, ...standing(document), problems(document)];
    return lineOf(indent, parts) + document.phases.map(each => phaseText(each, `${indent}  `)).join('');
  }

  function phaseText(phase: PhaseStatus, indent: string): string {
    const inner = phase.phases.map(each => phaseText(each, `${indent}  `)).join('');
    return phase.progress || inner ? lineOf(indent, [printable(phase.name), ...standing(phase)]) + inner : '';
  }

  function problems({ findings: { error, warning } }: DocumentStatus): string {
    const counted = [error && paint(COLORS.error, count(error, 'error'))];
    return [...counted, warning && paint(COLORS.warning, count(warning, 'warning'))].filter(Boolean).join(', ');
  }
}

/** "12/30 · 40%"; the state where no number says it. */
function standing({ status, progress }: Standing): string[] {
  if (progress) return [`${progress.done}/${progress.total}`, `${progress.percent}%`];
  return status ? [status.replace('-', ' ')] : [];
}

const lineOf = (indent: string, parts: readonly string[]): string => `${indent}${parts.filter(Boolean).join(' · ')}\n`;

function summaryOf({ sprints }: StatusReport, documents: readonly DocumentStatus[]): string {
  const found = documents.flatMap(({ findings }) =>
    SEVERITIES.flatMap(severity => Array.from({ length: findings[severity] }, () => ({ severity }))),
  );
  const what = [sprints.length && count(sprints.length, 'sprint'), count(documents.length, 'sprint document')];
  const problems = found.length ? `${count(found.length, 'open problem')} (${bySeverity(found)})` : 'no open problems';
  return `${what.filter(Boolean).join(', ')}, ${problems}.`;
}
