import type { CancellationToken } from 'vscode-languageserver';
import { Repairs } from '../features/health/repairs';
import { toTextEdits } from '../features/lsp';
import { type Server, safelyOn } from '../handlers';
import type { Facts } from '../model/sprint';
import { type EditAnswer, FIX_RULE, type FixRuleParams, type VersionedEdits } from '../protocol';
import { RULES } from '../rules/index';
import { uriKey } from '../uris';
import type { Answers } from './answers';
import { slowProgress } from './everyDocument';
import { unlocked } from './unlocked';

/** “Fix all of this rule”, in one document or in the whole workspace. */
export const fixRuleAnswers: Answers = {
  capabilities: {},
  listen(server) {
    const safely = safelyOn(server.connection);
    const failed: EditAnswer = { refusal: FAILED };
    server.connection.onRequest(
      FIX_RULE,
      (params: FixRuleParams, token): Promise<unknown> =>
        safely(failed, async (asked: FixRuleParams | null) => fixRule(server, asked ?? { rule: '' }, token))(params),
    );
  },
};

/** So many documents are mended at once: an editor opens each of them. The others are there for the next time. */
const MANY = 200;

async function fixRule(server: Server, params: FixRuleParams, token: CancellationToken): Promise<EditAnswer> {
  const { rule } = params;
  const known = RULES.find(({ id }) => id === rule);
  if (!known) return { refusal: 'There is no such rule. Choose one in the “Health” view.' };
  await server.workspace.loaded;
  const found = await withFindings(server, params, token);
  if (!found) return { refusal: CANCELED };
  if (!found.all.length) return { refusal: `There is no problem of “${rule}” left.` };
  if (!found.fixable.length)
    return { refusal: `No problem of “${rule}” can be fixed automatically. Repair them in the text.` };
  const changes = await mendAll(server, { rule, docs: found.fixable }, token);
  if (!changes) return { refusal: CANCELED };
  if (changes.length) return unlocked(server, { changes });
  return { refusal: `Fixing “${rule}” everywhere would lead to other problems. Use the quick fixes one by one.` };
}

const CANCELED = 'Canceled. Nothing was changed.';
const FAILED = 'The fixes could not be found. See Sprintmark’s output for the reason.';

/** The documents in which the rule finds something now, and those of them where a fix can mend it. */
async function withFindings({ workspace, reports }: Server, { rule, uri }: FixRuleParams, token: CancellationToken) {
  if (uri === undefined) {
    if (!(await reports.all(token))) return undefined;
  } else reports.of(uri);
  const docs = uri === undefined ? workspace.documents() : workspace.documents().filter(isAt(uri));
  const findingsIn = (doc: Facts) => (reports.known(doc) ?? []).filter(finding => finding.rule === rule);
  const all = docs.filter(doc => findingsIn(doc).length);
  const fixable = all.filter(doc => findingsIn(doc).some(finding => finding.fixable));
  return { all, fixable: fixable.toSorted((a, b) => (a.uri < b.uri ? -1 : 1)).slice(0, MANY) };
}

function isAt(uri: string): (doc: Facts) => boolean {
  const key = uriKey(uri);
  return doc => uriKey(doc.uri) === key;
}

interface Work {
  readonly rule: string;
  readonly docs: readonly Facts[];
}

async function mendAll(
  server: Server,
  { rule, docs }: Work,
  token: CancellationToken,
): Promise<VersionedEdits[] | undefined> {
  const { workspace, documents } = server;
  const repairs = new Repairs(workspace.project, rule, new Set(docs.map(({ uri }) => uri)));
  const progress = slowProgress(server, { title: `Fixing ${rule}` });
  const changes: VersionedEdits[] = [];
  try {
    for (const [at, { uri }] of docs.entries()) {
      // Meanwhile others get their answers, and this one may be canceled.
      await new Promise(resolve => setTimeout(resolve));
      if (token.isCancellationRequested || (await progress.isCanceledAt(at / docs.length))) return undefined;
      const version = documents.get(uri)?.version ?? null;
      const doc = await workspace.read(uri);
      const edits = doc ? repairs.mend(doc, workspace.context(doc).settings) : [];
      if (doc && edits.length) changes.push({ uri, version, edits: toTextEdits(doc.lines, edits) });
    }
    return changes;
  } finally {
    progress.done();
  }
}
