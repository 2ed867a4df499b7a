import { advanced } from './numbering';

export interface Retitling {
  /** "2026-11-22" */
  readonly today: string;
  /** What the new document is about, as `slugOf` has it. */
  readonly slug: string;
  /** How many numbers later, where documents are counted: "RCA-003". */
  readonly step: number;
  isKept(word: string): boolean;
}

/** A name such as "2026-03-04-login-fails", "RCA-003-login-fails" or "login-fails", for today and another title. */
export function retitled(name: string, { today, slug, step, isKept }: Retitling): string {
  const tokens = name.match(TOKENS) ?? [];
  const isTitle = (token: string | undefined): boolean =>
    token !== undefined && /\p{L}/u.test(token) && !DATED.test(token) && !isKept(token);
  const first = tokens.findIndex(isTitle);
  const last = tokens.findLastIndex(isTitle);
  return tokens
    .map((token, at) => {
      if (at === first) return slug && styled(slug, tokens.slice(first, last + 1));
      if (at > first && at <= last && first >= 0) return '';
      return DATED.test(token) ? redated(token, today) : /^\d+$/.test(token) ? advanced(token, step) : token;
    })
    .join('')
    .replace(/[-_ .]+$/, '');
}

/** Whether a name holds a day. */
export const isDated = (name: string): boolean => DATE.test(name);

/** The days in a path, and folders of their year and month, as of today. */
export function redated(path: string, today: string): string {
  const [year = '', month = '', day = ''] = today.split('-');
  const old = DATE.exec(path);
  const folders = old ? path.replace(new RegExp(`(^|/)${old[1]}/${old[3]}(?=/)`), `$1${year}/${month}`) : path;
  const ofYear = old ? folders.replace(new RegExp(`(^|/)${old[1]}(?=/)`), `$1${year}`) : folders;
  return ofYear.replace(new RegExp(DATE, 'g'), (_, _year, mark: string) => [year, month, day].join(mark));
}

const DATE = /(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])\2([0-2]\d|3[01])(?!\d)/;
const DATED = new RegExp(`^${DATE.source}$`);
const TOKENS = new RegExp(`${DATE.source}|[^-_. ]+|[-_. ]+`, 'g');

/** A title in the letters and marks of another: "fog-at-night" beside "Merge_Rules" -> "Fog_At_Night". */
export const titledAs = (model: string, slug: string, mark: string): string =>
  styled(slug, [...(model.match(TOKENS) ?? []), mark]);

/** "cache-fails" beside "Login", "_", "Outage" -> "Cache_Fails" */
function styled(slug: string, model: readonly string[]): string {
  const mark = model.find(token => /^[-_ ]$/.test(token)) ?? '-';
  const words = model.filter(token => /\p{L}/u.test(token));
  const isUpper = words.every(word => word === word.toUpperCase());
  const isCapital = words.every(word => /^\p{Lu}/u.test(word));
  const cased = (word: string) =>
    isUpper ? word.toUpperCase() : isCapital ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  return slug.split('-').map(cased).join(mark);
}
