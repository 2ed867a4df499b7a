/**
 * Whether two titles name the same piece of work: at least half the words of the shorter one are in the other.
 * "Marketing website" and "build the marketing website's landing page" do, "Import" and "Export" do not.
 */
export const isSameWork = (a: string, b: string): boolean => isSameByWords(workWords(a), workWords(b));

/** The same for whoever compares each title with many. */
export function isSameByWords(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [less, more] = a.size <= b.size ? [a, b] : [b, a];
  if (!less.size) return false;
  let common = 0;
  for (const word of less) if (more.has(word)) common++;
  return common === less.size || (common >= 2 && common * 2 >= less.size);
}

const LONGEST = 300;

/** The words of a title that tell it from others. */
export const workWords = (title: string): ReadonlySet<string> =>
  new Set(
    (
      title
        .slice(0, LONGEST)
        .toLowerCase()
        .match(/[\p{L}\d]{2,}/gu) ?? []
    )
      .filter(word => !COMMON.has(word) && !/^\d+$/.test(word))
      .map(word => word.replace(/(?<=\p{L}{3})s$/u, '')),
  );

const COMMON = new Set(
  'a an and the of for to in on with via by as is add build create implement make set setup up story task epic done completed'.split(
    ' ',
  ),
);
