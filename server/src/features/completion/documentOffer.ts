import { KINDS, type Kind } from '../../model/sprint';
import { templateFor } from '../../model/templates/templates';
import type { Cursor } from './cursor';
import { kindOfName } from './documentKinds';
import { DOCUMENT_NAMES, documentOf } from './documents';
import { previousPlan, usualValue } from './frontMatterValues';
import { slotOf } from './slots';
import { type Snippet, stop } from './snippets';
import type { Offer, Suggestion } from './suggestions';

/** In an empty file, whole documents: that which its name promises first, the others only for who asks outright. */
export function documentOffer(cursor: Cursor): Offer | undefined {
  const { doc, before, after, line, trigger } = cursor;
  const typed = before + after;
  if (!BEGUN.test(typed) || doc.text.length > MOST_BLANK || doc.text.trim() !== typed.trim()) return undefined;
  const named = kindOfName(doc.path);
  // The space behind a heading’s mark must not take away what the mark has brought up.
  if (trigger && !(named && /^# ?$/.test(before))) return undefined;
  if (!named && typed.trim()) return undefined;
  const kinds = named ? [named, ...(typed.trim() ? [] : KINDS.filter(each => each !== named))] : KINDS;
  const suggestions = kinds.flatMap(kind => wholeDocuments(cursor, kind));
  const mark = /^(?:#+|-+) ?/.exec(typed)?.[0] ?? '';
  const marked = suggestions.map(each => (mark ? { ...each, filter: mark + each.label } : each));
  return { slot: slotOf(cursor, line), suggestions: marked };
}

/** The texts of a kind, the team's own template first. */
export const wholeDocuments = (cursor: Cursor, kind: Kind): Suggestion[] => [
  ...teamDocument(cursor, kind),
  builtIn(cursor, kind),
];

/** A heading’s or the front matter’s first mark, or a word. */
const BEGUN = /^\s*(?:#{1,2}(?: \w{0,20})?|-{1,3}|\w{0,20})\s*$/;
const MOST_BLANK = 200;

function builtIn(cursor: Cursor, kind: Kind): Suggestion {
  const { doc } = cursor;
  const previous = kind === 'plan' ? (previousPlan(cursor)?.frontMatter?.entries ?? []) : [];
  const text = documentOf(kind, {
    number: doc.sprint?.number.value,
    eol: doc.eol,
    value: key => usualValue(key, previous),
  });
  return { label: DOCUMENT_NAMES[kind], text, icon: 'document', note: 'whole document' };
}

/** The team’s own template wins: its keys, and its sections. */
function teamDocument({ project, doc }: Cursor, kind: Kind): Suggestion[] {
  const template = templateFor({ uri: doc.uri, path: doc.path, kind }, project.documents);
  if (!template?.sections.length) return [];
  const entries = template.doc.frontMatter?.entries ?? [];
  const usual = (key: string) => (key === 'number' ? doc.sprint?.number.value : usualValue(key, entries)) ?? '';
  const lines = entries.flatMap(({ key }) => [`${key.value}: `, stop(usual(key.value)), doc.eol]);
  const head = lines.length ? [`---${doc.eol}`, ...lines, `---${doc.eol}${doc.eol}`] : [];
  const gap = doc.eol + doc.eol;
  const sections = template.sections.flatMap(({ level, text }) => [`${gap}${'#'.repeat(level)} ${text}${gap}`, stop()]);
  const title = titleAs(template.doc.title?.value ?? DOCUMENT_NAMES[kind], doc.sprint?.number.value);
  const text: Snippet = [...head, '# ', ...title, ...sections, doc.eol];
  return [{ label: `${DOCUMENT_NAMES[kind]} as ${template.doc.path}`, text, icon: 'document', note: 'team template' }];
}

/** "Sprint [N]: {{title}}" -> Sprint 5: and a place for the title. */
function titleAs(template: string, number: string | undefined): Snippet {
  const parts: Snippet[number][] = [];
  let at = 0;
  for (const { index, 0: whole } of template.slice(0, LONGEST_TITLE).matchAll(OPEN)) {
    const isNumber = /^(?:[[<{\s]*(?:sprint[ _])?(?:number|no|nr|N|X|#)[\]>}\s]*)$/i.test(whole);
    parts.push(template.slice(at, index), isNumber && number !== undefined ? number : stop(isNumber ? '1' : 'Name'));
    at = index + whole.length;
  }
  return [...parts, template.slice(at)];
}

const OPEN = /\{\{[^{}]{0,40}\}\}|\[[^[\]]{0,40}\]|<[^<>]{0,40}>|(?<=\bsprint )[NX#](?!\w)/gi;
const LONGEST_TITLE = 200;
