import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { typing } from './keystrokes.mjs';
import { LspClient } from './lspClient.mjs';
import { KNOWS_MUCH } from './requests.mjs';

const TREE = 'sprintmark/tree';
const SPRINTS = 'sprintmark/sprints';
/** So many branches are unfolded while somebody types. */
const UNFOLDED = 30;

/**
 * Milliseconds of what the sidebar asks, by what it shows, in the order in which somebody sees it: first when the workspace
 * has just been read, then branch by branch, then after each keystroke in one open document.
 */
export async function sidebar(server, { folder, path, text, samples }) {
  const client = new LspClient(server.command, server.env);
  const taken = new Map();
  const took = async (name, ask) => {
    const began = performance.now();
    const result = await ask();
    taken.set(name, [...(taken.get(name) ?? []), performance.now() - began]);
    return result;
  };
  try {
    await client.start(folder, KNOWS_MUCH);
    // Answered once the workspace has been read, and costs nothing: there is no such folder.
    await client.request('sprintmark/scaffold', { document: 'rca', folder: 'file:///nowhere' });
    const views = new Views(client);
    await took('first look at “Sprints”', () => views.ask('sprints', [null]));
    await took('first look at “Next Up”', () => views.ask('next', [null]));
    await took('first look at the status bar', () => client.request(SPRINTS, {}));
    const uri = pathToFileURL(path).href;
    await client.open(uri, text);
    await unfoldSome(views, took);
    await took('first look at “Health”, which checks all', () => views.ask('health', [null]));
    const keys = new Keys({ client, uri, text });
    await type({ client, views, keys, took }, samples);
    return taken;
  } finally {
    client.stop();
  }
}

async function unfoldSome(views, took) {
  const next = [...views.nodes('sprints', null)];
  const limits = { sprint: 40, document: 40, phase: 40, task: 40 };
  while (next.length) {
    const { id, type, hasChildren } = next.shift();
    if (!hasChildren || !(limits[type]-- > 0)) continue;
    await took(`unfolding one ${type}`, () => views.ask('sprints', [id]));
    next.unshift(...views.nodes('sprints', id));
  }
}

/** After each keystroke one question first: it bears what the keystroke has to be paid for. */
async function type({ client, views, keys, took }, samples) {
  const unfolded = [null, ...views.unfolded('sprints').slice(-UNFOLDED + 1)];
  const questions = {
    [`${UNFOLDED} unfolded branches`]: () => views.ask('sprints', unfolded),
    '“Next Up”': () => views.ask('next', [null]),
    '“Health”': () => views.ask('health', [null]),
    'the status bar': () => client.request(SPRINTS, { uri: keys.uri }),
    'the task at the cursor': () =>
      client.request('sprintmark/taskAt', { uri: keys.uri, position: keys.position, options: {} }),
  };
  for (let sample = 0; sample < samples; sample++)
    for (const [name, ask] of Object.entries(questions)) {
      await keys.press();
      await took(`after a keystroke: ${name}`, ask);
    }
}

/**
 * Milliseconds of keystrokes until their diagnostics, and by how many MB the server grew over them, from when it had seen
 * some: `asks` tells whether the sidebar asks all that it asks after each of them.
 */
export async function typedBeside(server, { folder, path, text, samples, asks }) {
  const client = new LspClient(server.command, server.env);
  try {
    await client.start(folder, KNOWS_MUCH);
    const uri = pathToFileURL(path).href;
    await client.open(uri, text);
    const views = new Views(client);
    const keys = new Keys({ client, uri, text });
    for (const view of ['sprints', 'next', 'health']) await views.ask(view, [null]);
    await unfoldSome(views, (_, ask) => ask());
    const unfolded = [null, ...views.unfolded('sprints').slice(-UNFOLDED + 1)];
    const taken = [];
    let before;
    for (let key = 0; key < samples * 1.5; key++) {
      if (key >= samples / 2) before ??= memoryOf(client);
      const began = performance.now();
      await keys.press();
      if (key >= samples / 2) taken.push(performance.now() - began);
      if (!asks) continue;
      const sprints = client.request(SPRINTS, { uri });
      await Promise.all([
        sprints,
        views.ask('sprints', unfolded),
        ...['next', 'health'].map(view => views.ask(view, [null])),
      ]);
    }
    return { taken, grown: before && memoryOf(client) - before };
  } finally {
    client.stop();
  }
}

/** What the views have been told so far, as the extension keeps it. */
class Views {
  #client;
  #known = new Map();

  constructor(client) {
    this.#client = client;
  }

  async ask(view, ids) {
    const parents = ids.map(id => ({ id, resultId: this.#known.get(keyOf(view, id))?.resultId }));
    const told = await this.#client.request(TREE, { view, options: {}, parents });
    for (const { id, nodes, resultId } of told) {
      const key = keyOf(view, id);
      this.#known.set(key, { id, resultId, nodes: nodes ?? this.#known.get(key).nodes });
    }
    return told;
  }

  nodes(view, id) {
    return this.#known.get(keyOf(view, id)).nodes;
  }

  unfolded(view) {
    return [...this.#known]
      .filter(([key, { id }]) => id !== null && key.startsWith(`${view} `))
      .map(([, { id }]) => id);
  }
}

const keyOf = (view, id) => `${view} ${id}`;

/** Each press types a letter or takes it away again, and waits for what is found then. */
class Keys {
  #client;
  #changes;
  #version = 1;

  constructor({ client, uri, text }) {
    this.#client = client;
    this.#changes = typing(text);
    this.uri = uri;
    this.position = this.#changes[0].edit.range.start;
  }

  press() {
    const change = this.#changes[(this.#version - 1) % 2];
    this.#version++;
    return this.#client.change(this.uri, this.#version, change);
  }
}

/** In MB; undefined where the system does not tell. */
function memoryOf({ pid }) {
  const path = `/proc/${pid}/status`;
  const kilobytes = existsSync(path) && /^VmRSS:\s+(\d+)/m.exec(readFileSync(path, 'utf8'))?.[1];
  return kilobytes ? kilobytes / 1024 : undefined;
}
