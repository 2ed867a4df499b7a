import type { Task } from '../../../model/sprint';

/** A task's title without the id that it begins with: "**T012**: Read tables" -> "Read tables". */
export function bareTitle({ id, title }: Pick<Task, 'id' | 'title'>): string {
  const from =
    id && id.range.start >= title.range.start && id.range.end <= title.range.end ? id.range.end - title.range.start : 0;
  const rest = from ? title.value.slice(from).replace(BEHIND_ID, '') : title.value;
  return withoutState(rest) || title.value;
}

const BEHIND_ID = /^[*_`~]*[\s:.)\]–—-]*/;

/** "Task 1: Write the reader" -> "Write the reader" */
export const withoutTaskNumber = (title: string): string =>
  withoutState(title.replace(/^[\s*_]*(?:task|aufgabe|tarea|tarefa) \d{1,3}[a-z]?[*_]*\s*[:.–—-]+\s*/i, '')) || title;

/** A state at either end is told beside the title: "✅ Moor the boat [DONE]" -> "Moor the boat". */
export const withoutState = (title: string): string => withoutTail(title.replace(LEADING, '')).trim();

function withoutTail(title: string): string {
  const from = Math.max(0, title.length - LONGEST_TAIL);
  return title.slice(0, from) + title.slice(from).replace(TRAILING, '');
}

/** The pattern of a state is tried at each of so many places. */
const LONGEST_TAIL = 200;
const GLYPH = '[✅✔☑🔄🚧🚫⛔🔲⬜⏳☐❌⏸]\\uFE0F?';
const LEADING = new RegExp(`^(?:\\s*(?:${GLYPH}|\\[[ xX]\\]))+\\s*`, 'u');
/** “[HIGH]” says how urgent it is. */
const PRIORITY = '[[(](?:critical|highest|high|medium|low|urgent|p[0-4])(?: priority)?[\\])]';
/** “[8-12 hours]”, “(3 points)”: what it costs is told beside it, too. */
const COST =
  '[[(]\\s{0,2}[~≈]?[\\d.,]{1,8}(?:\\s?[-–]\\s?[\\d.,]{1,8})?\\s?(?:h|hrs?|hours?|days?|pts|points?|sp)\\s{0,2}[\\])]';
const WORD = '(?:done|complete|completed|not started|in progress|blocked|pending|todo|open|finished)';
const TRAILING = new RegExp(
  `(?:(?::|\\s[-–—])?\\s+(?:${GLYPH}(?:\\s*\\**${WORD}\\**)?|\\[\\s*${WORD}\\s*\\]|${PRIORITY}|${COST}))+[\\s*_]*$`,
  'iu',
);

/** What a cell asks for, one by one: "tests pass; the docs say so" */
export const criteriaIn = (cell: string): readonly string[] =>
  cell
    .split(/;\s+|<br\s*\/?>/i)
    .map(each => each.trim())
    .filter(each => /[\p{L}\p{N}]/u.test(each) && !LEFT_OPEN.test(each))
    .slice(0, MOST_CRITERIA);

const MOST_CRITERIA = 20;
/** What nobody has filled in yet asks for nothing. */
const LEFT_OPEN = /^[\s*_]*(?:\[(?:TODO|TBD|TBC)\b[^\]]*\]|tbd|tbc|todo|n\/a)[\s*_.]*$/i;
