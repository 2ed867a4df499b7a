import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { page, plan, queue, review, story, tracker } from './documents.mjs';
import { randomFrom } from './random.mjs';

/** So many documents make one team's folder. */
const TEAM = 60;

/** The documents of a large workspace, as `[path, text]`; about 13.5 KB each, from 2 to 50 KB. */
export function* workspaceDocuments(count) {
  const random = randomFrom(20261);
  for (let at = 0; at < count; at++) {
    const team = `T${Math.floor(at / TEAM)}`;
    yield teamDocument(random, team, at % TEAM);
  }
}

function teamDocument(random, team, at) {
  const number = Math.floor(at / 4) + 1;
  const length = 3800 + random.next() ** 3 * 48_000;
  const folder = `teams/${team}`;
  if (at === 0) return [`${folder}/WORK_QUEUE.md`, queue(random, { team, stories: random.integer(60, 250) })];
  if (at === 1) return [`${folder}/README.md`, page(random, { length })];
  if (at % 4 === 0) return [`${folder}/sprint_${number}_plan.md`, plan(random, { number, length })];
  if (at % 4 === 1) {
    const size = { phases: random.integer(3, 9), boxes: random.integer(4, 16) };
    return [`${folder}/sprint_${number}_progress.md`, tracker(random, { team, number, ...size })];
  }
  if (at % 4 === 2) return [`${folder}/sprint_${number}_review.md`, review(random, { number, length })];
  const id = 1000 + at;
  return [`${folder}/stories/${team}-${id}.md`, story(random, { team, id, length })];
}

/** Writes the workspace anew; returns its size in bytes. */
export function writeWorkspace(folder, count) {
  rmSync(folder, { recursive: true, force: true });
  let bytes = 0;
  for (const [path, text] of workspaceDocuments(count)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

/** A queue of 16 KB. */
export const queueOf16KB = () => queue(randomFrom(7), { team: 'HB', stories: 128 });

/** A tracker with 10,000 tasks in 100 phases, of 550 KB. */
export const trackerOf10000 = () => tracker(randomFrom(8), { team: 'HB', number: 1, phases: 100, boxes: 100 });

/** A queue with 10,000 tasks that depend on each other, of 1.3 MB. */
export const queueOf10000 = () => queue(randomFrom(9), { team: 'HB', stories: 10_000 });
