import type { SymbolKind } from 'vscode-languageserver';
import { repairText } from '../model/damage/mojibake';
import { stateName } from '../model/ids/taskNames';
import type { Facts, Task } from '../model/sprint';
import { withSteps } from '../model/tasks/items';
import { MARKS, withoutMarks } from './markdownText';
import { progressOf } from './progress';

/** As what sprints, phases and tasks stand among other symbols: a module, a namespace, and what is true once it is done. */
export const SYMBOL_KINDS = { sprint: 2, phase: 3, task: 17 } as const satisfies Record<string, SymbolKind>;

/** "5-1 Read headings": a task in one line, never empty. */
export function taskLabel({ id, title }: Pick<Task, 'id' | 'title'>): string {
  const [number, name] = [lineOf(id?.value ?? ''), lineOf(title.value)];
  return (number && !name.startsWith(number) ? `${number} ${name}`.trim() : name) || 'Task';
}

/** "in progress · Dev 2 · 1/3 · 33%": how a task stands, whose it is, and how far its steps have come. */
export function stateOf({ status, owner, steps }: Pick<Task, 'status' | 'owner' | 'steps'>): string {
  const progress = steps && progressOf(withSteps(steps)).text;
  return [status && stateName(status.value), owner && lineOf(owner.value), progress].filter(Boolean).join(' · ');
}

/** A document by its title; a lesser heading that only stands in for one gives way to the front matter's. */
export function titleOf({ headings, title, frontMatter }: Pick<Facts, 'headings' | 'title' | 'frontMatter'>): string {
  const own = headings.some(({ level }) => level === 1);
  const given = own ? undefined : frontMatter?.entries.find(({ key }) => key.value === 'title')?.value.value;
  return typeof given === 'string' && given ? given : (title?.value ?? '');
}

/** Without the marks of emphasis and code and without escapes, which a list would show, and with damaged characters repaired. */
export const plain = (text: string): string => repairText(text.replace(MARKS, withoutMarks).trim());

/** Plain, and short enough for a list. */
export function lineOf(text: string): string {
  if (text.length <= LONGEST && !NEEDS_WORK.test(text)) return text;
  const line = plain(text.slice(0, LONGEST * 2))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}

const LONGEST = 160;
/** Most texts do not, and a list has many. */
const NEEDS_WORK = /[^ -~]|[*_`\\]| {2}|^ | $/;
