import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { digestFile, type FileDigest, type LocalFile } from './digestFile';

/** What a thread of digests is started with. */
interface ThreadData {
  readonly sprintmark: 'digests';
  readonly known: ReadonlySet<string>;
}

/** Whether this program was started by `startThread` rather than by a person; it then does what it was started for. */
export function servesAsThread(): boolean {
  const data = workerData as Partial<ThreadData> | null;
  if (isMainThread || data?.sprintmark !== 'digests' || !data.known || !parentPort) return false;
  const { known } = data;
  const port = parentPort;
  port.on('message', (files: readonly LocalFile[]) => {
    const digests = files.map(file => digestFile(file, known));
    // What is handed over is not copied.
    const buffers = new Set(digests.flatMap(({ packed }) => (packed?.length ? [packed.buffer as ArrayBuffer] : [])));
    port.postMessage(digests, [...buffers]);
  });
  return true;
}

/** A thread that makes digests of files. Call `stop` when there are no more. */
export interface Thread {
  digest(files: readonly LocalFile[]): Promise<readonly FileDigest[]>;
  stop(): Promise<unknown>;
}

/** A thread that needs more for one document leaves it to this one; without limits, each would keep what it can get. */
const LIMITS = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 };

/** Starts the program at `program`, which must ask `servesAsThread` first of all. */
export function startThread(program: string, known: ReadonlySet<string>): Thread {
  const data: ThreadData = { sprintmark: 'digests', known };
  const worker = new Worker(program, { workerData: data, resourceLimits: LIMITS });
  return {
    digest: files =>
      new Promise((resolve, reject) => {
        worker.removeAllListeners();
        worker.once('message', resolve).once('error', reject);
        worker.once('exit', () => reject(new Error('The thread has ended.')));
        worker.postMessage(files);
      }),
    stop: () => worker.terminate(),
  };
}
