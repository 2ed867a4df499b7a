/**
 * A text of somebody else's in one line of at most `most` UTF-16 units: without the control characters that steer a terminal,
 * and without those that turn the direction of what follows them.
 */
export function plainLine(text: string, most: number): string {
  const line = text
    .slice(0, most * 2)
    .replace(NO_TEXT, ' ')
    .trim();
  if (line.length <= most) return line;
  return `${line
    .slice(0, most - 1)
    .replace(NO_TEXT, ' ')
    .trimEnd()}…`;
}

/** Halves of characters among them, which a cut leaves. */
const NO_TEXT = /[\s\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+/gu;
