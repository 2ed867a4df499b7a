/** No text that comes up again and again is longer. */
const LONGEST = 80;
const MOST = 20_000;

/** `read`, which depends on its text alone, made to read the short texts that fill columns only once. */
export function remembered<T, K extends string = string>(read: (text: K) => T): (text: K) => T {
  const known = new Map<K, T>();
  return text => {
    if (text.length > LONGEST) return read(text);
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    if (known.size >= MOST) known.clear();
    const now = read(text);
    known.set(text, now);
    return now;
  };
}
