import { idKey } from '../../model/ids/ids';
import type { Facts } from '../../model/sprint';
import type { Branch, TreePlace } from './branch';

/**
 * The branches from the root to the innermost one that holds an offset of a document. What is told in several places
 * stands in the tree once, and is found from all of them.
 */
export function wayTo(roots: readonly Branch[], doc: Facts, offset: number): readonly Branch[] {
  const here = descend(roots, { uri: doc.uri, offset });
  if (here.at(-1)?.node.taskId !== undefined) return here;
  const paths = tellings(doc, offset).map(at => descend(roots, { uri: doc.uri, offset: at }));
  return paths.find(path => path.at(-1)?.node.taskId !== undefined) ?? here;
}

/** Their ids. */
export const pathTo = (roots: readonly Branch[], doc: Facts, offset: number): readonly string[] =>
  wayTo(roots, doc, offset).map(({ node }) => node.id);

function descend(branches: readonly Branch[], place: TreePlace): readonly Branch[] {
  const found = branches.find(each => each.holds(place));
  return found ? [found, ...descend(found.children(), place)] : [];
}

/** Where the task at an offset is told of, too. */
function tellings({ ids, tasks }: Facts, offset: number): readonly number[] {
  const here = tasks.findLast(
    ({ range, source }) => source !== 'front-matter' && range.start <= offset && offset <= range.end,
  );
  const others = here?.id ? (ids.get(idKey(here.id.value))?.tasks ?? []) : [];
  return others
    .filter(({ range }) => range.start !== here?.range.start)
    .map(({ id, range }) => id?.range.start ?? range.start);
}
