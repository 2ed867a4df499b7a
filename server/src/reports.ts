import type { Diagnostic } from 'vscode-languageserver';
import { toDiagnostic } from './features/diagnostics';
import { documentationOf } from './features/documentation';
import { projectFileDiagnostics } from './features/projectFile';
import type { TreeFinding } from './features/tree/trees';
import { hash } from './hash';
import type { Cancellation } from './host';
import type { Facts } from './model/sprint';
import type { RuleContext, RuleFinding } from './rules/rule';
import type { ProjectFile } from './settingsTree';
import { uriKey } from './uris';
import type { Workspace } from './workspace';

export interface Report {
  readonly uri: string;
  /** The same for the same diagnostics, whenever they were found. */
  readonly resultId: string;
  readonly items: Diagnostic[];
}

export interface ReportOptions {
  /** An editor that knows the project file's schema checks it by itself while it is open. */
  readonly knowsSchema?: boolean;
  /** Where the editor has its copy of docs/rules.md: a URI. */
  readonly reference?: string | undefined;
}

/** A report, what it was made beside, and its findings as trees show them. */
interface Known {
  readonly context: RuleContext;
  readonly report: Report;
  readonly findings: readonly TreeFinding[];
}

/** So many documents are checked before other requests get their turn. */
const BATCH = 25;

/** The diagnostics of all documents, each checked again only after something has changed. */
export class Reports {
  readonly #workspace: Workspace;
  readonly #editorKnowsSchema: boolean;
  /** Where rules are explained, if anywhere. */
  readonly reference: string | undefined;
  readonly #listeners: (() => void)[] = [];
  readonly #files = new WeakMap<ProjectFile, Report>();
  readonly #known = new WeakMap<Facts, Known>();
  /** By URI key, what was last found, in whichever text it was: after a keystroke that is nearly true. */
  readonly #latest = new Map<string, Known>();

  constructor(workspace: Workspace, { knowsSchema = false, reference }: ReportOptions = {}) {
    this.#workspace = workspace;
    this.#editorKnowsSchema = knowsSchema;
    this.reference = reference;
  }

  /** Called when something else is found in a document than before. Who asks again then finds the same, and no one is called. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** What was last found in a document, without looking again; undefined where nobody has looked yet. */
  known(doc: Facts): readonly TreeFinding[] | undefined {
    return (this.#known.get(doc) ?? this.#latest.get(uriKey(doc.uri)))?.findings;
  }

  of(uri: string): Report {
    const key = uriKey(uri);
    const file = this.#workspace.projectFiles().find(each => uriKey(each.uri) === key);
    if (file) return this.#ofFile(file);
    const doc = this.#workspace.facts(uri);
    return doc ? this.#ofDocument(doc) : makeReport(uri, []);
  }

  /** One report for each sprint document and project file; undefined where it was canceled. */
  async all(token: Cancellation): Promise<readonly Report[] | undefined> {
    const reports = this.#workspace.projectFiles().map(file => this.#ofFile(file));
    for (const [index, doc] of this.#workspace.documents().entries()) {
      if (index % BATCH === BATCH - 1) await new Promise(resolve => setTimeout(resolve));
      if (token.isCancellationRequested) return undefined;
      reports.push(this.#ofDocument(doc));
    }
    this.#forgetAllBut(new Set(reports.map(({ uri }) => uriKey(uri))));
    return reports;
  }

  #ofFile(file: ProjectFile): Report {
    if (this.#editorKnowsSchema && this.#workspace.isOpen(file.uri)) {
      const problems = file.problems.filter(({ beyondSchema }) => beyondSchema);
      return makeReport(file.uri, projectFileDiagnostics({ ...file, problems }));
    }
    const known = this.#files.get(file) ?? makeReport(file.uri, projectFileDiagnostics(file));
    this.#files.set(file, known);
    return known;
  }

  #ofDocument(doc: Facts): Report {
    const context = this.#workspace.context(doc);
    const known = this.#known.get(doc);
    if (known?.context.project === context.project && known.context.settings === context.settings) return known.report;
    const found = this.#workspace.check(doc);
    const items = found.map(finding => this.#explained(toDiagnostic(context.project, doc, finding)));
    const report = makeReport(doc.uri, items);
    const now = { context, report, findings: found.map(toTreeFinding) };
    // The same list for the same findings: who has made something of it need not do so again.
    this.#remember(doc, known && isSame(known, now) ? { ...now, findings: known.findings } : now);
    return report;
  }

  #remember(doc: Facts, known: Known): void {
    const key = uriKey(doc.uri);
    const before = this.#latest.get(key);
    this.#known.set(doc, known);
    this.#latest.set(key, known);
    if (before && isSame(before, known)) return;
    for (const listener of this.#listeners) listener();
  }

  /** Whoever has changed the files has said so. */
  #forgetAllBut(kept: ReadonlySet<string>): void {
    for (const key of this.#latest.keys()) if (!kept.has(key)) this.#latest.delete(key);
  }

  #explained(diagnostic: Diagnostic): Diagnostic {
    const href = documentationOf(String(diagnostic.code), this.reference);
    return href ? { ...diagnostic, codeDescription: { href } } : diagnostic;
  }
}

const makeReport = (uri: string, items: Diagnostic[]): Report => ({
  uri,
  resultId: hash(JSON.stringify(items)),
  items,
});

const toTreeFinding = ({ rule, severity, message, range, fix }: RuleFinding): TreeFinding => ({
  ...{ rule, severity, message, range },
  fixable: fix !== undefined && !fix.create,
});

const isSame = (a: Known, b: Known): boolean => a.report.resultId === b.report.resultId && fixable(a) === fixable(b);
const fixable = ({ findings }: Known): number => findings.filter(finding => finding.fixable).length;
