import type { Facts } from '../../model/sprint';
import type { Files, Project } from '../../project';
import type { TreeOptions } from '../../protocol';
import { statesInFrontMatter } from '../actions/fileStates';
import { type Filter, filterOf } from './filter';
import type { TreeFinding } from './trees';

/** What a tree is made by. */
export interface TreeContext {
  readonly project: Project;
  /** See `TreeSource`. */
  findingsOf(doc: Facts): readonly TreeFinding[] | undefined;
  readonly options: TreeOptions;
  readonly filter: Filter;
  /** As a text, the options and what documents elsewhere say that decides about what is offered. */
  readonly key: string;
}

export type Findings = ReadonlyMap<Facts, readonly TreeFinding[] | undefined>;

export const contextOf = (project: Project, findings: Findings, options: TreeOptions): TreeContext => ({
  ...{ project, options, filter: filterOf(options) },
  key: JSON.stringify([options, [...project.derived(statesInFrontMatter)].sort()]),
  findingsOf: doc => findings.get(doc),
});

/**
 * `make`, remembered for each document as long as it, the options, the files around it and what was found in it stay as
 * they are: a keystroke elsewhere costs nothing here.
 */
export function whileSame<T>(make: (doc: Facts, context: TreeContext) => T): (doc: Facts, context: TreeContext) => T {
  const known = new WeakMap<Facts, Known<T>>();
  return (doc, context) => {
    const { key } = context;
    const { files } = context.project;
    const findings = context.findingsOf(doc);
    const before = known.get(doc);
    if (before?.key === key && before.files === files && sameFindings(before.findings, findings)) return before.value;
    const value = make(doc, context);
    known.set(doc, { key, files, findings, value });
    return value;
  };
}

interface Known<T> {
  readonly key: string;
  readonly files: Files;
  readonly findings: readonly TreeFinding[] | undefined;
  readonly value: T;
}

/** Whether findings count the same at the same places: with every look they are made anew. */
export const sameFindings = (a: readonly TreeFinding[] = [], b: readonly TreeFinding[] = []): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every(({ severity, range: { start, end } }, at) => {
      const other = b[at];
      return severity === other?.severity && start === other.range.start && end === other.range.end;
    }));
