import { strict as assert } from 'node:assert';
import type { Commit, Since } from '../../../server/src/commits';
import { DEFAULT_SETTINGS } from '../../../server/src/config';
import type { Coverage } from '../../../server/src/coverage/coverage';
import type { Evidence } from '../../../server/src/evidence/evidence';
import { checkDocument } from '../../../server/src/features/diagnostics';
import { decoded, uriBelow } from '../../../server/src/model/links/paths';
import { readDocument } from '../../../server/src/model/parse';
import type { SprintDoc } from '../../../server/src/model/sprint';
import { makeProject } from '../../../server/src/project';
import type { DocumentId } from '../../../server/src/scaffold/documents';
import { scaffold } from '../../../server/src/scaffold/make';
import type { Request, Sources } from '../../../server/src/scaffold/scaffold';
import { toPlain } from '../../../server/src/scaffold/snippet';
import { ROOT } from '../../support/measured';

/** A workspace in memory, as a scaffold sees it. */
export interface Scene {
  /** Documents by path. */
  readonly documents?: Readonly<Record<string, string>>;
  readonly evidence?: readonly Evidence[];
  readonly coverage?: Coverage;
  /** What is asked for decides which of them are told. */
  readonly commits?: (since: Since) => readonly Commit[];
  /** Paths of other files. */
  readonly files?: readonly string[];
}

export function sourcesOf({ documents = {}, evidence = [], coverage, commits, files = [] }: Scene): Sources {
  const docs = Object.entries(documents).map(([path, text]) => readDocument(uriBelow(ROOT, path), path, text));
  const there = new Set([...Object.keys(documents), ...files]);
  const project = makeProject(
    docs.filter(({ kind }) => kind),
    {
      ...{ files: { has: uri => there.has(decoded(uri).slice(ROOT.length + 1)) }, evidence },
      ...(coverage && { coverage }),
    },
  );
  return {
    ...{ project, settings: DEFAULT_SETTINGS, root: ROOT, today: '2026-03-20' },
    world: {
      exists: path => there.has(path),
      read: uri => docs.find(doc => doc.uri === uri),
      commits: since => commits?.(since) ?? [],
      templates: () => [],
    },
  };
}

/** A new document as it would be written, and as it is then read. */
export interface Made {
  readonly path: string;
  readonly text: string;
  readonly doc: SprintDoc;
  /** What is found in it beside places to fill in. */
  readonly findings: readonly string[];
}

export function made(scene: Scene, document: DocumentId, request: Partial<Request> = {}): Made {
  const sources = sourcesOf(scene);
  const result = scaffold(sources, { document, answers: {}, ...request });
  assert.ok(result, `no ${document}`);
  const { path } = result;
  const text = toPlain(result.text);
  const doc = readDocument(uriBelow(ROOT, path), path, text);
  const there = { ...sources.project, files: sources.project.files };
  const project = makeProject([...sources.project.documents, doc], there);
  const findings = checkDocument(doc, { project, settings: DEFAULT_SETTINGS })
    .filter(({ rule }) => rule !== 'template-placeholder')
    .map(({ rule, message }) => `${rule}: ${message}`);
  return { path, text, doc, findings };
}

/** The lines below a heading, up to the next one. */
export function below(text: string, heading: string): readonly string[] {
  const lines = text.split('\n');
  const at = lines.findIndex(line => line.replace(/^#+ /, '') === heading);
  assert.ok(at >= 0, `no heading “${heading}”`);
  const end = lines.findIndex((line, index) => index > at && line.startsWith('#'));
  return lines.slice(at + 1, end < 0 ? undefined : end).filter(Boolean);
}
