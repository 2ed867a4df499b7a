import { SEVERITIES, type Severity } from '../config';
import { percentOf } from '../features/progress';
import type { Branch } from '../features/tree/branch';
import type { TreeFinding } from '../features/tree/trees';
import type { TreeNode, TreeProgress } from '../protocol';
import { bySeverity, COLORS } from './output';
import { count, painter, printable } from './terminal';

/** How things stand, as the JSON form has it. */
export interface StatusReport {
  readonly sprints: readonly SprintStatus[];
  /** Those that are about no sprint, such as stories, and roadmaps, which are about many. */
  readonly documents: readonly DocumentStatus[];
  /** What is kept for the record, and templates. */
  readonly archive: readonly DocumentStatus[];
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
    const documents = documentsOf(branch.children());
    const { label, detail = null } = branch.node;
    return documents.length ? [{ name: label, title: detail, ...standingOf(branch.node), documents }] : [];
  });
  return { sprints, documents: [...documentsOf(roots), ...below('stories')], archive: below('archive') };

  function below(type: TreeNode['type']): readonly DocumentStatus[] {
    return roots.flatMap(({ node, children }) => (node.type === type ? documentsOf(children()) : []));
  }

  function documentsOf(branches: readonly Branch[]): readonly DocumentStatus[] {
    return branches.flatMap(each => documentOf(each, told));
  }
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

const allDocuments = ({ sprints, documents, archive }: StatusReport): readonly DocumentStatus[] => [
  ...sprints.flatMap(each => each.documents),
  ...documents,
  ...archive,
];

const sumOf = (documents: readonly DocumentStatus[], severity: Severity): number =>
  documents.reduce((sum, { findings }) => sum + findings[severity], 0);

/** Version 1 of the stable form: fields are only ever added. Lines are zero-based. */
export function statusJson(report: StatusReport): string {
  const documents = allDocuments(report);
  const findings = Object.fromEntries(SEVERITIES.map(severity => [severity, sumOf(documents, severity)]));
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
  const loose = report.documents.filter(({ kind }) => kind !== 'story');
  const stories = report.documents.filter(({ kind }) => kind === 'story');
  const others = [
    listed(loose),
    sprints.length + loose.length && stories.length > 1 ? storiesLine(stories) : listed(stories),
    report.archive.length < documents.length ? archiveLine(report.archive) : listed(report.archive),
  ].join('');
  const blocks = [...sprints, others].filter(Boolean).join('\n');
  return `${blocks}\n${summaryOf(report, documents)}\n`;

  function documentText(document: DocumentStatus, indent: string): string {
    const parts = [printable(document.path), document.kind, ...standing(document), problems([document])];
    return lineOf(indent, parts) + document.phases.map(each => phaseText(each, `${indent}  `)).join('');
  }

  function phaseText(phase: PhaseStatus, indent: string): string {
    const inner = phase.phases.map(each => phaseText(each, `${indent}  `)).join('');
    return phase.progress || inner ? lineOf(indent, [printable(phase.name), ...standing(phase)]) + inner : '';
  }

  function listed(all: readonly DocumentStatus[]): string {
    return all.map(each => documentText(each, '')).join('');
  }

  /** Each of many stories is a file of its own, and they would hide all else. */
  function storiesLine(stories: readonly DocumentStatus[]): string {
    const [done, total] = [stories.filter(({ status }) => status === 'done').length, stories.length];
    const progress = { done, total, percent: percentOf(done, total) };
    return lineOf('', ['Stories', ...standing({ status: null, progress }), problems(stories)]);
  }

  function archiveLine(archive: readonly DocumentStatus[]): string {
    return archive.length
      ? lineOf('', ['Archive and templates', count(archive.length, 'document'), problems(archive)])
      : '';
  }

  function problems(documents: readonly DocumentStatus[]): string {
    const [error, warning] = (['error', 'warning'] as const).map(severity => sumOf(documents, severity));
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
