import type { Settings } from '../../config';
import { readDocument } from '../../model/parse';
import type { Edit, Facts, SprintDoc } from '../../model/sprint';
import { makeProject, type Project } from '../../project';
import { applyEdits } from '../edits';
import { editsOfRule } from './ruleFixes';

/** Mends one rule's findings in one document after the other, since one repair is the next one's evidence. */
export class Repairs {
  readonly #rule: string;
  readonly #around: Project;
  /** What stays as it is, put together once. */
  readonly #rest: Project;
  readonly #current: Map<string, Facts>;

  /** `concerned` are the URIs of the documents that are to be mended. */
  constructor(project: Project, rule: string, concerned: ReadonlySet<string>) {
    this.#rule = rule;
    this.#around = project;
    this.#rest = makeProject(
      project.documents.filter(({ uri }) => !concerned.has(uri)),
      project,
    );
    const own = project.documents.filter(({ uri }) => concerned.has(uri));
    this.#current = new Map(own.map(doc => [doc.uri, doc]));
  }

  /** The edits of a document's text; empty where there is nothing to mend, or not without harm. */
  mend(doc: SprintDoc, settings: Settings): readonly Edit[] {
    this.#current.delete(doc.uri);
    const others = makeProject([...this.#current.values()], this.#around, this.#rest);
    const projectWith = (read: SprintDoc) => makeProject(read.kind ? [read] : [], this.#around, others);
    const edits = editsOfRule(doc, { settings, projectWith }, this.#rule);
    const mended = edits.length ? readDocument(doc.uri, doc.path, applyEdits(doc.text, edits), doc) : doc;
    if (mended.kind) this.#current.set(doc.uri, mended);
    return edits;
  }
}
