/** How often something ran, as far as it can be told. */
export type Hits = 'hit' | 'missed' | 'negative' | 'unreadable';

/**
 * Some tools write large counts as "1e+20"; gcov marks what never ran by "#####" and "=====", and lcov by "-". A count below zero is one
 * that ran over: lcov, too, takes it for none.
 */
export function hitsOf(text: string): Hits {
  const count = wholeNumber(text);
  if (count !== undefined) return count > 0 ? 'hit' : 'missed';
  if (/^(?:-|#####\*?|=====\*?)$/.test(text)) return 'missed';
  if (!/^[+-]?\d+(?:\.\d*)?(?:e[+-]?\d+)?$/i.test(text)) return 'unreadable';
  const odd = Number(text);
  return odd < 0 ? 'negative' : odd > 0 ? 'hit' : 'missed';
}

/** A whole number from 0 on; undefined for anything else, and for what is too large to be one. */
export function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined || text === '' || text.length > 15) return undefined;
  let number = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    number = number * 10 + digit;
  }
  return number;
}
