import type { CompletionList } from 'vscode-languageserver';
import type { SprintDoc } from '../../model/sprint';
import type { Project } from '../../project';
import { kindOfName } from '../../scaffold/place/documentKinds';
import { boxOffer } from './boxes';
import { cellOffer } from './cellOffers';
import { cellOf } from './cells';
import { type Cursor, cursorAt, isQuiet } from './cursor';
import { documentOffer } from './documentOffer';
import { fieldOffer } from './fields';
import { frontMatterOffer, isInFrontMatter } from './frontMatter';
import { headingOffer, sectionSuggestions } from './headings';
import { itemOffer, proseOffer } from './items';
import { rowBelow } from './newRow';
import { headingTaskBelow, itemBelow } from './newTask';
import { slotOf } from './slots';
import { type CompletionClient, type Offer, toCompletionList } from './suggestions';

export interface CompletionRequest {
  readonly offset: number;
  /** The character that asks by itself; undefined where somebody asks outright, or types on. */
  readonly trigger: string | undefined;
  readonly client: CompletionClient;
  /** What whole documents are made from; without it, none is offered. */
  readonly sources?: Cursor['sources'];
}

/** What opens a cell, a token, a path or a heading, parts a list, or names a person; a space only right behind those. */
export const TRIGGERS: readonly string[] = ['|', ' ', '[', ',', '@', '`', '/', '#'];

/** What can stand at an offset, the likely first; undefined in prose, and in documents that are none of ours. */
export function completion(project: Project, doc: SprintDoc, request: CompletionRequest): CompletionList | undefined {
  const cursor = cursorAt(project, doc, request);
  const offer = cursor && offerAt(cursor);
  return offer && toCompletionList(doc, offer, request.client);
}

function offerAt(cursor: Cursor): Offer | undefined {
  const { doc } = cursor;
  const whole = documentOffer(cursor);
  if (whole) return whole;
  if (!doc.kind && !kindOfName(doc.path)) return undefined;
  if (isInFrontMatter(cursor)) return frontMatterOffer(cursor);
  if (!doc.kind || isQuiet(cursor)) return undefined;
  const cell = cellOf(cursor);
  if (cell) return cellOffer(cursor, cell);
  for (const offerOf of [boxOffer, headingOffer, fieldOffer, itemOffer, lineOffer]) {
    const offer = offerOf(cursor);
    if (offer) return offer;
  }
  return isProse(cursor) ? proseOffer(cursor) : undefined;
}

/** On a line that holds nothing yet but a list's mark: what usually comes next. */
function lineOffer(cursor: Cursor): Offer | undefined {
  const { before, after, trigger } = cursor;
  if (trigger || after.trim() || !/^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]*)?$/.test(before)) return undefined;
  const isBlank = !/[^\s>]/.test(before);
  const tasks = [rowBelow(cursor), itemBelow(cursor), headingTaskBelow(cursor)].filter(each => each !== undefined);
  const suggestions = [...tasks, ...(isBlank ? sectionSuggestions(cursor) : [])];
  return suggestions.length ? { slot: slotOf(cursor, cursor.line), suggestions } : undefined;
}

/** Neither a heading, nor the line of a table, nor a fence. */
const isProse = ({ doc, offset, before, after }: Cursor): boolean =>
  !/^[ \t]*[|#]/.test(before + after) && offset > (doc.frontMatter?.range.end ?? -1);
