import type { CodeAction } from 'vscode-languageserver';
import type { RoadmapSprint } from '../../model/kinds/roadmap';
import { isFilled, type PlanTask } from '../../model/plan/tables';
import type { Edit, SprintDoc } from '../../model/sprint';
import { isTemplatePath } from '../../model/templates/templates';
import { type Range, touches } from '../../range';
import type { ActionProvider } from '../actionProvider';
import { toTextEdits } from '../lsp';
import { cellAt, holds } from '../places';
import { replaced } from './cells';

/** Drafts the acceptance criteria that a plan's task or a roadmap's sprint lacks, from what the document says of it. */
export const acceptanceActions: ActionProvider = {
  kinds: ['quickfix'],
  actions(doc, _, { range }) {
    if (isTemplatePath(doc.path)) return [];
    const task = doc.plan?.tasks.find(each => touches(each.range, range) && lacksAcceptance(doc, each));
    if (task?.acceptance) return [draft(doc, replaced(doc, task.acceptance.range, criterionOf(doc, task)))];
    const sprint = doc.roadmap?.sprints.findLast(each => holds(each.range, range.start));
    const edit = sprint && !sprint.acceptance.length ? acceptanceOf(doc, sprint) : undefined;
    return edit ? [draft(doc, [edit])] : [];
  },
};

const draft = (doc: SprintDoc, edits: readonly Edit[]): CodeAction => ({
  title: 'Draft acceptance criteria',
  kind: 'quickfix',
  edit: { changes: { [doc.uri]: toTextEdits(doc.lines, edits) } },
});

/** Only where its row has the cell. */
function lacksAcceptance(doc: SprintDoc, { acceptance, dropped }: PlanTask): boolean {
  if (!acceptance || dropped || isFilled(acceptance)) return false;
  const place = cellAt(doc, acceptance.range.start);
  return place?.column !== undefined && place.column === place.columns.acceptance && place.cell !== undefined;
}

/** The plan's own test filter says more than any words. */
function criterionOf({ frontMatter }: SprintDoc, { title }: PlanTask): string {
  const pattern = frontMatter?.entries.find(({ key }) => key.value === 'test_pattern')?.value.value;
  return typeof pattern === 'string' && /^[\w .*()-]{1,80}$/.test(pattern.trim())
    ? `\`pytest -k ${/\s/.test(pattern.trim()) ? `"${pattern.trim()}"` : pattern.trim()}\` passes`
    : `A test shows: ${title.value}`;
}

/** As a sprint beside it states them: the label's line, and an item for each task. */
function acceptanceOf(doc: SprintDoc, { label, range, tasks, scope }: RoadmapSprint): Edit | undefined {
  const form = doc.roadmap?.sprints.flatMap(each => formOf(doc, each) ?? [])[0];
  const work = (tasks.length ? tasks : scope).slice(0, MOST_CRITERIA);
  if (!form || !work.length || cellAt(doc, label.range.start)) return undefined;
  const criteria = work.map(({ value }) => `${value.replace(/[.;:,\s]+$/, '')}: shown by a test`);
  const lines =
    form.item === undefined
      ? [form.label + criteria.join('; ')]
      : [form.label, ...criteria.map(text => form.item + text)];
  const end = endOf(doc.text, range);
  return { range: { start: end, end }, text: ['', ...(form.isBlock ? [''] : []), ...lines].join(doc.eol) };
}

/** Without the blank lines and the rule that part it from the next one. */
function endOf(text: string, { start, end }: Range): number {
  const own = text.slice(start, end).trimEnd();
  return start + own.replace(/\n[ \t]*(?:-{3,}|\*{3,}|_{3,})$/, '').trimEnd().length;
}

const MOST_CRITERIA = 5;

/** How a document states the criteria of a sprint. */
interface Form {
  /** The lines above the items, or what stands before the criteria on their own line: "- **Acceptance**: " */
  readonly label: string;
  /** What each item begins with; undefined where the criteria stand behind the label. */
  readonly item: string | undefined;
  /** Set off by a blank line, as paragraphs and headings are. */
  readonly isBlock: boolean;
}

function formOf({ text, lines, eol }: SprintDoc, { acceptance, range }: RoadmapSprint): Form | undefined {
  const [first] = acceptance;
  if (!first) return undefined;
  const at = lines.positionAt(first.range.start).line;
  const lineAt = (line: number) => text.slice(lines.lineRange(line).start, lines.lineRange(line).end);
  const lead = text.slice(lines.lineRange(at).start, first.range.start);
  const isBlock = (line: string) => !/^\s*[-*+]\s/.test(line);
  if (/:[*_\s]*$/.test(lead) && !lead.includes('|')) return { label: lead, item: undefined, isBlock: isBlock(lead) };
  if (!/^[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]?\][ \t]+)?$/.test(lead)) return undefined;
  let above = at - 1;
  while (above > 0 && !lineAt(above).trim()) above--;
  const label = lineAt(above);
  if (lines.lineRange(above).start <= range.start || !/:[*_\s]*$|^\s*#|\*\*\s*$/.test(label)) return undefined;
  return { label: label + eol.repeat(at - above - 1), item: lead.replace(/\[[xX]\]/, '[ ]'), isBlock: isBlock(label) };
}
