import type { Hover } from 'vscode-languageserver';
import type { SprintDoc } from '../../model/sprint';
import type { Project } from '../../project';
import type { Position, Range } from '../../range';
import { toLspRange } from '../lsp';
import { countHover } from './count';
import { coverageHover } from './coverage';
import { fileHover } from './file';
import { idHover } from './id';
import { frontMatterHover } from './planKey';
import { sprintHover } from './sprint';
import { statusHover } from './status';
import { titleHover } from './title';

/** What is told of a place, as Markdown in which all text of documents is escaped. */
export interface Told {
  readonly range: Range;
  readonly markdown: string;
}

/** Where something is asked. */
export interface Place {
  readonly project: Project;
  readonly doc: SprintDoc;
  /** UTF-16 offset. */
  readonly offset: number;
  /** The URI of docs/rules.md, for links to rules. */
  readonly reference?: string | undefined;
}

export interface HoverRequest {
  readonly position: Position;
  readonly reference?: string | undefined;
}

/**
 * One place has one hover, and what stands inside something else wins, for that can be pointed at nowhere else: an id or a
 * count inside a status (“[BLOCKED: 5-1]”, “60% (3/5)”), a sprint's number inside the title. Front matter comes first,
 * since nothing of the Markdown stands there; the title, which is all of a line, last.
 */
const TELLERS: readonly ((place: Place) => Told | undefined)[] = [
  frontMatterHover,
  idHover,
  countHover,
  coverageHover,
  sprintHover,
  statusHover,
  fileHover,
  titleHover,
];

/** What there is to say of a position; an ordinary document is told of its ids, its sprints and its title alone. */
export function hover(project: Project, doc: SprintDoc, request: HoverRequest): Hover | undefined {
  const offset = doc.lines.offsetAt(request.position);
  const place: Place = { project, doc, offset, reference: request.reference };
  for (const tell of TELLERS) {
    const told = tell(place);
    if (told) return { contents: { kind: 'markdown', value: told.markdown }, range: toLspRange(doc.lines, told.range) };
  }
  return undefined;
}
