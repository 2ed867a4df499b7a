import { folderOf } from '../../model/links/paths';
import type { Facts, SprintDoc, Task } from '../../model/sprint';
import type { Project } from '../../project';
import { NOBODY, ownerKey } from '../../rules/multiple-claims';
import { exampleOwner } from './notation';

/** More would fill the menu. */
const MOST_OWNERS = 3;
/** Those of a closed document must be read first. */
const MOST_DOCUMENTS = 12;

/**
 * Who may take a task: those who hold one now, then the others of the document, then those of the documents beside it. Where
 * nobody is named, the one whom the rules have as an example.
 */
export function ownersFor(project: Project, doc: SprintDoc): readonly string[] {
  const owners = new Map<string, string>();
  add(doc);
  if (owners.size < MOST_OWNERS) for (const each of neighbors(project, doc)) add(each);
  const found = [...owners.values()].slice(0, MOST_OWNERS);
  return found.length ? found : [exampleOwner(doc) ?? 'me'];

  function add({ tasks }: Facts): void {
    for (const name of namesIn(tasks)) {
      const key = ownerKey(name);
      if (!owners.has(key)) owners.set(key, name);
    }
  }
}

/** Of the same folder and those inside it, the ones that are open first: they come last. */
const neighbors = ({ documents }: Project, { uri, path }: SprintDoc): readonly Facts[] => {
  const folder = folderOf(path)
    .map(step => `${step}/`)
    .join('');
  return documents
    .filter(each => each.uri !== uri && each.path.startsWith(folder))
    .slice(-MOST_DOCUMENTS)
    .reverse();
};

function namesIn(tasks: readonly Task[]): string[] {
  const named = tasks.filter(({ owner }) => owner && !NOBODY.test(owner.value));
  const isHeld = ({ status }: Task): boolean => status?.value === 'claimed' || status?.value === 'in-progress';
  return [...named.filter(isHeld), ...named].flatMap(({ owner }) => (owner ? ownerName(owner.value) : []));
}

/** A name without the marks of emphasis and code around it; those inside, as in `dev_1`, belong to it. */
export const ownerName = (owner: string): string =>
  owner.replace(/[*`]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '').trim();
