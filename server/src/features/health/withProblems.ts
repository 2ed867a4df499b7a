import { decoded, rootOf } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import { oncePer } from '../../oncePer';
import type { TreeNode } from '../../protocol';
import { LineIndex } from '../../range';
import { toLspRange } from '../lsp';
import { fileName } from '../markdownText';
import { labelOf } from '../tree/layout';
import type { SettingsFile, TreeFinding, TreeSource } from '../tree/trees';

/** A document or a project file, and what one rule finds in it. */
export interface Place {
  readonly uri: string;
  /** In its workspace folder. */
  readonly path: string;
  readonly findings: readonly TreeFinding[];
  /** What a tree shows of it; of a document that is not open, this costs decoding. */
  readonly node: () => Pick<TreeNode, 'label' | 'kind' | 'range'>;
  readonly lines: () => LineIndex;
}

/** What is wrong in project files, as if a rule of this name had found it: diagnostics call it so, too. */
export const SETTINGS = 'settings';

/** By rule, the documents in which it finds something. */
export function withProblems({ project, findingsOf }: TreeSource): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const doc of project.documents)
    for (const [rule, findings] of byRule(findingsOf(doc) ?? NONE)) {
      const known = places.get(rule);
      if (known) known.push(placeOf(doc, findings));
      else places.set(rule, [placeOf(doc, findings)]);
    }
  return places;
}

export function settingsPlaces({ project, settingsFiles }: TreeSource): Map<string, Place[]> {
  const wrong = settingsFiles.filter(({ problems }) => problems.length);
  if (!wrong.length) return new Map();
  const roots = [...new Set(project.documents.map(rootOf))];
  return new Map([[SETTINGS, wrong.map(file => settingsPlace(file, roots))]]);
}

const NONE: readonly TreeFinding[] = [];

/** A list of findings never changes, and most documents' are the same from keystroke to keystroke. */
const byRule = oncePer((findings: readonly TreeFinding[]): ReadonlyMap<string, readonly TreeFinding[]> => {
  const groups = new Map<string, TreeFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group) group.push(finding);
    else groups.set(finding.rule, [finding]);
  }
  return groups;
});

const placeOf = (doc: Facts, findings: readonly TreeFinding[]): Place => ({
  ...{ uri: doc.uri, path: doc.path, findings },
  node: () => ({
    label: labelOf(doc),
    ...(doc.kind && { kind: doc.kind }),
    range: toLspRange(doc.lines, doc.title?.range ?? START),
  }),
  lines: () => doc.lines,
});

function settingsPlace({ uri, text, problems }: SettingsFile, roots: readonly string[]): Place {
  const root = roots.find(each => uri.startsWith(`${each}/`));
  const path = decoded(root === undefined ? fileName({ path: uri }) : uri.slice(root.length + 1));
  const lines = new LineIndex(text);
  return {
    ...{ uri, path },
    findings: problems.map(({ message, range = START }) => ({
      ...{ rule: SETTINGS, severity: 'warning', message, range, fixable: false },
    })),
    node: () => ({ label: fileName({ path }), range: toLspRange(lines, START) }),
    lines: () => lines,
  };
}

const START = { start: 0, end: 0 };
