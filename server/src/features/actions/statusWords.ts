import type { Status } from '../../model/sprint';
import { matchStatus } from '../../model/statuses/status';

/** The states that an action sets. */
export type Target = Extract<Status, 'open' | 'claimed' | 'in-progress' | 'blocked' | 'done'>;

/** What a state is called where the document has no word of its own for it, in the language of its other states. */
const LANGUAGES: readonly (readonly [RegExp, Readonly<Record<Target, string>>])[] = [
  [
    /não|andamento|conclu[ií]d|pendente|a fazer|progresso/i,
    words('Não iniciado', 'Em andamento', 'Bloqueado', 'Concluído'),
  ],
  [
    /iniciad|progreso|completad|pendiente|terminad|hech[oa]|por hacer|en curso|bloquead/i,
    words('No iniciado', 'En progreso', 'Bloqueado', 'Completado'),
  ],
  [
    /offen|arbeit|bearbeitung|erledigt|fertig|abgeschlossen|blockiert|nicht|geplant/i,
    words('Offen', 'In Arbeit', 'Blockiert', 'Erledigt'),
  ],
  [/à faire|en cours|terminé|achevé|bloqué|commencé/i, words('À faire', 'En cours', 'Bloqué', 'Terminé')],
  [/\p{Script=Han}/u, words('未开始', '进行中', '阻塞', '已完成')],
];
const ENGLISH: Readonly<Record<Target, string>> = {
  ...words('Not Started', 'In Progress', 'Blocked', 'Done'),
  claimed: 'Claimed',
};

function words(open: string, started: string, blocked: string, done: string): Readonly<Record<Target, string>> {
  return { open, claimed: started, 'in-progress': started, blocked, done };
}

/** The word for a state in the language, case and joint of `like`: "not_started" -> "in_progress" */
export function wordFor(target: Target, like: string): string {
  const word = (LANGUAGES.find(([pattern]) => pattern.test(like))?.[1] ?? ENGLISH)[target];
  const joint = /(?<=\p{L})[-_](?=\p{L})/u.exec(like)?.[0];
  const joined = joint ? word.replace(/ /g, joint) : word;
  if (like === like.toUpperCase() && like !== like.toLowerCase()) return joined.toUpperCase();
  if (like === like.toLowerCase()) return joined.toLowerCase();
  // “Not started” shows that only the first word has a capital.
  return /^\p{Lu}\p{Ll}+ \p{Ll}/u.test(like) ? joined.charAt(0) + joined.slice(1).toLowerCase() : joined;
}

export const GLYPHS: Readonly<Record<Target, string>> = {
  ...{ open: '⬜', claimed: '🔄', 'in-progress': '🔄', blocked: '🚫', done: '✅' },
};

/** A state as it is written: what stands around it, its emoji and its word; "**🚫 Blocked** (by Ada)". */
export interface Written {
  /** Markup before, such as `**`. */
  readonly lead: string;
  readonly glyph: string;
  /** Between the emoji and the word: " **" in "🚫 **Blocked**". */
  readonly joint: string;
  /** Or a token in brackets. */
  readonly word: string;
  /** The markup that closes what `lead` or `joint` opens. */
  readonly tail: string;
  /** What stands behind: " (by Ada)". */
  readonly note: string;
}

/** Undefined for a text that begins with no state, or with one whose end cannot be told. */
export function takeApart(text: string): Written | undefined {
  const match = matchStatus(text);
  if (!match) return undefined;
  const isInBrackets = match.by !== 'box' && text[match.glyphFrom - 1] === '[';
  const begin = match.glyphFrom - (isInBrackets ? 1 : 0);
  const wordFrom = isInBrackets ? begin : match.by === 'glyph' ? match.to : match.from;
  const [, glyph = '', joint = ''] = /^(.*?)([\s*_`~]*)$/su.exec(text.slice(begin, wordFrom)) ?? [];
  const token = TOKEN_AHEAD.exec(text.slice(wordFrom))?.[0];
  if (text[wordFrom] === '[' && token === undefined) return undefined;
  const word = token ?? (match.by === 'glyph' ? '' : text.slice(wordFrom, match.to));
  const lead = text.slice(0, begin);
  // Behind an emoji alone, markup closes what stands before it, or else belongs to what follows.
  const at = word ? wordFrom + word.length : begin + glyph.length;
  const tail = (word || lead.trim() ? /^[*_`~]*/.exec(text.slice(at))?.[0] : undefined) ?? '';
  return { lead, glyph, joint: word ? joint : '', word, tail, note: text.slice(at + tail.length) };
}

const TOKEN_AHEAD = /^\[[^\]\r\n]{0,60}\]/;
