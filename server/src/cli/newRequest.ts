import { DOCUMENTS, type DocumentId } from '../scaffold/documents';
import { documentMeant, documentNamed } from './kinds';
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
  words: readonly string[],
  { list = false, ...values }: NewValues,
): NewRequest | string {
  const { sprint, title, path, answer = [] } = values;
  const beside = list && (words[0] ?? Object.keys(values).find(each => OWN.includes(each)));
  if (beside)
    return `“--list” names all that can be made; there is no use for “${words[0] ?? `--${beside}`}” beside it.`;
  const document = documentNamed(words) ?? documentNamed(words.slice(0, 1));
  if (!list && !document) return unknownDocument(words);
  if (words.length > 1 && !documentNamed(words)) return `There is no use for “${words[1]}”.`;
  if (sprint !== undefined && !sprint.trim()) return '“--sprint” needs the number of a sprint.';
  if (path !== undefined && !path.trim()) return '“--path” needs the path of the new file.';
  const answers = answersOf(answer, title);
  if (typeof answers === 'string') return answers;
  return {
    ...{ command: 'new', format, cache, document, sprint: sprint && sprintNumber(sprint), path, answers },
    ...{ dryRun: values['dry-run'] ?? false, addMissing: values['add-missing'] ?? false },
  };
}

/** By id, or what is wrong with them: of two answers to one question, none is dropped in silence. */
function answersOf(given: readonly string[], title: string | undefined): NewRequest['answers'] | string {
  const pairs = given.map(each => [each.slice(0, Math.max(0, each.indexOf('='))).trim(), each] as const);
  const [, wrong] = pairs.find(([id]) => !id) ?? [];
  if (wrong !== undefined) return `“${wrong}” is no answer: use --answer id=value.`;
  const told = pairs.map(([id, each]) => [id, each.slice(each.indexOf('=') + 1)] as const);
  const all = [...told, ...(title === undefined ? [] : [['title', title] as const])];
  const ids = all.map(([id]) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) < at);
  return twice === undefined
    ? Object.fromEntries(all)
    : `“${twice}” is answered twice. Answer it once; where several are asked for, join them with commas.`;
}

const OWN: readonly string[] = ['sprint', 'title', 'path', 'answer', 'dry-run', 'add-missing'];

/** "Sprint 2", "S2" and "#2" are 2. */
export const sprintNumber = (given: string): string => given.trim().replace(/^(?:sprint|s|#)[\s_-]*(?=\d)/i, '');

function unknownDocument(words: readonly string[]): string {
  const known = `${DOCUMENTS.slice(0, -1).join(', ')} or ${DOCUMENTS.at(-1)}`;
  if (!words.length) return `Say what to make: ${known}.`;
  const all = words.join(' ');
  const meant = documentMeant(all) || documentMeant(words[0] ?? '');
  return `“${all}” is nothing that can be made${meant ? `.${meant}` : `: use ${known}.`}`;
}
