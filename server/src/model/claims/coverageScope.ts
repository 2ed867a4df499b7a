import type { Ranged } from '../../range';
import type { Block, Heading, List, ListItem, Part, Section, SprintDoc } from '../sprint';
import { sprintKey, sprintsNamedIn } from '../sprints/sprintRef';
import { namesTheWhole } from './coverageHeadings';

/** Whether a claim at `offset` is about all: below “Backend”, “Stretch goals”, “Phase 2” or another sprint it is that part's own. */
export function isOfTheWhole({ root, title, kind, tasks, sprint }: SprintDoc, offset: number): boolean {
  if (tasks.some(({ source, range }) => source === 'heading' && range.start <= offset && offset < range.end))
    return false;
  const around = headingsAround(root, offset).filter(({ text }) => text.range.start !== title?.range.start);
  const own = sprint && sprintKey(sprint.number.value);
  return around.every(
    ({ text }) =>
      namesTheWhole(text.value) && !(kind === 'roadmap' ? STEP : PART).test(text.value) && isOfSprint(text, own),
  );
}

/** “Results of sprint 3” are nothing that sprint 4 claims. */
const isOfSprint = (text: Ranged<string>, own: string | undefined): boolean =>
  sprintsNamedIn(text).every(({ number }) => sprintKey(number.value) === own);

/** The same of what stands around it in its part: the items that it is listed below, and the line that begins the list. */
export function isOfThePart({ root, prose }: Part, offset: number): boolean {
  const { blocks } = root.sections[0] ?? root;
  const at = blocks.findIndex(({ range }) => range.start <= offset && offset < range.end);
  const block = blocks[at];
  if (block?.type !== 'list' && block?.type !== 'table') return true;
  const label = labelOf(blocks[at - 1], prose);
  const above = block.type === 'list' ? itemsAbove(block.list, offset) : [];
  return [...(label ? [label] : []), ...above.map(({ text }) => text.value)].every(isWhole);
}

/** Whether a text names a phase, a sprint or another stretch of the way. */
export const isStep = (text: string): boolean => STEP.test(text);

const isWhole = (label: string): boolean => namesTheWhole(label) && !PART.test(label);

const PART =
  /stretch|(?:phase|week|milestone|stage|task|story|epic|tier|wave|day|release|step|part)s?\W{0,3}\d|\bq[1-4]\b/i;
const STEP = new RegExp(`${PART.source}|sprint`, 'i');

function headingsAround(section: Section, offset: number): Heading[] {
  const inner = section.sections.find(({ range }) => range.start <= offset && offset < range.end);
  return [...(section.heading ? [section.heading] : []), ...(inner ? headingsAround(inner, offset) : [])];
}

function itemsAbove({ items }: List, offset: number): readonly ListItem[] {
  const item = items.find(({ range }) => range.start <= offset && offset < range.end);
  const inner = item?.lists.find(({ range }) => range.start <= offset && offset < range.end);
  return item && inner ? [item, ...itemsAbove(inner, offset)] : [];
}

/** “Backend:” or “**Backend**” right before a list or a table. */
function labelOf(block: Block | undefined, prose: string): string | undefined {
  if (block?.type !== 'paragraph') return undefined;
  const lines = prose.slice(Math.max(block.range.start, block.range.end - LONGEST_LABEL), block.range.end).trimEnd();
  const last = lines.slice(lines.lastIndexOf('\n') + 1);
  return /[:：][\s*_]*$|^[*_]{2}.*[*_]{2}$/.test(last) ? last : undefined;
}

const LONGEST_LABEL = 200;
