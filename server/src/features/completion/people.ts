import type { Facts, SprintDoc, Task } from '../../model/sprint';
import { oncePer } from '../../oncePer';
import type { Project } from '../../project';
import { countsOf } from './counts';
import type { Suggestion } from './suggestions';

/** Who owns tasks, the most often named first: in the document, then elsewhere in the workspace. */
export function peopleSuggestions(project: Project, doc: SprintDoc, only?: RegExp): Suggestion[] {
  return peopleOf(project, doc)
    .filter(name => !only || only.test(name))
    .map(name => ({ label: name, icon: 'person' as const }));
}

type Counts = ReadonlyMap<string, number>;

export function peopleOf(project: Project, doc: SprintDoc): readonly string[] {
  const here = countOwners(doc.tasks);
  const all = project.derived(ownersOf);
  return [...new Set([...sorted(here), ...sorted(all)])].slice(0, MOST);
}

const MOST = 50;

const sorted = (counts: Counts): string[] =>
  [...counts].sort(([a, one], [b, other]) => other - one || a.localeCompare(b, 'en')).map(([name]) => name);

/** Of closed documents, tasks with ids are at hand, since the project looks them up; for the others each would be read anew. */
function ownersOf(documents: readonly Facts[], base: Counts | undefined): Counts {
  const counts = new Map(base);
  const add = (own: Counts): void => {
    for (const [name, count] of own)
      if (counts.has(name) || counts.size < MOST_COUNTED) counts.set(name, (counts.get(name) ?? 0) + count);
  };
  for (const doc of documents)
    if ('text' in doc) add(countOwners(doc.tasks));
    else for (const { tasks } of doc.ids.values()) add(countOwners(tasks));
  return counts;
}

/** The tasks of a reading never change, and are asked for time and again. */
const countOwners = oncePer((tasks: readonly Task[]): Counts => {
  const counts = new Map<string, number>();
  for (const [owner, count] of countsOf(ownersIn(tasks))) {
    const name = nameIn(owner);
    if (name) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return counts;
});

function* ownersIn(tasks: readonly Task[]): Generator<string> {
  for (const { owner } of tasks) if (owner) yield owner.value;
}

const MOST_COUNTED = 2000;

/** "**Dev 2**" -> Dev 2; a dash and what stands for somebody are nobody. */
function nameIn(owner: string): string | undefined {
  const name = owner.replace(/[*_`]/g, '').trim();
  return name.length > 40 || NOBODY.test(name) || !/[\p{L}\d]/u.test(name) ? undefined : name;
}

const NOBODY = /^(?:none|n\/?a|tbd|tbc|todo|unassigned|nobody|open|\?+|name|your name|offen|\[.*)$/i;
