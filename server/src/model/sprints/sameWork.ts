/**
 * Whether two titles name the same piece of work: at least half the words of the shorter one are in the other.
 * "Marketing website" and "build the marketing website's landing page" do, "Import" and "Export" do not.
 */
export function isSameWork(a: string, b: string): boolean {
  const [less, more] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.size - y.size);
  if (!less?.size || !more) return false;
  const common = [...less].filter(word => more.has(word)).length;
  return common === less.size || (common >= 2 && common * 2 >= less.size);
}

const LONGEST = 300;

const wordsOf = (title: string): Set<string> =>
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
