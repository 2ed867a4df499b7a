import type {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  InsertTextFormat,
  MarkupContent,
} from 'vscode-languageserver';
import type { SprintDoc } from '../../model/sprint';
import { hasStops, type Snippet, toPlain, toSnippet } from '../../scaffold/snippet';
import { lineOf } from '../labels';
import { toLspRange } from '../lsp';
import { unmarked } from '../markdownText';
import type { Slot } from './slots';

/** Something to choose. */
export interface Suggestion {
  readonly label: string;
  /** What is put in, where that is not the label. */
  readonly text?: string | Snippet;
  readonly icon: Icon;
  /** Behind the label: a task's title. */
  readonly title?: string;
  /** At the right edge: a task's status. */
  readonly note?: string;
  /** Markdown, in which the document's own text is escaped. */
  readonly docs?: string;
  /** What typed letters are compared with, where that is not the label. */
  readonly filter?: string;
  /** Of which task the explanation is to be made once somebody asks. */
  readonly task?: TaskReference;
  /** Where it goes, if that is another place than that of the others. */
  readonly slot?: Slot;
}

/** A task's key, and the document from which it is looked at. */
export interface TaskReference {
  readonly uri: string;
  readonly key: string;
}

/** What a place offers, the likely first. */
export interface Offer {
  readonly slot: Slot;
  readonly suggestions: readonly Suggestion[];
  /** There is more, which more letters will bring up. */
  readonly isPartial?: boolean;
}

/** What the client can show. */
export interface CompletionClient {
  readonly snippets: boolean;
  readonly labelDetails: boolean;
  readonly markdown: boolean;
}

export type Icon = 'text' | 'key' | 'value' | 'status' | 'id' | 'person' | 'file' | 'heading' | 'row' | 'document';

const ICONS: Readonly<Record<Icon, CompletionItemKind>> = {
  ...{ text: 1, key: 10, value: 12, status: 20, id: 18, person: 21, file: 17, heading: 22, row: 15, document: 15 },
};

/** Of more, nobody reads to the end. */
const MOST = 200;

export function toCompletionList(doc: SprintDoc, offer: Offer, client: CompletionClient): CompletionList {
  const items = offer.suggestions.slice(0, MOST).map((each, at) => toItem(doc, each, { offer, client, at }));
  return { isIncomplete: offer.isPartial === true || offer.suggestions.length > MOST, items };
}

interface Placing {
  readonly offer: Offer;
  readonly client: CompletionClient;
  readonly at: number;
}

function toItem(doc: SprintDoc, suggestion: Suggestion, { offer, client, at }: Placing): CompletionItem {
  const { label, text = label, icon, title, note, docs, filter = label, task, slot = offer.slot } = suggestion;
  const parts = typeof text === 'string' ? [text] : text;
  const isSnippet = client.snippets && hasStops(parts);
  const { range, before, after } = slot.fit(toPlain(parts));
  const newText = isSnippet ? toSnippet([before, ...parts, after]) : before + toPlain(parts) + after;
  return {
    label: lineOf(label) || label,
    kind: ICONS[icon],
    sortText: String(at).padStart(4, '0'),
    filterText: slot.isWhole ? slot.typed.trimStart() + filter : filter,
    textEdit: { range: toLspRange(doc.lines, range), newText },
    ...(isSnippet && { insertTextFormat: SNIPPET }),
    ...details(title, note, client),
    ...(docs && { documentation: documentationOf(docs, client) }),
    ...(task && { data: task }),
  };
}

/** For a client that reads no Markdown, without its marks. */
export const documentationOf = (docs: string, { markdown }: Pick<CompletionClient, 'markdown'>): MarkupContent =>
  markdown ? { kind: 'markdown', value: docs } : { kind: 'plaintext', value: unmarked(docs) };

const SNIPPET: InsertTextFormat = 2;

function details(
  title: string | undefined,
  note: string | undefined,
  { labelDetails }: CompletionClient,
): Partial<CompletionItem> {
  if (!title && !note) return {};
  if (!labelDetails) return { detail: lineOf([title, note].filter(Boolean).join(' · ')) };
  return {
    labelDetails: { ...(title && { detail: `  ${lineOf(title)}` }), ...(note && { description: lineOf(note) }) },
  };
}
