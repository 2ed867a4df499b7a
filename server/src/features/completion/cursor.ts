import { partOf } from '../../model/partOf';
import type { SprintDoc } from '../../model/sprint';
import type { Project } from '../../project';
import type { Range } from '../../range';
import type { Sources } from '../../scaffold/scaffold';
import { blockAt, sectionsAt } from '../places';

/** Where somebody types, and what of the line stands around it. */
export interface Cursor {
  readonly project: Project;
  readonly doc: SprintDoc;
  /** What whole documents are made from; absent where nobody asks for one. */
  readonly sources: Omit<Sources, 'project'> | undefined;
  readonly offset: number;
  /** What was typed to ask; undefined where somebody asked outright, or typed on. */
  readonly trigger: string | undefined;
  /** Without its line break. */
  readonly line: Range;
  readonly before: string;
  readonly after: string;
}

type Typing = Pick<Cursor, 'offset' | 'trigger'> & Partial<Pick<Cursor, 'sources'>>;

/** Undefined in a line that nobody writes by hand. */
export function cursorAt(project: Project, doc: SprintDoc, { offset, trigger, sources }: Typing): Cursor | undefined {
  const line = doc.lines.lineRange(doc.lines.positionAt(offset).line);
  if (line.end - line.start > LONGEST_LINE) return undefined;
  // The mark of byte order is no part of what is written.
  const start = line.start === 0 && doc.text.startsWith('\uFEFF') ? Math.min(1, offset) : line.start;
  return {
    ...{ project, doc, sources, offset, trigger, line: { start, end: line.end } },
    before: doc.text.slice(start, offset),
    after: doc.text.slice(offset, line.end),
  };
}

const LONGEST_LINE = 5000;

/** Code, comments and HTML are nobody's tasks. */
export function isQuiet({ doc, offset, line }: Cursor): boolean {
  const type = blockAt(doc, offset)?.type;
  if (type === 'code' || type === 'html') return true;
  if (doc.comments.some(({ range }) => range.start <= offset && offset <= range.end)) return true;
  const section = sectionsAt(doc, offset).at(-1);
  const part = section && partOf(doc, section);
  if (!part || line.start < part.start) return false;
  const prose = part.part.prose.slice(line.start - part.start, line.end - part.start);
  return /\S/.test(doc.text.slice(line.start, line.end)) && !/\S/.test(prose);
}
