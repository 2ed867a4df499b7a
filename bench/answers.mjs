import { pathToFileURL } from 'node:url';
import { typing } from './keystrokes.mjs';
import { LspClient } from './lspClient.mjs';
import { KNOWS_MUCH, requestsOf } from './requests.mjs';

/** What Sprintmark answers beyond LSP. */
const OWN = ['sprintmark/explain', 'sprintmark/status', 'sprintmark/taskAt', 'sprintmark/tree'];

/**
 * Milliseconds from each request to its answer, by method, about one open document of a workspace: `still` while nobody
 * types, `typing` after a keystroke that the server has not looked at yet. `answered` is how many had something to say.
 */
export async function answers(server, { folder, path, text, samples, wanted = () => true }) {
  const client = new LspClient(server.command, server.env);
  try {
    const offered = await client.start(folder, KNOWS_MUCH);
    const uri = pathToFileURL(path).href;
    await client.open(uri, text);
    const editor = { client, uri, places: placesIn(text), keys: keysOf(client, uri, text) };
    const taken = new Map();
    for (const request of requestsOf(offered, OWN).filter(({ method }) => wanted(method))) {
      const found = await ask(editor, request, samples);
      if (found) taken.set(request.method, found);
    }
    return taken;
  } finally {
    client.stop();
  }
}

/** Of a slow answer a few samples tell enough. */
const LONGEST = 8000;

async function ask(editor, request, samples) {
  const until = performance.now() + LONGEST;
  const still = [];
  const typed = [];
  let answered = 0;
  const state = { item: await itemFor(editor, request) };
  if (request.first && !state.item) return undefined;
  const warmUp = Math.min(WARM_UP, samples);
  for (let sample = 0; sample < samples + warmUp; sample++) {
    if (typed.length > 1 && performance.now() > until) break;
    // Half of the time is enough to warm up, too.
    const isWarm = sample >= warmUp || performance.now() > until - LONGEST / 2;
    const places = request.on === 'id' ? editor.places.filter(({ isId }) => isId) : editor.places;
    const of = { ...state, uri: editor.uri, at: places[sample % places.length].at };
    const [time, result] = await timed(editor.client, request, of);
    if (result?.resultId) state.before = result;
    if (isWarm) still.push(time);
    if (isWarm && hasSomething(result)) answered++;
    if (sample % 2) continue;
    editor.keys.press();
    const [after, later] = await timed(editor.client, request, { ...of, ...state });
    if (later?.resultId) state.before = later;
    if (isWarm) typed.push(after);
  }
  return { still, typing: typed, answered: answered / still.length };
}

const WARM_UP = 8;

/** The first thing that the request before has found, which this one is about. */
async function itemFor({ client, uri, places }, { first }) {
  const before = first && requestsOf(EVERYTHING).find(({ method }) => method === first);
  for (const { at } of before ? places : []) {
    const [, found] = await timed(client, before, { uri, at });
    const item = (found?.items ?? found ?? [])[0];
    if (item) return item;
  }
  return undefined;
}

/** Has every capability that is asked of it. */
const EVERYTHING = new Proxy({}, { get: (_, key) => key !== 'then' && EVERYTHING });

/** A refusal, such as to rename what is no id, is an answer without anything to say. */
async function timed(client, { method, params }, of) {
  const began = performance.now();
  const result = await client.request(method, params(of)).catch(() => undefined);
  return [performance.now() - began, result];
}

const hasSomething = result =>
  Array.isArray(result)
    ? result.length > 0
    : Boolean(result && (result.items ?? result.data ?? result.edits ?? [result]).length !== 0);

/** Cells, dependencies, a heading, prose and the title: six rows from all over the document, each at five places. */
function placesIn(text) {
  const lines = text.split('\n');
  const rows = lines.flatMap((line, at) => (/^\| \[.*\b\w+-\d+ \[?/.test(line) ? [at] : []));
  const chosen = Array.from({ length: 6 }, (_, at) => rows[Math.floor((rows.length * at) / 6)]);
  const inRow = line => {
    const pipes = [...lines[line].matchAll(/\|/g)].map(({ index }) => index);
    return pipes.slice(0, 5).map((pipe, column) => ({
      at: { line, character: pipe + (column === 1 ? 5 : 3) },
      isId: column === 1,
    }));
  };
  const headings = lines.flatMap((line, at) => (line.startsWith('## ') ? [at] : [])).slice(-2);
  const others = [0, ...headings, ...headings.map(at => at + 2)];
  return [...chosen.flatMap(inRow), ...others.map(line => ({ at: { line, character: 6 }, isId: false }))];
}

/** Each press types a letter or takes it away again. */
function keysOf(client, uri, text) {
  const changes = typing(text);
  let version = 1;
  return {
    press() {
      const { edit } = changes[(version - 1) % 2];
      version++;
      client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [edit] });
    },
  };
}
