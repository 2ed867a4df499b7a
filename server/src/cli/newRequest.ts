import { DOCUMENTS, type DocumentId, isDocumentId } from '../scaffold/documents';
import type { ReadRequest } from './reading';

export interface NewRequest extends Omit<ReadRequest, 'paths'> {
  readonly command: 'new';
  /** Undefined to list what there is. */
  readonly document: DocumentId | undefined;
  readonly sprint: string | undefined;
  /** As given, from the current folder. */
  readonly path: string | undefined;
  /** By a prompt's id. */
  readonly answers: Readonly<Record<string, string>>;
  /** Whether to print what would be written, and write nothing. */
  readonly dryRun: boolean;
  /** Whether to add to a document that is there already what it lacks. */
  readonly addMissing: boolean;
}

/** What stands after `sprintmark new`. */
export interface NewValues {
  readonly sprint?: string | undefined;
  readonly title?: string | undefined;
  readonly path?: string | undefined;
  readonly answer?: readonly string[] | undefined;
  readonly 'dry-run'?: boolean | undefined;
  readonly 'add-missing'?: boolean | undefined;
  readonly list?: boolean | undefined;
}

/** The request, or what is wrong with it. */
export function newRequest(
  { format, cache }: Omit<ReadRequest, 'paths'>,
  [document, ...more]: readonly string[],
  values: NewValues,
): NewRequest | string {
  const { sprint, title, path, answer = [], list = false } = values;
  if (!list && !isDocumentId(document)) return unknownDocument(document);
  if (list ? document !== undefined : more.length) return `There is no use for “${list ? document : more[0]}”.`;
  if (sprint !== undefined && !sprint.trim()) return '“--sprint” needs the number of a sprint.';
  if (path !== undefined && !path.trim()) return '“--path” needs the path of the new file.';
  const pairs = answer.map(each => [each.slice(0, Math.max(0, each.indexOf('='))).trim(), each] as const);
  const [, wrong] = pairs.find(([id]) => !id) ?? [];
  if (wrong !== undefined) return `“${wrong}” is no answer: use --answer id=value.`;
  const given = pairs.map(([id, each]) => [id, each.slice(each.indexOf('=') + 1)] as const);
  return {
    ...{ command: 'new', format, cache, document: isDocumentId(document) ? document : undefined, sprint, path },
    answers: Object.fromEntries([...given, ...(title === undefined ? [] : [['title', title] as const])]),
    ...{ dryRun: values['dry-run'] ?? false, addMissing: values['add-missing'] ?? false },
  };
}

const unknownDocument = (word: string | undefined): string => {
  const known = `${DOCUMENTS.slice(0, -1).join(', ')} or ${DOCUMENTS.at(-1)}`;
  return word === undefined ? `Say what to make: ${known}.` : `“${word}” is nothing that can be made: use ${known}.`;
};
