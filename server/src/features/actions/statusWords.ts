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
  readonly word: string;
  /** The markup that closes `lead`. */
  readonly tail: string;
}

/** Undefined for a text that begins with no state. */
export function takeApart(text: string): Written | undefined {
  const match = matchStatus(text);
  if (!match) return undefined;
  const isGlyph = match.by === 'glyph';
  const from = isGlyph ? match.to : match.from;
  return {
    lead: text.slice(0, match.glyphFrom),
    glyph: text.slice(match.glyphFrom, from).trim(),
    word: isGlyph ? '' : text.slice(match.from, match.to),
    tail: /^[*_`~]*/.exec(text.slice(match.to))?.[0] ?? '',
  };
}
