import type { Facts } from '../../model/sprint';
import { oncePer } from '../../oncePer';
import type { DocumentId } from '../documents';
import { isOwnWork, sortOf } from './sorts';

/** The little that is asked of every document of a folder. */
export interface Gist {
  readonly kind: Facts['kind'];
  /** Of its sprint; empty where it is of none. */
  readonly number: string;
  readonly sort: DocumentId | undefined;
  /** Whether it says where new ones belong. */
  readonly isOwn: boolean;
}

/** Kept apart from the document: of a large workspace, documents that are not open have to be unpacked whenever they are asked. */
export const gistOf = oncePer(
  (doc: Facts): Gist => ({
    ...{ kind: doc.kind, number: doc.sprint?.number.value ?? '' },
    ...{ sort: sortOf(doc), isOwn: isOwnWork(doc) },
  }),
);
