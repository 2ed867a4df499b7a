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

/** Many teams of 20 documents with 800 tasks: a queue, and of nine sprints a plan and a tracker each. */
export function* teamsDocuments(count) {
  const random = randomFrom(20262);
  for (let at = 0; at < count; at++) {
    const team = `T${Math.floor(at / SMALL_TEAM)}`;
    const [number, length] = [Math.ceil((at % SMALL_TEAM) / 2), 6000];
    const path = `teams/${team}/sprint_${number}`;
    if (at % SMALL_TEAM === 0) yield [`teams/${team}/WORK_QUEUE.md`, queue(random, { team, stories: 152 })];
    else if (number === SMALL_TEAM / 2)
      yield [`teams/${team}/stories/${team}-9.md`, story(random, { team, id: 9, length })];
    else if (at % 2) yield [`${path}_plan.md`, plan(random, { number, length })];
    else yield [`${path}_progress.md`, tracker(random, { team, number, phases: 8, boxes: 8 })];
  }
}

const SMALL_TEAM = 20;

/** Writes the workspace anew; returns its size in bytes. */
export function writeWorkspace(folder, documents) {
  rmSync(folder, { recursive: true, force: true });
  let bytes = 0;
  for (const [path, text] of documents) {
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
