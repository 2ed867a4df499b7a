import { explain } from '../explain';
import { documentProgress } from '../progress';
import type { Place, Told } from './hover';

/** On the title: how far the document's tasks are, which kind of document this is, and why, or why it is none. */
export function titleHover({ doc, offset }: Place): Told | undefined {
  const { title, lines } = doc;
  if (!title) return undefined;
  const { line } = lines.positionAt(offset);
  const [first, last] = [lines.positionAt(title.range.start).line, lines.positionAt(title.range.end).line];
  if (line < first || line > last) return undefined;
  const progress = documentProgress(doc);
  const parts = [explain(doc).markdown, ...(progress ? [`Progress: ${progress}`] : [])];
  return { range: title.range, markdown: parts.join('\n\n') };
}
