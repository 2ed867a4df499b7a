import type { DocumentLink } from 'vscode-languageserver';
import { stateName } from '../model/ids/taskNames';
import { TargetReader } from '../model/links/linkTargets';
import { mandatedPlaces } from '../model/links/mandatedPlaces';
import { readPathMentions } from '../model/links/pathMentions';
import { decoded, uriOf } from '../model/links/paths';
import type { Facts, SprintDoc } from '../model/sprint';
import type { Project } from '../project';
import { isInside, type Range } from '../range';
import { lineOf, titleOf } from './labels';
import { toLspRange } from './lsp';
import { documentProgress } from './progress';

/** Story files, reviews, root cause analyses, plans and other documents that are named without a link, and exist. */
export function documentLinks(project: Project, doc: SprintDoc): DocumentLink[] {
  if (!doc.kind) return [];
  const tooltips = new Map<string, string | undefined>();
  const tooltipOf = (there: Facts): string | undefined => {
    if (!tooltips.has(there.uri)) tooltips.set(there.uri, describe(there));
    return tooltips.get(there.uri);
  };
  return pathsOf(project, doc).flatMap(({ range, uris, name, isLookedUp }) => {
    const there = documentAt(project, uris) ?? namedDocument(project, name);
    const target = there?.uri ?? (isLookedUp ? uris.find(uri => project.files.has(uri)) : undefined);
    if (!target || target === doc.uri) return [];
    const tooltip = there && tooltipOf(there);
    return [{ range: toLspRange(doc.lines, range), target, ...(tooltip && { tooltip }) }];
  });
}

interface NamedPath {
  readonly range: Range;
  /** Where it may be, what is most likely meant first. */
  readonly uris: readonly string[];
  /** Its folders are listed beforehand, see `urisNamedBy`. */
  readonly isLookedUp: boolean;
  /** In lower case, where it may be anywhere. */
  readonly name?: string;
}

/** In the order of the text, each place once. */
function pathsOf(project: Project, doc: SprintDoc): NamedPath[] {
  const byStart = new Map<number, NamedPath>();
  const links = doc.links.map(({ target }) => target.range);
  for (const path of [...storyFiles(doc), ...mandatedFiles(doc), ...mentions(project, doc)])
    if (!byStart.has(path.range.start) && !isInside(path.range, links)) byStart.set(path.range.start, path);
  return [...byStart.values()].sort((a, b) => a.range.start - b.range.start);
}

function storyFiles(doc: SprintDoc): NamedPath[] {
  const reader = new TargetReader(doc);
  return doc.tasks.flatMap(({ storyFile }) =>
    storyFile
      ? reader.read({ source: 'story-file', text: storyFile }).map(({ path, uris }) => {
          const [start, end] = [storyFile.range.start + path.range.start, storyFile.range.start + path.range.end];
          return { range: { start, end }, uris, isLookedUp: true };
        })
      : [],
  );
}

const mandatedFiles = (doc: SprintDoc): NamedPath[] =>
  Object.values(doc.plan?.mandated ?? {}).map(({ value, range }) => ({
    range,
    uris: urisBelow(doc, value),
    isLookedUp: true,
  }));

const urisBelow = (doc: SprintDoc, path: string): string[] => mandatedPlaces(doc, path).map(place => uriOf(doc, place));

/** Only a document is looked for, since each name in a text cannot have folders listed. Most names are none's. */
function mentions(project: Project, doc: SprintDoc): NamedPath[] {
  const reader = new TargetReader(doc);
  const named = readPathMentions(doc).map(text => ({ text, name: nameOf(text.value) }));
  return named
    .filter(({ name }) => project.documentsByName.has(name))
    .map(({ text, name }) => ({
      range: text.range,
      isLookedUp: false,
      uris: [...reader.read({ source: 'story-file', text }).flatMap(({ uris }) => uris), ...urisBelow(doc, text.value)],
      // A name without a number is what many folders have one of.
      ...(name === text.value.toLowerCase() && /\d/.test(name) && { name }),
    }));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).toLowerCase();

const documentAt = (project: Project, uris: readonly string[]): Facts | undefined =>
  uris.map(uri => project.documentsByUri.get(decoded(uri))).find(found => found);

function namedDocument(project: Project, name: string | undefined): Facts | undefined {
  const found = (name && project.documentsByName.get(name)) || [];
  return found.length === 1 ? found[0] : undefined;
}

/** "Story 4-2: Proof the dough · in progress" */
function describe(there: Facts): string {
  const { status, readiness } = there;
  const state =
    readiness?.verdict?.value.replace('-', ' ') ?? (status ? stateName(status.value) : documentProgress(there));
  return [lineOf(titleOf(there)), state].filter(Boolean).join(' · ');
}
