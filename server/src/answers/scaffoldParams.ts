import { isDocumentId } from '../scaffold/documents';
import type { ScaffoldRequest } from '../scaffoldWorld';

/** What a client sends may be anything: undefined where it names no document, and else without what is no text of sensible length. */
export function readScaffoldParams(params: unknown): ScaffoldRequest | undefined {
  if (!isRecord(params) || !isDocumentId(params.document)) return undefined;
  return {
    document: params.document,
    ...{ folder: word(params.folder), from: word(params.uri), sprint: word(params.sprint), path: line(params.path) },
    ...{ today: word(params.today), answers: answersIn(params.answers) },
  };
}

function answersIn(answers: unknown): Readonly<Record<string, string>> {
  if (!isRecord(answers)) return {};
  const known = Object.entries(answers).flatMap(([id, value]) =>
    typeof value === 'string' ? [[id, value] as const] : [],
  );
  return Object.fromEntries(known.slice(0, MOST_ANSWERS));
}

const MOST_ANSWERS = 100;
const LONGEST = 4000;

/** Empty is as good as absent. */
const word = (value: unknown): string | undefined => line(value) || undefined;

/** An empty path is one: it is what somebody has typed. */
const line = (value: unknown): string | undefined => (typeof value === 'string' ? value.slice(0, LONGEST) : undefined);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
