import { compareNaturally } from '../../naturalOrder';
import { folderOf } from '../links/paths';
import type { Facts } from '../sprint';
import { sprintKey } from './sprintRef';
import { isSetAside, productOf } from './sprints';

type Report = 'rca' | 'review';

/** Which sprints have been looked back at, and how far the plans go. Worked out once for all documents; those of `base` come first. */
export class SprintReports {
  readonly #written: Set<string>;
  readonly #folders: Map<string, string>;
  readonly #latest: Map<string, string>;

  constructor(documents: readonly Facts[], base?: SprintReports) {
    this.#written = new Set(base ? base.#written : []);
    this.#folders = new Map(base ? base.#folders : []);
    this.#latest = new Map(base ? base.#latest : []);
    for (const doc of documents) {
      if (doc.kind === 'rca' || doc.kind === 'review') this.#addReport(doc, doc.kind);
      if (doc.kind === 'plan' && doc.sprint && !isSetAside(doc)) this.#addPlan(doc, doc.sprint.number.value);
    }
  }

  /** Whether a sprint of this number has one, in any product; an analysis that names no sprint may be about any. */
  has(report: Report, number: string): boolean {
    return this.#written.has(`${report} ${sprintKey(number)}`) || (report === 'rca' && this.#written.has('rca '));
  }

  /** Where the product of a document keeps such reports. */
  usualFolder(report: Report, doc: Facts): string | undefined {
    return this.#folders.get(`${report} ${productOf(doc)}`);
  }

  /** Whether no other plan of its product has a higher number. */
  isLatest(plan: Pick<Facts, 'uri' | 'path' | 'sprint'>): boolean {
    const latest = this.#latest.get(productOf(plan));
    return latest === undefined || compareNaturally(latest, plan.sprint?.number.value ?? '') <= 0;
  }

  #addReport(doc: Facts, report: Report): void {
    this.#written.add(`${report} ${sprintKey(doc.sprint?.number.value ?? '')}`);
    const key = `${report} ${productOf(doc)}`;
    if (!isSetAside(doc) && !this.#folders.has(key)) this.#folders.set(key, folderOf(doc.path).join('/'));
  }

  #addPlan(doc: Facts, number: string): void {
    const product = productOf(doc);
    if (compareNaturally(this.#latest.get(product) ?? '', number) < 0) this.#latest.set(product, number);
  }
}
