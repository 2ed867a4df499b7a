/**
 * The text with line ends as the Markdown library can read them; no offset changes. To the library, a `\r` behind the last
 * pipe of a row is one more cell, and what is anything but dashes there makes no table of a delimiter row.
 */
export function withPlainLineEnds(text: string): string {
  const plain = text.includes('\r\n') ? text.replace(/\r(?=\n)/g, ' ') : text;
  if (!/[ \t]$/.test(plain.slice(-1)) && !plain.includes(' \n') && !plain.includes('\t\n')) return plain;
  return plain.replace(/\|[ \t]+$/gm, (end, at: number) => {
    const start = plain.lastIndexOf('\n', at) + 1;
    const isDelimiter = at - start < LONGEST && DELIMITER.test(plain.slice(start, at + 1).replace(/^[>\s]+/, ''));
    return isDelimiter ? end.slice(1) + end.slice(0, 1) : end;
  });
}

/** No delimiter row is longer. */
const LONGEST = 2000;
const DELIMITER = /^\|?(?:\s*:?-+:?\s*\|)+$/;
