import { type Ranged, ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import { proseLines } from '../markdown/prose';
import type { SprintDoc } from '../sprint';

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const NUMBER = `(\\d{1,2}|${NUMBERS.join('|')})`;
const MOST = `(?:${glyphPattern('≤')}|<=|\\bmax(?:imum|imal|\\.)?(?: of)?|\\bat most|\\bno more than|\\bup to|\\bhöchstens|\\b(?:no )?m[áa]ximo(?: de)?|\\bno m[áa]s de|\\bmais de|最多|不超过)`;
const TASKS = '(?:sprint )?(?:tasks?\\b|aufgaben?\\b|tareas?\\b|tarefas?\\b|个?任务)';
/** A limit of what one person does, or of what runs at one time, is not the plan's. */
const OTHER =
  '(?![\\s*_]*(?:per\\b|each\\b|every\\b|at (?:a|one|once|any)\\b|in (?:parallel|progress|flight|review)\\b|concurrent|simultan|open\\b|active\\b|pro\\b|gleichzeitig|por\\b|a la vez|ao mesmo|/))';
const LIMIT = new RegExp(`${MOST}[\\s*_]{0,3}${NUMBER}[\\s*_]{0,3}${TASKS}${OTHER}`, 'giu');
const RULE = new RegExp(`\\brule of (${NUMBERS.join('|')})\\b`, 'giu');
/** "## 2. Tasks (max 3)" */
const OF_SECTION = new RegExp(
  `^[#\\s\\d.·:-]*(?:sprint )?(?:tasks|aufgaben|tareas|tarefas|任务)\\s?[(（]\\s?${MOST}\\s?${NUMBER}\\s?[)）]`,
  'giu',
);

/** Any limit has one of them; few lines do. */
const MENTION =
  /(?:\d|one|two|three|four|five|six|seven|eight|nine|ten)[\s*_]{0,3}(?:sprint )?(?:task|aufgabe|tarea|tarefa|个?任务)|rule of |(?:tasks|aufgaben|tareas|tarefas|任务)\s?[(（]/i;

/** How many tasks a plan says it may have: “Max 3 tasks”, “Tasks (Rule of Three)”. */
export function mostTasks(doc: SprintDoc): Ranged<number> | undefined {
  if (!MENTION.test(doc.prose)) return undefined;
  const [first, ...others] = [...proseLines(doc)]
    .filter(({ value }) => MENTION.test(value))
    .flatMap(line => [...limitsIn(line, LIMIT), ...limitsIn(line, RULE), ...limitsIn(line, OF_SECTION)]);
  return others.every(({ value }) => value === first?.value) ? first : undefined;
}

function limitsIn({ value, range }: Ranged<string>, pattern: RegExp): Ranged<number>[] {
  return [...value.matchAll(pattern)].flatMap(({ index, 0: whole, 1: written = '' }) => {
    const number = Number(written) || NUMBERS.indexOf(written.toLowerCase()) + 1;
    const start = range.start + index;
    return number ? [ranged(number, start, start + whole.length)] : [];
  });
}
