import { readDocument } from './model/parse';
import type { SprintDoc } from './model/sprint';

/** A document as the editor has it. */
export interface OpenDocument {
  readonly uri: string;
  readonly text: string;
  /** Recognized or not; undefined where the settings leave the file out. */
  readonly doc: SprintDoc | undefined;
  /** What was read of it last, of this text or an older one. */
  readonly latest: () => SprintDoc | undefined;
}

export interface OpenText {
  readonly uri: string;
  readonly text: string;
  /** Undefined where the settings leave the file out. */
  readonly path: string | undefined;
  readonly earlier: SprintDoc | undefined;
}

/** Read when it is first asked for: of edits in quick succession only the last one is. */
export function openDocument({ uri, text, path, earlier }: OpenText): OpenDocument {
  if (path === undefined) return { uri, text, doc: undefined, latest: () => undefined };
  let doc: SprintDoc | undefined;
  return {
    uri,
    text,
    get doc() {
      doc ??= readDocument(uri, path, text, earlier);
      return doc;
    },
    latest: () => doc ?? earlier,
  };
}
