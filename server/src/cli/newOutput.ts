import { URI } from 'vscode-uri';
import { DOCUMENTS, type DocumentId } from '../scaffold/documents';
import type { Snippet } from '../scaffold/snippet';
import type { PlacedScaffold } from '../scaffoldWorld';
import type { Made } from './makeFile';
import { count, printable } from './terminal';

type Shown = (path: string) => string;

/** What has become of it, and what is left to do. */
export function newText(made: Made, shown: Shown): string {
  if (!('scaffold' in made)) return `${printable(made.problem)}\n`;
  const { scaffold, state } = made;
  const { existing, template } = scaffold;
  const path = pathOf(scaffold, shown);
  const after = template ? ` after ${template}` : '';
  const lines: Readonly<Record<typeof state, () => readonly string[]>> = {
    made: () => [`Made ${path}${after}.`, ...linkedFrom(scaffold, shown), left(scaffold)],
    added: () => [`Added ${quoted(existing?.missing)} to ${path}.`],
    exists: () => [`${path} is there already.`, ...lacking(existing?.missing)],
    complete: () => [`${path} is there already, and nothing is known to be missing.`],
    planned: () =>
      existing
        ? [`Nothing was written; ${quoted(existing.missing)} would be added to ${path}.`]
        : [`Nothing was written; this would be ${path}${after}.`, ...linkedFrom(scaffold, shown), left(scaffold)],
    refused: () => [`${path} was not ${existing ? 'changed' : 'made'}. ${'problem' in made ? made.problem : ''}`],
  };
  return [...lines[state](), ...(scaffold.warning === undefined ? [] : [scaffold.warning])]
    .map(line => `${printable(line)}\n`)
    .join('');
}

/** Version 1 of the stable form: fields are only ever added. */
export function newJson(made: Made, { document: asked, shown }: Asked): string {
  const reason = 'problem' in made ? made.problem : null;
  if (!('scaffold' in made)) return json({ version: 1, state: 'refused', document: asked, ...NOTHING, reason });
  const { scaffold, state } = made;
  const { document, number, template, existing } = scaffold;
  return json({
    ...{ version: 1, state, document, sprint: number, path: pathOf(scaffold, shown), template: template ?? null },
    ...{ linked: existing ? [] : linkedPaths(scaffold, shown), missing: existing?.missing ?? [] },
    ...{ toFillIn: existing ? null : placesIn(scaffold.text), reason, warning: scaffold.warning ?? null },
    ...('text' in made && { text: made.text }),
  });
}

interface Asked {
  readonly document: DocumentId;
  readonly shown: Shown;
}

const NOTHING = { sprint: null, path: null, template: null, linked: [], missing: [], toFillIn: null, warning: null };

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
const pathOf = ({ fault, path, uri }: PlacedScaffold, shown: Shown): string =>
  fault ? path : shown(URI.parse(uri).fsPath);

const linkedPaths = ({ links }: PlacedScaffold, shown: Shown): readonly string[] =>
  links.filter(({ edits }) => edits.length).map(({ doc }) => shown(URI.parse(doc.uri).fsPath));

function linkedFrom(scaffold: PlacedScaffold, shown: Shown): readonly string[] {
  const paths = linkedPaths(scaffold, shown);
  return paths.length ? [`Linked from ${paths.join(', ')}.`] : [];
}

function left({ text }: PlacedScaffold): string {
  const places = placesIn(text);
  if (!places) return 'Nothing is left to fill in.';
  return `${count(places, 'place')} ${places === 1 ? 'is' : 'are'} left to fill in.`;
}

/** Those of one name are filled in together. */
const placesIn = (text: Snippet): number =>
  new Set(text.filter(part => typeof part !== 'string').map(stop => stop.name ?? stop)).size;

const lacking = (missing: readonly string[] = []): readonly string[] =>
  missing.length ? [`It lacks ${quoted(missing)}; --add-missing adds that.`] : [];

const quoted = (names: readonly string[] = []): string => names.map(name => `“${name}”`).join(', ');
const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
