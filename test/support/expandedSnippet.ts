/**
 * What an editor makes of a snippet, by the grammar of LSP: `$1`, `${1}`, `${1:text}`, and `\` before `$`, `}` and `\`.
 * A place that stands again shows what its first one says. Anything else that begins with `$` is a mistake here.
 */
export function expandedSnippet(snippet: string): { readonly text: string; readonly stops: readonly string[] } {
  const stops = new Map<string, string>();
  const text = snippet.replace(PART, (part, escaped?: string, number?: string, content?: string) => {
    if (escaped !== undefined) return escaped;
    if (number === undefined) throw new Error(`${JSON.stringify(part)} is neither text nor a place to fill in.`);
    if (!stops.has(number)) stops.set(number, plain(content ?? ''));
    return stops.get(number) ?? '';
  });
  return { text, stops: [...stops.values()] };
}

const PART = /\\([\\$}])|\$\{(\d+)(?::((?:\\[\\$}]|[^\\$}])*))?\}|\$/g;
const plain = (content: string): string => content.replace(/\\([\\$}])/g, '$1');
