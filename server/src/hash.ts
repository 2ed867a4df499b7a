/** Two 32-bit FNV-1a hashes with different seeds: enough that two answers to one question never meet by chance. */
export function hash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x1000193;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x85ebca6b);
  }
  return `${(first >>> 0).toString(36)}-${(second >>> 0).toString(36)}`;
}
