import { createHash } from 'node:crypto';
import type { DigestRequest, Host } from '../host';
import type { digestFiles } from '../threads/digestFiles';
import { readSealed, type SealedPlace, writeSealed } from '../threads/sealed';
import type { CheckResult } from './output';

/** A question to the host, and the hash of its answer. */
interface Asked {
  readonly question: Question;
  readonly answer: string;
}

type Question =
  | readonly ['findFiles', folder: string, include: readonly string[], exclude: readonly string[]]
  | readonly ['listFolder' | 'readFile', uri: string]
  | readonly ['statFiles', uris: readonly string[]]
  | readonly ['changes', folder: string, base: string | undefined]
  | readonly ['digestFiles', Pick<DigestRequest, 'files' | 'folders'>];

export interface LocalHost extends Host {
  readonly digestFiles: ReturnType<typeof digestFiles>;
}

/** A host that takes note of what it is asked and answers. */
export interface Recorder {
  readonly host: LocalHost;
  asked(): readonly Asked[];
  /** Whether all these questions still have these answers. */
  agrees(asked: readonly Asked[]): Promise<boolean>;
}

/** A check sees the world through its host alone, so while the same questions have the same answers, it finds the same. */
export function recording(host: LocalHost): Recorder {
  const noted = new Map<string, Asked>();
  // Answers that `agrees` has got and that nobody has asked for since, so that nothing is read twice.
  const waiting = new Map<string, Promise<unknown>>();
  const ask = async <T>(question: Question, put: () => Promise<T>): Promise<T> => {
    const key = JSON.stringify(question);
    const found = (waiting.get(key) as Promise<T> | undefined) ?? put();
    waiting.delete(key);
    const answer = await found;
    noted.set(key, { question, answer: hashOf(answer) });
    return answer;
  };
  const isSame = async ({ question, answer }: Asked): Promise<boolean> => {
    const found = put(host, question);
    waiting.set(JSON.stringify(question), found);
    return hashOf(await found) === answer;
  };
  const statFiles = (uris: readonly string[]) => ask(['statFiles', uris], async () => host.statFiles?.(uris) ?? []);
  return {
    host: {
      ...(host.statFiles && { statFiles }),
      ...(host.changes && {
        changes: (folder, base) => ask(['changes', folder, base], async () => host.changes?.(folder, base)),
      }),
      // A large file that has its time and its size is the same: so the workspace takes it, too.
      ...(host.readPieces && {
        async *readPieces(uri) {
          await statFiles([uri]);
          yield* host.readPieces?.(uri) ?? [];
        },
      }),
      findFiles: (...args) => ask(['findFiles', ...args], () => host.findFiles(...args)),
      listFolder: uri => ask(['listFolder', uri], () => host.listFolder(uri)),
      readFile: uri => ask(['readFile', uri], () => host.readFile(uri)),
      digestFiles: request => {
        const { files, folders } = request;
        return ask(['digestFiles', { files, folders }], () => host.digestFiles(request));
      },
    },
    asked: () => [...noted.values()],
    async agrees(asked) {
      for (let at = 0; at < asked.length; at += AT_ONCE) {
        const same = await Promise.all(asked.slice(at, at + AT_ONCE).map(isSame));
        if (same.includes(false)) return false;
      }
      return true;
    },
  };
}

function put(host: LocalHost, question: Question): Promise<unknown> {
  switch (question[0]) {
    case 'findFiles':
      return host.findFiles(question[1], question[2], question[3]);
    case 'statFiles':
      return Promise.resolve(host.statFiles?.(question[1]) ?? []);
    case 'changes':
      return Promise.resolve(host.changes?.(question[1], question[2]));
    case 'digestFiles':
      return host.digestFiles({ ...question[1], token: { isCancellationRequested: false }, progress() {} });
    default:
      return host[question[0]](question[1]);
  }
}

/** So many files and folders are looked at in one go. */
const AT_ONCE = 64;

function hashOf(answer: unknown): string {
  const isDigests = typeof answer === 'object' && answer !== null && 'fingerprint' in answer;
  const text = isDigests ? String(answer.fingerprint) : (JSON.stringify(answer, withMaps) ?? 'undefined');
  return createHash('sha256').update(text).digest('base64url');
}

/** JSON knows no maps. */
const withMaps = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value);

/** What `make` finds through the host, or has found when the host last gave the same answers. */
export async function remembering(
  place: SealedPlace,
  host: LocalHost,
  make: (host: Host) => Promise<CheckResult>,
): Promise<CheckResult> {
  const recorder = recording(host);
  const known = await recall(place, recorder);
  if (known) return known;
  const result = await make(recorder.host);
  // A file that cannot be read may be readable the next time, and the host does not tell.
  if (!result.unreadable.length)
    await writeSealed(place, Buffer.from(JSON.stringify(recorder.asked())), [Buffer.from(JSON.stringify(result))]);
  return result;
}

async function recall(place: SealedPlace, recorder: Recorder): Promise<CheckResult | undefined> {
  const sealed = await readSealed(place);
  if (!sealed || !(await recorder.agrees(JSON.parse(sealed.first.toString())))) return undefined;
  const result = await sealed.second();
  return result && JSON.parse(result.toString());
}
