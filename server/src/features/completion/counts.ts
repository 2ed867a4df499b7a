/** How often each text is there: of ten thousand cells, most say the same, and what they say is looked at once. */
export function countsOf(texts: Iterable<string | undefined>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
