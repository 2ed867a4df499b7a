import { Anchors } from '../model/links/anchors';
import { pointersOf, REPOSITORY, type Target, TargetReader } from '../model/links/linkTargets';
import { decoded, pathIn, uriOf } from '../model/links/paths';
import { shifted } from '../model/shift';
import type { Facts } from '../model/sprint';
import { isForCopies } from '../model/templates/templates';
import type { Files, Project } from '../project';
import { changeTo, missingPath } from './deadLinkFinding';
import type { Finding, Rule } from './rule';

/** A link, an anchor or a story-file cell must lead to something that exists. */
export const deadLink: Rule = {
  id: 'dead-link',
  severity: 'warning',
  summary: 'A link, an anchor or a story file leads to nothing that exists.',
  *checkInProject(doc, project) {
    const anchors = new Map<Facts, Anchors>();
    const { reader, settled } = memoryOf(doc, project.files);
    for (const pointer of pointersOf(doc)) {
      if (pointer.source === 'story-file' && settled.has(pointer.text.value)) continue;
      let isSettled = true;
      for (const target of reader.read(pointer)) {
        if (!target.anchor && isThere(doc, target, project.files)) continue;
        isSettled = false;
        const finding = judge(doc, shifted(target, pointer.text.range.start), { project, anchors });
        if (finding && (finding.fix || !pointer.isPlanned)) yield finding;
      }
      if (isSettled && pointer.source === 'story-file') settled.add(pointer.text.value);
    }
  },
};

/** What is known of a very long document holds as long as the files are the same: the next keystroke asks again. */
interface Memory {
  readonly reader: TargetReader;
  /** Story files that are there. */
  readonly settled: Set<string>;
}

const memories = new WeakMap<Files, Map<string, Memory>>();
const VERY_LONG = 500;

function memoryOf(doc: Facts, files: Files): Memory {
  const known = memories.get(files) ?? new Map<string, Memory>();
  const memory = known.get(doc.uri) ?? { reader: new TargetReader(doc), settled: new Set() };
  if (doc.tasks.length + doc.links.length >= VERY_LONG) memories.set(files, known.set(doc.uri, memory));
  return memory;
}

interface Known {
  readonly project: Project;
  readonly anchors: Map<Facts, Anchors>;
}

function judge(doc: Facts, target: Target, { project, anchors }: Known): Finding | undefined {
  const there = documentAt(doc, target, project);
  if (!there) {
    const isKnown = isThere(doc, target, project.files) || isForCopies(doc.path);
    return isKnown ? undefined : deadPath(doc, target, project.files);
  }
  const known = anchors.get(there) ?? new Anchors(there);
  anchors.set(there, known);
  return deadAnchor(target, known);
}

/** The document whose anchor is meant, where it is one that was read. */
function documentAt(doc: Facts, { path, anchor, uris }: Target, project: Project): Facts | undefined {
  if (!anchor || !path.value) return anchor && doc;
  return uris.map(uri => project.documentsByUri.get(decoded(uri))).find(each => each !== undefined);
}

/** Also where nobody knows: outside the workspace, or while it is still being read. */
function isThere(doc: Facts, target: Target, files: Files): boolean {
  return target.leaves ? !isLost(doc, target, files) : target.uris.some(uri => files.has(uri) !== false);
}

/** Beside a repository nobody but its author has a file; a folder there may be another repository. */
const isLost = (doc: Facts, { places, uris }: Target, files: Files): boolean =>
  files.has(uriOf(doc, REPOSITORY)) === true &&
  (places.every(place => !place.includes('/')) || uris.some(uri => files.has(uri)));

function deadAnchor({ anchor, path }: Target, anchors: Anchors): Finding | undefined {
  if (!anchor || anchors.has(decoded(anchor.value))) return undefined;
  const meant = anchors.nearest(decoded(anchor.value));
  const place = path.value ? `“${decoded(path.value)}”` : 'this document';
  const hint = meant === undefined ? 'Correct it, or add the heading.' : `Did you mean “#${meant}”?`;
  const message = `No heading of ${place} makes the anchor “#${decoded(anchor.value)}”. ${hint}`;
  return { range: anchor.range, message, ...(meant !== undefined && { fix: changeTo(meant, anchor.range) }) };
}

function deadPath(doc: Facts, target: Target, files: Files): Finding {
  const { uris, places, leaves } = target;
  if (leaves && files.has(uris[0] ?? '')) return missingPath(doc, target, places[0]);
  const near = uris.flatMap(uri => files.nearest?.(uri) ?? []).map(uri => pathIn(doc, uri));
  return missingPath(
    doc,
    target,
    near.find(path => path !== undefined),
  );
}
