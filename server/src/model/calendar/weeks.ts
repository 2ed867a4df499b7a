import type { Range, Ranged } from '../../range';

/** "Weeks 3–4": the weeks of a project, or of the year; both ends are in. */
export interface Weeks {
  readonly range: Range;
  readonly first: number;
  readonly last: number;
  /** "Week 1, Days 3-4": only a part of them is meant. */
  readonly partial: boolean;
}

const WORD = '(?:weeks?|wks?|semanas?|semaines?|wochen?|kw|cw)';
const NUMBER = '(\\d{1,2}(?:[.,]5)?)';
const TO = '\\s?(?:[-‐‑–—~&+]|to|through|until|and|bis|und|al?|à|au|até|et?|y|hasta)\\s?';
const FORMS = [
  new RegExp(
    `(?<![\\p{L}\\d])${WORD}\\.?\\s?#?${NUMBER}(?:${TO}(?:${WORD}\\.?\\s?)?${NUMBER})?(?![\\d+%]|[.,]\\d|\\s?(?:\\/|of|von|de|sur)\\s?\\d)`,
    'giu',
  ),
  new RegExp(`(?<![\\p{L}\\d-])W${NUMBER}(?:\\s?[-–—]\\s?W?${NUMBER})?(?![\\p{L}\\d+/]|[.,-]\\d)`, 'gu'),
  new RegExp(`第\\s?${NUMBER}(?:\\s?[-–—~至到]\\s?(?:第\\s?)?${NUMBER})?\\s?周`, 'gu'),
];
const DAYS = /^[\s,:(·-]{0,4}(?:days?|tage?|d[ií]as?|jours?|第?\s?\d+\s?天)\b/iu;

/** Each mention of weeks, in no certain order. "2 weeks" is a duration and none, and so is "Week 1 of 8". */
export function weekMentions({ value, range }: Ranged<string>): Weeks[] {
  return FORMS.flatMap(form => [...value.matchAll(form)]).map(match => {
    const [whole, first = '', last = first] = match;
    const end = match.index + whole.length;
    return {
      range: { start: range.start + match.index, end: range.start + end },
      first: numberOf(first),
      last: numberOf(last),
      partial: DAYS.test(value.slice(end, end + 20)),
    };
  });
}

/** The weeks that a text states, if it states them once. */
export function weeksIn(text: Ranged<string>): Weeks | undefined {
  const [weeks, ...others] = weekMentions(text);
  return others.length ? undefined : weeks;
}

const numberOf = (written: string): number => Number(written.replace(',', '.'));

/** Words of a time in which no sprint runs. */
export const PAUSE =
  /\b(?:buffer|slack (?:weeks?|time)|break(?! (?:the|a|of|on|down|up|into)\b)|holidays?|vacations?|pause[ds]?|freeze|cool-?down|shutdown|off-?site|puffer|urlaub|ferien|feriados?|f[eé]rias|vacaciones|colch[oó]n|festivos|cong[eé]s|vacances|tampon)\b|缓冲|假期|休息/iu;
