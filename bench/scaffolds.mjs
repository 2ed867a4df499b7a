import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { typing } from './keystrokes.mjs';
import { LspClient } from './lspClient.mjs';
import { KNOWS_MUCH } from './requests.mjs';
import { median, percentile, shown, table } from './table.mjs';
import { workspaceDocuments, writeWorkspace } from './workspace.mjs';

const SCAFFOLD = 'sprintmark/scaffold';
const DOCUMENTS = ['plan', 'readiness', 'tracker', 'queue', 'story', 'rca', 'review', 'completion', 'handoff'];

/** New documents in workspaces of several sizes. */
export async function scaffolds(top, { quick, serverFor }) {
  const rows = [];
  for (const size of quick ? [20, 500] : [20, 500, 2400]) {
    const folder = join(top, `scaffolds-${size}`);
    writeWorkspace(folder, workspaceDocuments(size));
    const path = join(folder, 'teams/T0/sprint_2_progress.md');
    const taken = await proposals(serverFor(`scaffolds-${size}`), { folder, path, samples: quick ? 5 : 20 });
    for (const [name, times] of [
      ['the first', taken.first],
      ['all kinds', taken.warm],
      ['all kinds, after a keystroke', taken.typed],
      ['a keystroke between them', taken.keys],
    ]) {
      const title = `${size.toLocaleString('en')} documents: ${name}`;
      console.log(`${title}: ${shown(median(times), 'ms')}`);
      rows.push([title, shown(median(times), 'ms'), shown(percentile(times, 95), 'ms')]);
    }
  }
  return table(['Proposing a new document', 'median', '95 %'], rows);
}

/**
 * Milliseconds until a new document is proposed with all that the workspace knows: `first` in a workspace that has just been
 * read, `warm` after that, `typed` after a keystroke in another document, which `keys` tells of.
 */
async function proposals(server, { folder, path, samples }) {
  const client = new LspClient(server.command, server.env);
  const taken = { first: [], warm: [], typed: [], keys: [] };
  const ask = async document => {
    const began = performance.now();
    const made = await client.request(SCAFFOLD, { document });
    if (!made?.text) throw new Error(`No ${document} is proposed.`);
    return performance.now() - began;
  };
  try {
    await client.start(folder, KNOWS_MUCH);
    // Answered once the workspace has been read.
    await client.request('sprintmark/sprints', {});
    taken.first.push(await ask('rca'));
    const [uri, text] = [pathToFileURL(path).href, readFileSync(path, 'utf8')];
    await client.open(uri, text);
    const changes = typing(text);
    for (const document of DOCUMENTS) {
      await ask(document);
      for (let sample = 0; sample < samples; sample++) taken.warm.push(await ask(document));
    }
    for (let sample = 0; sample < samples; sample++)
      for (const document of DOCUMENTS) {
        const began = performance.now();
        const version = 2 + sample * DOCUMENTS.length + DOCUMENTS.indexOf(document);
        await client.change(uri, version, changes[version % 2]);
        taken.keys.push(performance.now() - began);
        taken.typed.push(await ask(document));
      }
    return taken;
  } finally {
    client.stop();
  }
}
