import type { Facts, Task } from '../../model/sprint';
import { isSameWork } from '../../model/sprints/sameWork';
import type { TaskInDoc } from '../../project';
import { idAt } from '../ids/idAt';
import { type IdSymbol, Meanings } from '../ids/meanings';
import { holds } from '../places';
import type { Place, Told } from './hover';
import { titleOf } from './taskLinks';
import { ambiguousText, taskText } from './taskText';

/** On a task's id, anywhere: what it is, what it depends on and what waits for it. */
export function idHover({ doc, offset, project }: Place): Told | undefined {
  const place = hasDigitAt(doc.text, offset) ? idAt(doc, offset) : undefined;
  if (!place) return undefined;
  const meanings = new Meanings(project, place.key);
  const symbol = meanings.symbolFor(doc);
  if (!symbol) return undefined;
  const all = [...symbol.definitions, ...symbol.rivals];
  const here = all.find(({ doc: { uri }, task }) => uri === doc.uri && task.id && holds(task.id.range, offset));
  if (!here && symbol.rivals.length) return { range: place.range, markdown: ambiguousText(all) };
  const meant = here ? meantHere(here, symbol) : meantBy(symbol);
  const markdown = meant && taskText(meant, meanings.judgeOf(symbol), project);
  return markdown && !(here && isBare(markdown)) ? { range: place.range, markdown } : undefined;
}

/** Its name, and a link to where one stands: nothing that is not there. */
const isBare = (markdown: string): boolean => /^\*\*[^*]+\*\*\n\n\[[^\]]+\]\([^)]*\)$/.test(markdown);

/** Every id has a digit, and most words have none: then nobody need read what the document names where. */
function hasDigitAt(text: string, offset: number): boolean {
  const before = /\S*$/.exec(text.slice(Math.max(0, offset - LONGEST_ID), offset))?.[0] ?? '';
  const after = /^\S*/.exec(text.slice(offset, offset + LONGEST_ID))?.[0] ?? '';
  return /\d/.test(before + after);
}

const LONGEST_ID = 80;

/** The task that an id means: every place in `home` that tells of it, and one in each other document that does. */
export interface Meant {
  readonly key: string;
  readonly home: Facts;
  readonly tasks: readonly Task[];
  readonly elsewhere: readonly TaskInDoc[];
}

export function meantBy({ key, definitions }: IdSymbol): Meant | undefined {
  const home = definitions[0]?.doc;
  if (!home) return undefined;
  const tasks = definitions.filter(({ doc }) => doc === home).map(({ task }) => task);
  const others = new Map(definitions.filter(({ doc }) => doc !== home).map(place => [place.doc, place]));
  return { key, home, tasks, elsewhere: [...others.values()] };
}

/** Where one id stands for several things, it is the one that stands at the cursor. */
function meantHere({ doc, task }: TaskInDoc, symbol: IdSymbol): Meant {
  const isSame = (other: Task): boolean =>
    isSameWork(other.title.value, task.title.value) || !/\p{L}{3}/u.test(titleOf(other) + titleOf(task));
  const others = meantBy({ ...symbol, definitions: symbol.definitions.filter(each => isSame(each.task)) });
  const tasks = others?.home === doc ? others.tasks.filter(each => each !== task) : [];
  return { key: symbol.key, home: doc, tasks: [task, ...tasks], elsewhere: others?.elsewhere ?? [] };
}
