import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { DOCUMENTS, type DocumentId } from '../scaffold/documents';
import type { Snippet } from '../scaffold/snippet';
import type { PlacedScaffold } from '../scaffoldWorld';
import { linksOf, type Made } from './makeFile';
import { count, printable } from './terminal';

/** What it was asked for with. */
export interface Asked {
  readonly document: DocumentId;
  /** The path, as it was given. */
  readonly given: string | undefined;
  /** An absolute path as it is to be printed. */
  shown(path: string): string;
}

/** What has become of it, and what is left to do. */
export function newText(made: Made, asked: Asked): string {
  if (!('scaffold' in made)) return `${printable(made.problem)}\n`;
  const { scaffold, state } = made;
  const { existing } = scaffold;
  const path = pathOf(scaffold, asked);
  const template = templateOf(scaffold, asked);
  const after = template ? ` after ${template}` : '';
  const links = linkedPaths(scaffold, asked).join(', ');
  const added = existing?.missing.map(name => `“${name}”`).join(', ');
  const lines: Readonly<Record<typeof state, () => readonly string[]>> = {
    made: () => [`Made ${path}${after}.`, links && `Linked from ${links}.`, left(scaffold, 'are')],
    added: () => [
      added ? `Added ${added} to ${path}.` : `${path} was there already.`,
      links && `Linked from ${links}.`,
    ],
    exists: () => [
      `${path} is there already.`,
      added ? `It lacks ${added}; --add-missing adds that.` : '',
      links && `No link in ${links} leads to it; --add-missing adds one.`,
    ],
    complete: () => [`${path} is there already, and nothing is known to be missing.`],
    planned: () => [
      `Nothing was written; ${existing ? `${added || 'nothing'} would be added to ${path}` : `this would be ${path}${after}`}.`,
      links && `It would be linked from ${links}.`,
      existing ? '' : left(scaffold, 'would be'),
    ],
    refused: () => [`${path} was not ${existing ? 'changed' : 'made'}. ${'problem' in made ? made.problem : ''}`],
  };
  return lines[state]()
    .flatMap(line => (line ? `${printable(line)}\n` : []))
    .join('');
}

/** Version 1 of the stable form: fields are only ever added. */
export function newJson(made: Made, asked: Asked): string {
  const reason = 'problem' in made ? made.problem : null;
  if (!('scaffold' in made))
    return json({ version: 1, state: 'refused', document: asked.document, ...NOTHING, reason });
  const { scaffold, state } = made;
  const { document, number, existing, prompts } = scaffold;
  const links = linkedPaths(scaffold, asked);
  const template = templateOf(scaffold, asked);
  const plain = prompts.map(({ options = [], ...each }) => ({ ...each, options: options.map(({ value }) => value) }));
  return json({
    ...{ version: 1, state, document, sprint: number, path: pathOf(scaffold, asked), template: template ?? null },
    ...{ linked: LINKING.has(state) ? links : [], unlinked: state === 'exists' ? links : [] },
    missing: existing?.missing ?? [],
    ...{ toFillIn: existing ? null : placesIn(scaffold.text), reason, warning: scaffold.warning ?? null },
    ...('text' in made && { text: made.text, prompts: plain }),
  });
}

/** Where they are made, or would be. */
const LINKING: ReadonlySet<string> = new Set(['made', 'added', 'planned']);

const NOTHING = {
  sprint: null,
  path: null,
  template: null,
  linked: [],
  unlinked: [],
  missing: [],
  toFillIn: null,
  warning: null,
};

/** What each document is for, in a line. */
const SUMMARIES: Readonly<Record<DocumentId, string>> = {
  plan: 'the plan of the next sprint, with what the last one has left',
  rca: 'a root cause analysis: what failed, why, and what prevents it',
  review: 'what a sprint has reached, and the evidence for it',
  story: 'a story of a work queue, and its row there',
  tracker: 'the phases of a sprint as checkboxes',
  queue: 'a table of stories to claim',
  readiness: 'whether a sprint can start',
  completion: 'a report that a sprint is complete',
  retrospective: 'what went well, what did not, and what to change',
  handoff: 'what whoever comes next must know',
  roadmap: 'the sprints to come',
};

export function documentList(format: 'text' | 'json'): string {
  if (format === 'json') return json({ version: 1, documents: DOCUMENTS.map(id => ({ id, summary: SUMMARIES[id] })) });
  const width = Math.max(...DOCUMENTS.map(({ length }) => length));
  return DOCUMENTS.map(id => `${id.padEnd(width)}  ${SUMMARIES[id]}\n`).join('');
}

/** What nothing can be made at is told as it was given. */
const pathOf = ({ fault, path, uri }: PlacedScaffold, { given, shown }: Asked): string =>
  fault ? (given ?? path) : shown(URI.parse(uri).fsPath);

const templateOf = ({ root, template }: PlacedScaffold, { shown }: Asked): string | undefined =>
  template === undefined ? undefined : shown(join(URI.parse(root).fsPath, template));

const linkedPaths = (scaffold: PlacedScaffold, { shown }: Asked): readonly string[] =>
  linksOf(scaffold).map(({ doc }) => shown(URI.parse(doc.uri).fsPath));

function left({ text }: PlacedScaffold, are: 'are' | 'would be'): string {
  const places = placesIn(text);
  if (!places) return 'Nothing is left to fill in.';
  return `${count(places, 'place')} ${places === 1 && are === 'are' ? 'is' : are} left to fill in.`;
}

/** Those of one name are filled in together. */
const placesIn = (text: Snippet): number =>
  new Set(text.filter(part => typeof part !== 'string').map(stop => stop.name ?? stop)).size;

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
