import { pathToFileURL } from 'node:url';
import { LspClient } from './lspClient.mjs';

/**
 * Milliseconds from sending one typed character in the middle of a document to the diagnostics, once each for `samples`
 * keystrokes after a warm-up.
 */
export async function keystrokes(server, { folder, path, text, samples = 200, warmUp = 100 }) {
  const client = new LspClient(server.command, server.env);
  try {
    await client.start(folder);
    const uri = pathToFileURL(path).href;
    // A server may swallow this, too; it is then told of the text with the first key.
    await within(LONGEST, client.open(uri, text));
    const changes = typing(text);
    const taken = [];
    for (let key = 0; key < warmUp + samples; key++) {
      const began = performance.now();
      const answered = await within(LONGEST, client.change(uri, key + 2, changes[key % 2]));
      // A server that has swallowed an edit is not waited for; what it has answered counts.
      if (!answered) break;
      if (key >= warmUp) taken.push(performance.now() - began);
    }
    return taken;
  } finally {
    client.stop();
  }
}

const LONGEST = 10_000;

/** Whether `answer` came in time. */
async function within(milliseconds, answer) {
  let timer;
  const late = new Promise(resolve => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  return Promise.race([answer.then(() => true), late]).finally(() => clearTimeout(timer));
}

/** The end of the first row or item below the middle: where a person would write on. */
function placeToType(text) {
  const lines = text.split('\n');
  const middle = Math.floor(lines.length / 2);
  const line = lines.findIndex((each, at) => at >= middle && /^(?:\| \[|- \[)/.test(each));
  const word = /[a-z]{4}/.exec(lines[line]);
  return { line, character: word.index + 2 };
}

/** A letter, and the same one taken away again: each as an edit and as the text that it leaves. */
export function typing(text) {
  const { line, character } = placeToType(text);
  const start = { line, character };
  const lines = text.split('\n');
  lines[line] = `${lines[line].slice(0, character)}x${lines[line].slice(character)}`;
  return [
    { edit: { range: { start, end: start }, text: 'x' }, text: lines.join('\n') },
    { edit: { range: { start, end: { line, character: character + 1 } }, text: '' }, text },
  ];
}
