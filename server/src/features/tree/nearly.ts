import { folderOf } from '../../model/links/paths';
import type { SprintDoc } from '../../model/sprint';
import { remedy, shownReasons, sighting } from '../explain';
import { lineOf } from '../labels';
import { toLspRange } from '../lsp';
import { labelOf } from './layout';
import type { Unrecognised } from './unrecognised';

/** What an ordinary document shows of a sprint document, and what it lacks; undefined where it shows nothing. */
export function nearly(doc: SprintDoc): Unrecognised | undefined {
  const [first, ...others] = doc.kind ? [] : shownReasons(doc);
  if (!first) return undefined;
  const reasons = [first, ...others].map(reason => ({
    text: lineOf(sighting(reason)),
    ...(reason.range && { range: toLspRange(doc.lines, reason.range) }),
  }));
  return {
    uri: doc.uri,
    label: labelOf(doc),
    detail: lineOf(folderOf(doc.path).join('/')),
    reasons: [...reasons, { text: withoutCode(remedy(first.kind)) }],
  };
}

const withoutCode = (text: string): string => text.replace(/`/g, '');
