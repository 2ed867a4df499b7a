import type { Facts, NewFile } from '../model/sprint';
import type { ScaffoldParams } from '../protocol';

/** What to ask for, so that a file is made that a rule misses in a document. */
export const newFileParams = (doc: Facts, { path, document }: NewFile): ScaffoldParams => ({
  ...{ document, uri: doc.uri, path },
  ...(doc.sprint && { sprint: doc.sprint.number.value }),
});

/** Of a code action whose file is made once it is chosen. */
export interface NewFileData {
  readonly scaffold: ScaffoldParams;
}

export const isNewFileData = (data: unknown): data is NewFileData =>
  typeof data === 'object' && data !== null && 'scaffold' in data;
