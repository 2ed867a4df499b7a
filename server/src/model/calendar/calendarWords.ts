import { glyphPattern } from '../damage/glyphs';

/** The languages whose months and weekdays are known. */
export type Language = 'en' | 'de' | 'es' | 'fr' | 'pt' | 'zh';

/** A weekday as written; `names` are the seven of the same language and length, from Sunday on. */
export interface WeekdayReading {
  /** 0 is Sunday. */
  readonly day: number;
  readonly language: Language;
  readonly names: readonly string[];
}

const MONTHS: readonly (readonly [Language, string])[] = [
  ['en', 'january february march april may june july august september october november december'],
  ['en', 'jan feb mar apr may jun jul aug sep oct nov dec'],
  ['en', 'jan feb mar apr may jun jul aug sept oct nov dec'],
  ['de', 'januar februar märz april mai juni juli august september oktober november dezember'],
  ['de', 'jänner feber mär apr mai jun jul aug sept okt nov dez'],
  ['es', 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'],
  ['es', 'ene feb mar abr may jun jul ago sep oct nov dic'],
  ['fr', 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'],
  ['fr', 'janv févr mars avr mai juin juil août sept oct nov déc'],
  ['pt', 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'],
  ['pt', 'jan fev mar abr mai jun jul ago set out nov dez'],
];

const WEEKDAYS: readonly (readonly [Language, string])[] = [
  ['en', 'sunday monday tuesday wednesday thursday friday saturday'],
  ['en', 'sun mon tue wed thu fri sat'],
  ['en', 'sun mon tues weds thurs fri sat'],
  ['en', 'sun mon tues wed thur fri sat'],
  ['de', 'sonntag montag dienstag mittwoch donnerstag freitag samstag'],
  ['de', 'sonntag montag dienstag mittwoch donnerstag freitag sonnabend'],
  ['es', 'domingo lunes martes miércoles jueves viernes sábado'],
  ['es', 'dom lun mar mié jue vie sáb'],
  ['fr', 'dimanche lundi mardi mercredi jeudi vendredi samedi'],
  ['pt', 'domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado'],
  ['pt', 'domingo segunda terça quarta quinta sexta sábado'],
  ['pt', 'dom seg ter qua qui sex sáb'],
  ['zh', '星期日 星期一 星期二 星期三 星期四 星期五 星期六'],
  ['zh', '星期天 星期一 星期二 星期三 星期四 星期五 星期六'],
  ['zh', '周日 周一 周二 周三 周四 周五 周六'],
];

/** "mar" is Tuesday in Spanish and March to everybody. */
const UNCLEAR = new Set(['mar']);

/** Source of a pattern for a month's name in any language, for the flags `iu`. */
export const MONTH = alternatives(MONTHS.flatMap(([, names]) => names.split(' ')));

/** Source of a pattern for a weekday's name in any language, for the flags `iu`. */
export const WEEKDAY = alternatives(
  WEEKDAYS.flatMap(([, names]) => names.split(' ').filter(name => !UNCLEAR.has(name))),
);

/** The number of a month, 1–12, and the languages that write it so: "Mai" -> 5, German and Portuguese. */
export function readMonth(written: string): { readonly month: number; readonly languages: readonly Language[] } {
  const found = MONTH_NAMES.filter(({ pattern }) => pattern.test(written));
  return { month: (found[0]?.at ?? -1) + 1, languages: found.map(({ language }) => language) };
}

/** Every way to understand a weekday's name: "Domingo" is Spanish and Portuguese. */
export const readWeekday = (written: string): readonly WeekdayReading[] =>
  WEEKDAY_NAMES.filter(({ pattern }) => pattern.test(written)).map(({ at, language, names }) => ({
    day: at,
    language,
    names,
  }));

const MONTH_NAMES = MONTHS.flatMap(namesOf);
const WEEKDAY_NAMES = WEEKDAYS.flatMap(namesOf);

function namesOf([language, line]: readonly [Language, string]) {
  const names = line.split(' ');
  return names.map((name, at) => ({ at, language, names, pattern: new RegExp(`^${spelled(name)}$`, 'iu') }));
}

function alternatives(names: readonly string[]): string {
  return `(?:${[...new Set(names)]
    .sort((a, b) => b.length - a.length)
    .map(spelled)
    .join('|')})`;
}

/** A name with its accents, without them, or with damaged ones: "März", "Marz", "MÃ¤rz". */
function spelled(name: string): string {
  return [...name].map(letter => (/[a-z-]/.test(letter) ? letter : `(?:${accented(letter)})`)).join('');
}

function accented(letter: string): string {
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  const forms = glyphPattern([...new Set([letter, letter.toUpperCase()])].join(''));
  return bare === letter ? forms : `${forms}|${bare}`;
}
