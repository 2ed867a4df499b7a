/** Numbers from 0 to below 1 that are the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A text after what happens to files: bytes go wrong, pieces are lost, stand twice or come from another file, and numbers are forged. */
export function mutated(text: string, other: string, random: () => number): string {
  let result = text;
  for (let left = 1 + Math.floor(random() ** 2 * 5); left > 0; left--)
    result = (pick(MUTATIONS, random) as Mutation)(result, other, random);
  return result.slice(0, MOST);
}

/** In pieces of any sizes, small ones above all. */
export function* piecesOf(text: string, random: () => number): Generator<string> {
  const largest = 2 ** Math.ceil(random() * 14);
  for (let at = 0; at < text.length; ) {
    const size = 1 + Math.floor(random() * largest);
    yield text.slice(at, at + size);
    at += size;
  }
}

export const pick = <T>(items: readonly T[], random: () => number): T =>
  items[Math.floor(random() * items.length)] as T;

const MOST = 1 << 16;

type Mutation = (text: string, other: string, random: () => number) => string;

const HOSTILE_NUMBERS = [
  ...[
    '-1',
    '0',
    '00',
    '1',
    '0.5',
    '-0',
    '1e400',
    '-1e9',
    '1e3',
    'NaN',
    'Infinity',
    'null',
    '""',
    '"7"',
    '[]',
    '{}',
    '',
  ],
  ...['2097152', '2097153', '4294967296', '9007199254740993', '18446744073709551616', '99999999999999999999999'],
];

const HOSTILE_TEXTS = [
  ...['"', "'", '\\', '{', '}', '[', ']', ',', ':', '<', '>', '&', '&amp;', '&x;', ']]>', '<!--', '-->', '<![CDATA['],
  ...[
    '\u0000',
    '\ud800',
    '\uFEFF',
    '\n',
    '\r\n',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    'end_of_record\n',
    'SF:',
  ],
  ...[
    'DA:',
    'mode: set\n',
    '<line/>',
    '</coverage>',
    '"lines":',
    '"s":{}',
    '<!DOCTYPE a [<!ENTITY x "y">]>',
    '{"a":',
    '[[',
  ],
];

const MUTATIONS: readonly Mutation[] = [
  (text, _, random) => replaced(text, at(text, random), 1, String.fromCharCode(Math.floor(random() * 128))),
  (text, _, random) => text.slice(0, at(text, random)),
  (text, _, random) => text.slice(at(text, random)),
  (text, _, random) => replaced(text, at(text, random), length(random), ''),
  (text, _, random) => {
    const from = at(text, random);
    return replaced(text, from, 0, text.slice(from, from + length(random)));
  },
  (text, _, random) => {
    const from = at(text, random);
    return replaced(text, from, 0, text.slice(from, from + 20).repeat(Math.floor(random() * 40)));
  },
  (text, other, random) => text.slice(0, at(text, random)) + other.slice(at(other, random)),
  (text, other, random) => {
    const from = at(other, random);
    return replaced(text, at(text, random), 0, other.slice(from, from + length(random)));
  },
  (text, _, random) => replaced(text, at(text, random), 0, pick(HOSTILE_TEXTS, random)),
  forged,
  forged,
  forged,
];

/** Another number at one of its numbers. */
function forged(text: string, _: string, random: () => number): string {
  const from = at(text, random);
  const number = /-?\d[\d.]*/g;
  number.lastIndex = from;
  const found = number.exec(text);
  return found ? replaced(text, found.index, found[0].length, pick(HOSTILE_NUMBERS, random)) : text;
}

const at = (text: string, random: () => number): number => Math.floor(random() * (text.length + 1));
const length = (random: () => number): number => 1 + Math.floor(random() ** 3 * 400);
const replaced = (text: string, from: number, size: number, by: string): string =>
  text.slice(0, from) + by + text.slice(from + size);
