import type { DocumentId } from '../documents';

/** A text as part of a file's name: “Köln: login fails!” -> "köln-login-fails". Empty for what holds no letter and no digit. */
export function slugOf(text: string): string {
  const words =
    text
      .slice(0, LONGEST_TEXT)
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > LONGEST_SLUG) return slug || [...word].slice(0, LONGEST_SLUG / 2).join('');
    slug = longer;
  }
  return slug;
}

const LONGEST_TEXT = 400;
const LONGEST_SLUG = 60;

/**
 * Where there is nothing to go by but how the team writes the names of others; `model` is the path of such a one. Without a
 * number, it is the name of what lies in the sprint's own folder.
 */
export function usualName(document: DocumentId, number: string | undefined, model = 'sprint_1_plan.md'): string {
  const { before, gap, mark, after } = styleOf(model);
  const word = casedLike(/\p{L}/u.test(after) ? after : before, WORDS[document] ?? document);
  if (document === 'roadmap' || number === undefined) return `${word}.md`;
  if (document === 'story') return `story_${number}_1.md`;
  if (document === 'rca' && before === 'sprint' && mark === '_') return `rca_s${number}.md`;
  return `${before}${gap}${number}${mark}${word}.md`;
}

const WORDS: Readonly<Partial<Record<DocumentId, string>>> = { tracker: 'progress' };

function casedLike(model: string, word: string): string {
  if (model === model.toLowerCase()) return word;
  return model === model.toUpperCase() || word === 'rca' ? word.toUpperCase() : capital(word);
}

type Style = Readonly<Record<'before' | 'gap' | 'mark' | 'after', string>>;

/** "SPRINT-1.2-COMPLETION" -> SPRINT, -, -, COMPLETION */
function styleOf(model: string): Style {
  const name = model.slice(model.lastIndexOf('/') + 1).replace(/\.(?:md|markdown)$/i, '');
  const [, before, gap, mark, after = ''] = NUMBERED.exec(name) ?? [];
  if (!before) return { before: /^[A-Z\d_ -]+$/.test(name) ? 'SPRINT' : 'sprint', gap: '_', mark: '_', after: '' };
  return { before, gap: gap ?? '', mark: mark || gap || '_', after };
}

const NUMBERED = /(?<![a-z])(sprint|iteration|spr)([-_ ]?)\d[\d.]{0,8}(?:([-_ ])(.{0,200}))?$/i;

/** Whether a file's name says its sprint's number as names of the usual form do. */
export const isNumberedName = (path: string): boolean =>
  NUMBERED.test(path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:md|markdown)$/i, ''));

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A number as the names of others have it: "5" -> "05" beside "sprint_04", "05" -> "5" beside "sprint_4". */
export function numberAs(number: string, likes: readonly (string | undefined)[]): string {
  if (!/^\d{1,3}$/.test(number)) return number;
  const digits = likes.flatMap(each => (each && /^\d{1,3}$/.test(each) ? each : []));
  const padded = digits.find(each => /^0\d/.test(each));
  const bare = String(Number(number));
  if (padded) return bare.padStart(padded.length, '0');
  return digits.some(each => each.length === 1) ? bare : number;
}

/** What says of which sort a document is, rather than what its sprint is about. */
export const isSortWord = (word: string): boolean => SORT_WORD.test(word);

const SORT_WORD =
  /^(?:sprint|iteration|plan|planning|roadmap|readiness|ready|assessment|progress|tracker|tracking|status|work|queue|backlog|reviews?|retro|retrospective|reflection|completion|complete|report|summary|handoff|handover|rcas?|root|cause|analysis|postmortem|post|mortem|incident|story|stories|tasks?|final|document)$/i;
