import { stateName } from '../../model/ids/taskNames';
import { type Pointer, type Target, TargetReader } from '../../model/links/linkTargets';
import { mandatedPlaces } from '../../model/links/mandatedPlaces';
import { decoded, uriOf } from '../../model/links/paths';
import { shifted } from '../../model/shift';
import type { Facts, SprintDoc } from '../../model/sprint';
import type { Project } from '../../project';
import { type Ranged, ranged } from '../../range';
import { KIND_NAMES } from '../explain';
import { asIs, fileName, linkTo, short, shown } from '../markdownText';
import { holds } from '../places';
import { documentProgress } from '../progress';
import type { Place, Told } from './hover';

/** On a path: whether it is there and, where it is a sprint document, its title and state. */
export function fileHover({ doc, offset, project }: Place): Told | undefined {
  if (!doc.kind) return undefined;
  const named = storyFileAt(doc, offset) ?? mandatedAt(doc, offset) ?? otherAt(doc, offset);
  const there = named?.uris.flatMap(uri => project.documentsByUri.get(decoded(uri)) ?? [])[0];
  if (!named) return undefined;
  const markdown = there ? documentText(there) : named.isExpected && fileText(named, project);
  return markdown ? { range: named.path.range, markdown } : undefined;
}

interface NamedFile {
  readonly path: Ranged<string>;
  /** Where it may be, the likely place first. */
  readonly uris: readonly string[];
  /** The document says that there is or should be such a file; other text only looks like a path. */
  readonly isExpected: boolean;
}

function storyFileAt(doc: SprintDoc, offset: number): NamedFile | undefined {
  const text = doc.tasks.find(({ storyFile }) => storyFile && holds(storyFile.range, offset))?.storyFile;
  return text && targetAt(doc, { source: 'story-file', text }, offset);
}

function mandatedAt(doc: SprintDoc, offset: number): NamedFile | undefined {
  const { rca, review } = doc.plan?.mandated ?? {};
  const file = [rca, review].find(each => each && holds(each.range, offset));
  return (
    file && { path: file, uris: mandatedPlaces(doc, file.value).map(place => uriOf(doc, place)), isExpected: true }
  );
}

/** A link is told of where it leads to a sprint document, as is a path in a cell, in code or in a sentence. */
function otherAt(doc: SprintDoc, offset: number): NamedFile | undefined {
  const link = doc.links.find(({ target }) => holds(target.range, offset))?.target;
  const found = link
    ? targetAt(doc, { source: 'link', text: link }, offset)
    : pathAt(doc, offset).flatMap(text => targetAt(doc, { source: 'story-file', text }, offset) ?? [])[0];
  return found?.path.value ? { ...found, isExpected: false } : undefined;
}

function targetAt(doc: SprintDoc, pointer: Pointer, offset: number): NamedFile | undefined {
  const targets = new TargetReader(doc)
    .read(pointer)
    .map((target: Target) => shifted(target, pointer.text.range.start))
    .filter(({ leaves }) => !leaves);
  const target =
    targets.find(({ path }) => holds(path.range, offset)) ?? (targets.length === 1 ? targets[0] : undefined);
  return target && { path: target.path, uris: target.uris, isExpected: true };
}

const PATH = /[\p{L}\d_./-]{1,200}\.(?:md|markdown)(?![\p{L}\d])/gu;
const REACH = 200;

function pathAt({ text, lines }: SprintDoc, offset: number): Ranged<string>[] {
  const { start, end } = lines.lineRange(lines.positionAt(offset).line);
  const from = Math.max(start, offset - REACH);
  return Array.from(text.slice(from, Math.min(end, offset + REACH)).matchAll(PATH), ({ index, 0: path }) =>
    ranged(path, from + index, from + index + path.length),
  ).filter(({ range }) => holds(range, offset));
}

/** “[Read lines](…): story or task file, in progress · 2/5 · 40%” */
function documentText(doc: Facts): string {
  const { kind, title } = doc;
  const told = [kind ? KIND_NAMES[kind] : '', stateOf(doc) ?? '', documentProgress(doc)];
  const name = linkTo(doc, undefined, short(title?.value ?? '', 120) || fileName(doc));
  return `**${name}**\n\n${told
    .filter(Boolean)
    .map(each => shown(each))
    .join(' · ')}`;
}

/** A story is told of as a whole, and as the task that its front matter or its title is. */
function stateOf({ status, tasks, readiness }: Facts): string | undefined {
  if (readiness?.verdict) return readiness.verdict.value.replace('-', ' ');
  const own = tasks[0]?.source === 'front-matter' ? tasks[0].status : undefined;
  const state = status?.value ?? own?.value;
  return state && stateName(state);
}

function fileText({ path, uris }: NamedFile, { files }: Project): string | undefined {
  const name = asIs(decoded(path.value), 120);
  if (uris.some(uri => files.has(uri))) return `**${name}** is there; it is no sprint document.`;
  // Where nobody has looked, nothing is certain.
  if (!uris.length || uris.some(uri => files.has(uri) === undefined)) return undefined;
  const near = uris.flatMap(uri => files.nearest?.(uri) ?? [])[0];
  const hint = near ? ` Did you mean ${asIs(decoded(near.slice(near.lastIndexOf('/') + 1)), 80)}?` : '';
  return `**${name}** is not there.${hint}`;
}
