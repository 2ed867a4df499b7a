import type { CodeAction, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DEFAULT_SETTINGS } from '../../server/src/config';
import type { ActionProvider } from '../../server/src/features/actionProvider';
import { acceptanceActions } from '../../server/src/features/actions/acceptance';
import { extractActions } from '../../server/src/features/actions/extract';
import { nextPlanUri } from '../../server/src/features/actions/nextPlan';
import { sortActions } from '../../server/src/features/actions/sort';
import { splitActions } from '../../server/src/features/actions/split';
import { checkDocument } from '../../server/src/features/diagnostics';
import { readDocument } from '../../server/src/model/parse';
import type { SprintDoc } from '../../server/src/model/sprint';
import { makeProject, type Project } from '../../server/src/project';
import { type FeatureCase, type Shown, testFeature } from '../support/featureFixtures';
import { ROOT } from '../support/listed';

for (const [name, provider] of [
  ['sort', sortActions],
  ['extract', extractActions],
  ['acceptance', acceptanceActions],
  ['split', splitActions],
] as const)
  testFeature(name, each => show(each, provider));

/** What each action makes of each file, what rules find then and did not before, and what it offers if it is done again. */
function show({ project, doc, offset, docs }: FeatureCase, provider: ActionProvider): Shown {
  const texts = new Map([...docs].map(([path, each]) => [path, each.text]));
  const actions = offered({ project, doc, docs }, provider, offset);
  const shown: Record<string, string> = { offered: actions.map(({ title }) => title).join('\n') || 'nothing' };
  for (const action of actions) {
    const after = new Map(texts);
    for (const { path, edits } of changesOf(action))
      after.set(path, TextDocument.applyEdits(TextDocument.create('', '', 0, after.get(path) ?? ''), edits));
    for (const [path, text] of after) if (text !== texts.get(path)) shown[`${action.title}: ${path}`] = text;
    const found = newFindings(texts, after);
    if (found.length) shown[`${action.title}: new findings`] = found.join('\n');
    const again = worldOf(after);
    const titles = offered({ ...again, doc: again.docs.get(doc.path) as SprintDoc }, provider, offset).map(
      ({ title }) => title,
    );
    if (titles.includes(action.title)) shown[`${action.title}: again`] = 'is offered again';
  }
  return shown;
}

type World = Pick<FeatureCase, 'project' | 'docs'>;

function offered(
  { project, doc, docs }: World & Pick<FeatureCase, 'doc'>,
  provider: ActionProvider,
  offset: number,
): CodeAction[] {
  const uri = nextPlanUri(project, doc, offset);
  const nextPlan = [...docs.values()].find(each => each.uri === uri);
  const request = { range: { start: offset, end: offset }, ...(nextPlan && { nextPlan }) };
  return provider.actions(doc, { project, settings: DEFAULT_SETTINGS }, request);
}

const pathOf = (uri: string): string => decodeURIComponent(uri.slice(ROOT.length + 1));

function changesOf({ edit }: CodeAction): { path: string; edits: TextEdit[] }[] {
  const documents = (edit?.documentChanges ?? []).flatMap(each =>
    'edits' in each ? [{ path: pathOf(each.textDocument.uri), edits: each.edits as TextEdit[] }] : [],
  );
  return [...documents, ...Object.entries(edit?.changes ?? {}).map(([uri, edits]) => ({ path: pathOf(uri), edits }))];
}

function worldOf(texts: ReadonlyMap<string, string>): World {
  const docs = new Map(
    [...texts].map(([path, text]) => [path, readDocument(`${ROOT}/${encodeURI(path)}`, path, text)]),
  );
  const files = { has: (uri: string) => texts.has(pathOf(uri)) };
  const project: Project = makeProject(
    [...docs.values()].filter(({ kind }) => kind),
    { files, evidence: [] },
  );
  return { docs, project };
}

function newFindings(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const findings = (texts: ReadonlyMap<string, string>) => {
    const { docs, project } = worldOf(texts);
    return [...docs].flatMap(([path, doc]) =>
      doc.kind
        ? checkDocument(doc, { project, settings: DEFAULT_SETTINGS }).map(
            ({ rule, message }) => `${path} ${rule}: ${message}`,
          )
        : [],
    );
  };
  const known = new Set(findings(before));
  return findings(after).filter(each => !known.has(each));
}
