/** How many letters must be put in, left out, changed or swapped with a neighbor to turn one word into the other. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const [left, above, diagonal] = [next[j - 1] ?? 0, row[j] ?? 0, row[j - 1] ?? 0];
      next.push(Math.min(left + 1, above + 1, diagonal + cost, swapped ? (before[j - 2] ?? 0) + 1 : Infinity));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known word that is most like one that was typed: one letter off for short words, two for others; undefined where none is. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  if (typed.length > LONGEST) return undefined;
  const near = known
    .map(word => ({ word, far: distance(typed, word) }))
    .filter(({ word, far }) => far <= (word.length < SHORT ? 1 : 2));
  return near.sort((a, b) => a.far - b.far)[0]?.word;
}

const LONGEST = 40;
const SHORT = 6;
