import assert from 'node:assert/strict';
import type { Commit } from '../../server/src/commits';
import { DEFAULT_SETTINGS } from '../../server/src/config';
import { readEvidence } from '../../server/src/evidence/readEvidence';
import { checkDocument } from '../../server/src/features/diagnostics';
import { applyEdits } from '../../server/src/features/edits';
import { readDocument } from '../../server/src/model/parse';
import type { SprintDoc } from '../../server/src/model/sprint';
import { makeProject, type Project } from '../../server/src/project';
import { scaffold } from '../../server/src/scaffold/make';
import type { LinkEdits, Request, Scaffold, Sources, World } from '../../server/src/scaffold/scaffold';
import { toPlain } from '../../server/src/scaffold/snippet';

/** Files by their paths. */
export type Files = Readonly<Record<string, string>>;

export const ROOT = 'file:///w';
export const uriOf = (path: string): string => `${ROOT}/${path}`;

/** What a scaffold makes of files once all that it asks for was told; as in the programs, nothing is known at first. */
export function made(files: Files, request: Request): Scaffold | undefined {
  const asked = new Set<string>();
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const known = new Set(asked);
    const result = scaffold(
      sourcesOf(files, key => asked.add(key) && known.has(key)),
      request,
    );
    if (known.size === asked.size) return result;
  }
  return assert.fail(`Not made in ${MOST_ROUNDS} rounds: ${[...asked].join(', ')}`);
}

/** The same where everything is known from the beginning. */
export const madeAtOnce = (files: Files, request: Request): Scaffold | undefined =>
  scaffold(
    sourcesOf(files, () => true),
    request,
  );

const MOST_ROUNDS = 6;

function sourcesOf(files: Files, isKnown: (key: string) => boolean): Sources {
  const paths = new Set(Object.keys(files).map(path => path.toLowerCase()));
  const docs = documentsOf(files);
  const world: World = {
    exists: path => isKnown(`exists ${path}`) && paths.has(path.toLowerCase()),
    read: uri => (isKnown(`read ${uri}`) ? docs.find(doc => doc.uri === uri) : undefined),
    commits: since => (isKnown(`commits ${JSON.stringify(since)}`) ? COMMITS : []),
    templates: () =>
      isKnown('templates')
        ? Object.entries(files).flatMap(([path, text]) => (OWN.test(path) ? [{ path, text }] : []))
        : [],
  };
  return { project: projectOf(files), settings: DEFAULT_SETTINGS, root: ROOT, today: '2026-11-22', world };
}

const OWN = /^\.sprintmark\/templates\/[^/]+\.md$/;
const COMMITS: readonly Commit[] = [
  { hash: 'c0ffee1', date: '2026-11-20', author: 'Nora | Vik', subject: 'feat: *trim* the wick [#12] | `lamp`' },
  { hash: 'c0ffee0', date: '2026-11-18', author: 'Vik', subject: `# <b>horn</b> 🎺 $\{1:x} {{goal}} -->` },
];

/** The Markdown files, recognized or not; folders that begin with a dot are nobody's documents. */
export const documentsOf = (files: Files): SprintDoc[] =>
  Object.entries(files).flatMap(([path, text]) =>
    path.endsWith('.md') && !path.startsWith('.') ? [readDocument(uriOf(path), path, text)] : [],
  );

function projectOf(files: Files): Project {
  const uris = new Set(Object.keys(files).map(uriOf));
  return makeProject(
    documentsOf(files).filter(({ kind }) => kind),
    {
      files: { has: uri => uris.has(decodeURI(uri)) },
      evidence: Object.entries(files).flatMap(([path, text]) => readEvidence(uriOf(path), path, text) ?? []),
    },
  );
}

/** The files once the new document is made, and others lead to it; one that was there already gets what it lacks. */
export function withScaffold(files: Files, { path, text, links, existing }: Scaffold): Files {
  const changes = [...links, ...(existing ? [existing] : [])];
  const changed = changes.map(({ doc, edits }: LinkEdits) => [doc.path, applyEdits(files[doc.path] ?? '', edits)]);
  return { ...files, ...(!existing && { [path]: toPlain(text) }), ...Object.fromEntries(changed) };
}

/** What rules find in each document: "path: rule: message". Places to fill in are what a scaffold is made of. */
export function findingsIn(files: Files): string[] {
  const project = projectOf(files);
  return documentsOf(files).flatMap(doc =>
    checkDocument(doc, { project, settings: DEFAULT_SETTINGS })
      .filter(({ rule }) => rule !== 'template-placeholder')
      .map(({ rule, message }) => `${doc.path}: ${rule}: ${message}`),
  );
}

/** What of `after` was not in `before`, as often as it was. */
export function beyond(before: readonly string[], after: readonly string[]): string[] {
  const left = [...before];
  return after.filter(each => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
