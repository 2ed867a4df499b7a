import type { Position, Range } from 'vscode-languageserver';
import type { FeatureCase } from './featureFixtures';

/** "plans/1.md 3: | 9-1 | [9-2] |": a place with what is around it on its line. */
export function shownPlace(
  { docs }: FeatureCase,
  { uri, range }: { readonly uri: string; readonly range: Range },
): string {
  const [path, doc] = [...docs].find(([, each]) => each.uri === uri) ?? ['elsewhere'];
  if (!doc) return path;
  const line = doc.lines.lineRange(range.start.line);
  const at = (position: Position): number => doc.lines.offsetAt(position);
  const marked = `${doc.text.slice(line.start, at(range.start))}«${doc.text.slice(at(range.start), at(range.end))}»`;
  return `${path} ${range.start.line + 1}: ${marked}${doc.text.slice(at(range.end), Math.max(line.end, at(range.end)))}`;
}
