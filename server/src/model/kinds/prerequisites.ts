import { type Ranged, ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import { idKey } from '../ids/ids';
import { checkboxesOf } from '../sections';
import type { ListItem, Section, SprintDoc, SprintRef, Status, Table, Task } from '../sprint';
import { sprintKey } from '../sprints/sprintRef';
import { readStatus } from '../statuses/status';

/** What must be there before a sprint may start. */
export interface Prerequisite {
  readonly text: Ranged<string>;
  /** Undefined where the document does not say. */
  readonly status: Status | undefined;
  /** Whether the sprint has to wait for it: not for what is optional, or comes with the sprint's own tasks. */
  readonly required: boolean;
}

const PREREQUISITES =
  /\b(?:pre-?requisites?|preconditions?|entry criteria|pr[eé]-?requisitos|prerrequisitos|voraussetzungen)\b|前置(?:条件|依赖)|先决条件/i;
/** A list that may be there only to be worked off: what is open in it counts where somebody has begun to tick it. */
const CHECKLIST =
  /\b(?:(?:sprint )?readiness (?:checklist|criteria)|definition of ready|go\/no-go (?:checklist|criteria))\b/i;
/** What comes after, or belongs to another sprint. */
export const ELSEWHERE = /\b(?:preview|next|future|during|after|post|template|example|appendix)\b/i;
const OPTIONAL =
  /\b(?:optional(?:ly|e)?|opcional|nice[- ]to[- ]have|recommended|not (?:required|blocking|critical|needed)|non-?blocking|deferred|postponed|later|in parallel|during|post-sprint|future|won['’]?t|if (?:needed|possible|time|desired)|n\/a|(?:on|in|by) (?:day|week) \d|(?:at|after) (?:the )?kick-?off|kick-?off (?:meeting|call)|(?:provisioned|created|set up|covered|delivered|added) (?:by|in|with) (?:task |story )?[A-Z]{1,6}-?\d|(?:can|will|to) be (?:done|configured|added|completed|set up) (?:after|during|later|in)|after (?:the )?(?:sprint|task|story|phase|start|kick-?off|day|week))\b|可选/i;

type Read = Pick<SprintDoc, 'root' | 'prose' | 'tasks' | 'sprint'>;

/** The items and rows below a heading “Prerequisites”, with the state that they or their own heading show. */
export function readPrerequisites({ root, prose, tasks, sprint }: Read): Prerequisite[] {
  const own = ownTasks(tasks);
  const prerequisites: Prerequisite[] = [];
  visit(root, false, undefined);
  return prerequisites;

  function visit(section: Section, inside: boolean, state: Status | undefined): void {
    const title = section.heading?.text.value ?? '';
    if (ELSEWHERE.test(title) || OPTIONAL.test(title) || isOfOther(title, sprint)) return;
    const isBegun = section !== root.sections[0] && CHECKLIST.test(title) && hasTicked(section);
    const isInside = inside || isBegun || PREREQUISITES.test(title);
    const here = (isInside && headingState(title)) || state;
    if (isInside) for (const found of stated(section, prose)) add(found, found.status ?? here);
    for (const child of section.sections) visit(child, isInside, here);
  }

  function add({ text, beside = '' }: Stated, status: Status | undefined): void {
    const required = !OPTIONAL.test(`${text.value} ${beside}`) && !own(text.value);
    prerequisites.push({ text, status, required });
  }
}

/** “Prerequisites for Sprint 7” in the document of sprint 6. */
function isOfOther(title: string, sprint: SprintRef | undefined): boolean {
  const named = /\b(?:for|of) sprint (\d{1,4})\b/i.exec(title)?.[1];
  return named !== undefined && sprint !== undefined && sprintKey(named) !== sprintKey(sprint.number.value);
}

const hasTicked = (section: Section): boolean => [...checkboxesOf(section)].some(({ checkbox }) => checkbox?.value);

interface Stated {
  readonly text: Ranged<string>;
  readonly status: Status | undefined;
  /** The other cells of its row. */
  readonly beside?: string;
}

function* stated(section: Section, prose: string): Generator<Stated> {
  for (const block of section.blocks) {
    if (block.type === 'list')
      for (const item of block.list.items) yield { text: withoutMark(item.text), status: stateOf(item, prose) };
    if (block.type === 'table') yield* rowsOf(block.table);
  }
}

function* rowsOf({ header, rows }: Table): Generator<Stated> {
  const column = header.cells.findIndex(({ value }) => /^[\s*_]*(?:status|state|estado|状态)[\s*_]*$/i.test(value));
  if (column < 0) return;
  for (const { cells } of rows) {
    const text = cells.find(({ value }, at) => at !== column && /\p{L}/u.test(value));
    const status = readStatus(cells[column]?.value ?? '');
    if (text) yield { text, status, beside: cells.map(({ value }) => value).join(' ') };
  }
}

/** "⏳ Keys configured", "[PENDING] Keys", "Keys configured — pending"; "Open the port" is no state. */
function stateOf(item: ListItem, prose: string): Status | undefined {
  if (item.checkbox) return item.checkbox.value ? 'done' : 'open';
  const bare = prose.slice(item.text.range.start, item.text.range.end).replace(/^[\s*_~]+/, '');
  if (!/^[A-Za-z\d]/.test(bare)) return readStatus(bare);
  const tail = /(?:\s[-–—]\s|:\s|\()([^()–—:]{1,24})\)?[\s.]*$/.exec(bare.slice(-60))?.[1] ?? '';
  return tail.trim().split(/\s+/).length <= 3 ? readStatus(tail) : undefined;
}

/** "⏳ Pending", "Completed Prerequisites"; "Open Questions" says nothing of the items. */
const headingState = (title: string): Status | undefined =>
  title.trim().split(/\s+/).length <= 4 && !/question|issue|risk|review/i.test(title)
    ? readStatus(title.replace(/^[\d.\s]+/, ''))
    : undefined;

const MARK = new RegExp(`^(?:${glyphPattern('✅✔☑🔄🚧⏳🔲⬜☐❌🚫⛔🟢🟡🔴⚠')}|\\[[^\\]]{0,20}\\]|\\s)+`, 'u');

/** "⏳ Keys configured" -> "Keys configured" */
function withoutMark({ value, range }: Ranged<string>): Ranged<string> {
  const start = range.start + (MARK.exec(value)?.[0].length ?? 0);
  return start < range.end ? ranged(value.slice(start - range.start), start, range.end) : { value, range };
}

/** Whether an item names one of the tasks that the sprint itself consists of. */
function ownTasks(tasks: readonly Task[]): (text: string) => boolean {
  const own = tasks.filter(({ source }) => source === 'heading' || source === 'row');
  const keys = new Set(own.flatMap(({ id }) => (id ? [idKey(id.value)] : [])));
  const titles = new Set(own.map(({ title }) => wordsOf(title.value)));
  return text => {
    const ids = text.match(/[A-Za-z]*-?\d+(?:[.-]\d+)*/g) ?? [];
    return ids.some(id => keys.has(idKey(id))) || titles.has(wordsOf(text));
  };
}

const wordsOf = (text: string): string => (text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).join(' ');
