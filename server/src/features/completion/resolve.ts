import type { CompletionItem } from 'vscode-languageserver';
import { decoded } from '../../model/links/paths';
import type { Project } from '../../project';
import { meantBy } from '../hover/id';
import { taskText } from '../hover/taskText';
import { Meanings } from '../ids/meanings';
import { type CompletionClient, documentationOf, type TaskReference } from './suggestions';

/** Tells of a task what its hover tells, once somebody looks at it: of a hundred in a list, most are never looked at. */
export function resolveCompletion(
  project: Project,
  item: CompletionItem,
  client: Pick<CompletionClient, 'markdown'>,
): CompletionItem {
  const docs = isReference(item.data) ? textOf(project, item.data) : undefined;
  return docs ? { ...item, documentation: documentationOf(docs, client) } : item;
}

function textOf(project: Project, { uri, key }: TaskReference): string | undefined {
  const doc = project.documentsByUri.get(decoded(uri));
  const meanings = new Meanings(project, key);
  const symbol = doc && meanings.symbolFor(doc);
  const meant = symbol && meantBy(symbol);
  return meant && taskText(meant, meanings.judgeOf(symbol), project);
}

const isReference = (data: unknown): data is TaskReference => {
  const { uri, key } = (data ?? {}) as Partial<Record<keyof TaskReference, unknown>>;
  return typeof uri === 'string' && typeof key === 'string';
};
