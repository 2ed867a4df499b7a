import type { Diagnostic } from 'vscode-languageserver';
import { toDiagnostic } from './features/diagnostics';
import { documentationOf } from './features/documentation';
import { projectFileDiagnostics } from './features/projectFile';
import type { Cancellation } from './host';
import type { Facts } from './model/sprint';
import type { RuleContext } from './rules/rule';
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

/** So many documents are checked before other requests get their turn. */
const BATCH = 25;

/** The diagnostics of all documents, each checked again only after something has changed. */
export class Reports {
  readonly #workspace: Workspace;
  readonly #editorKnowsSchema: boolean;
  /** Where rules are explained, if anywhere. */
  readonly reference: string | undefined;
  readonly #known = new WeakMap<Facts | ProjectFile, { readonly context?: RuleContext; readonly report: Report }>();

  constructor(workspace: Workspace, { knowsSchema = false, reference }: ReportOptions = {}) {
    this.#workspace = workspace;
    this.#editorKnowsSchema = knowsSchema;
    this.reference = reference;
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
    return reports;
  }

  #ofFile(file: ProjectFile): Report {
    if (this.#editorKnowsSchema && this.#workspace.isOpen(file.uri)) {
      const problems = file.problems.filter(({ beyondSchema }) => beyondSchema);
      return makeReport(file.uri, projectFileDiagnostics({ ...file, problems }));
    }
    const known = this.#known.get(file)?.report ?? makeReport(file.uri, projectFileDiagnostics(file));
    this.#known.set(file, { report: known });
    return known;
  }

  #ofDocument(doc: Facts): Report {
    const context = this.#workspace.context(doc);
    const known = this.#known.get(doc);
    if (known?.context?.project === context.project && known.context.settings === context.settings) return known.report;
    const report = makeReport(
      doc.uri,
      this.#workspace.check(doc).map(finding => this.#explained(toDiagnostic(context.project, doc, finding))),
    );
    this.#known.set(doc, { context, report });
    return report;
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

/** Two 32-bit FNV-1a hashes with different seeds: enough that two reports of one document never meet by chance. */
function hash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x1000193;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x85ebca6b);
  }
  return `${(first >>> 0).toString(36)}-${(second >>> 0).toString(36)}`;
}
