import type { SprintDoc } from '../../model/sprint';
import { DOCUMENTS, type DocumentId } from '../../scaffold/documents';
import { wholeText } from '../../scaffold/make';
import { kindOfName } from '../../scaffold/place/documentKinds';
import { sortOfPath } from '../../scaffold/place/sorts';
import type { Cursor } from './cursor';
import { DOCUMENT_NAMES } from './documents';
import { slotOf } from './slots';
import type { Offer, Suggestion } from './suggestions';

/** In an empty file, whole documents: that which its name promises first, the others only for who asks outright. */
export function documentOffer(cursor: Cursor): Offer | undefined {
  const { doc, before, after, line, trigger } = cursor;
  const typed = before + after;
  if (!mayBecomeWhole(doc) || !BEGUN.test(typed) || doc.text.trim() !== typed.trim()) return undefined;
  const named = documentOfName(doc.path);
  // The space behind a heading’s mark must not take away what the mark has brought up.
  if (trigger && !(named && /^# ?$/.test(before))) return undefined;
  if (!named && typed.trim()) return undefined;
  const others = named && typed.trim() ? [] : DOCUMENTS.filter(each => each !== named);
  const suggestions = [...(named ? [named] : []), ...others].flatMap(document => wholeDocument(cursor, document) ?? []);
  const mark = /^(?:#+|-+) ?/.exec(typed)?.[0] ?? '';
  const marked = suggestions.map(each => (mark ? { ...each, filter: mark + each.label } : each));
  return { slot: slotOf(cursor, line), suggestions: marked };
}

/** Whether so little is written that a whole document may be wanted. */
export const mayBecomeWhole = ({ text }: Pick<SprintDoc, 'text'>): boolean => text.length <= MOST_BLANK;

/** A heading’s or the front matter’s first mark, or a word. */
const BEGUN = /^\s*(?:#{1,2}(?: \w{0,20})?|-{1,3}|\w{0,20})\s*$/;
const MOST_BLANK = 200;

const documentOfName = (path: string): DocumentId | undefined => sortOfPath(path) ?? kindOfName(path);

/** The same that a new file would hold, for the number that this one's name has. */
function wholeDocument({ project, doc, sources }: Cursor, document: DocumentId): Suggestion | undefined {
  const made = sources && wholeText({ ...sources, project }, { document, path: doc.path, answers: {} });
  if (!made) return undefined;
  const name = DOCUMENT_NAMES[document];
  return made.template === undefined
    ? { label: name, text: made.text, icon: 'document', note: 'whole document' }
    : { label: `${name} as ${made.template}`, text: made.text, icon: 'document', note: 'team template' };
}
