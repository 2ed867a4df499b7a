import type { Facts } from '../../model/sprint';
import type { DocumentId } from '../documents';
import { sortOf } from './sorts';

/** The little that is asked of every document of a folder. */
export interface Gist {
  readonly kind: Facts['kind'];
  /** Of its sprint; empty where it is of none. */
  readonly number: string;
  readonly sort: DocumentId | undefined;
}

/** Kept apart from the document: of a large workspace, documents that are not open have to be unpacked whenever they are asked. */
export function gistOf(doc: Facts): Gist {
  const found = GISTS.get(doc) ?? { kind: doc.kind, number: doc.sprint?.number.value ?? '', sort: sortOf(doc) };
  GISTS.set(doc, found);
  return found;
}

const GISTS = new WeakMap<Facts, Gist>();
