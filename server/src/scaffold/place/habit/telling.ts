import type { Nodes } from 'mdast';
import { oncePer } from '../../../oncePer';
import { makeProject } from '../../../project';
import type { About } from '../../scaffold';
import { placeholdersIn } from '../../template/placeholders';
import type { Value } from '../../value';
import { VARIABLES } from '../../values/index';
import type { BuiltInSection } from './bodies';

/** Whether something is known that a section would say: a cell or an item that is neither left open nor said of every sprint. */
export const isTelling = (about: About, { body }: Pick<BuiltInSection, 'body'>): boolean =>
  placeholdersIn(body).some(({ name }) => {
    const pieces = piecesOf(valueFor(about, name));
    if (!pieces.length) return false;
    const usual = new Set(piecesOf(valueFor(nothingKnown(about), name)));
    return pieces.some(piece => !usual.has(piece));
  });

const valueFor = (about: About, name: string): Value | undefined =>
  Object.hasOwn(VARIABLES, name) ? VARIABLES[name]?.value(about) : undefined;

/** The same sprint where there is no document, no commit and no report: what is said then is said of any. */
const nothingKnown = oncePer((about: About): About => {
  const world = { exists: () => false, read: () => undefined, commits: () => [], templates: () => [] };
  const sources = { ...about.sources, project: NOTHING, atHand: undefined, world };
  return { ...about, sources, sprint: undefined, plan: undefined, from: undefined, title: undefined, answers: {} };
});

const NOTHING = makeProject([]);

/** What stands in the cells below a table's head and in the items of lists, as far as it says anything. */
function piecesOf(value: Value | undefined): readonly string[] {
  if (value?.type !== 'blocks') return [];
  return value.content.flatMap(piecesIn).filter(piece => /[\p{L}\p{N}]/u.test(piece));
}

function piecesIn(node: Nodes): readonly string[] {
  if (node.type === 'table') return node.children.slice(1).flatMap(row => row.children.map(wordsIn));
  if (node.type !== 'list') return [];
  return node.children.flatMap(({ children }) =>
    children.flatMap(each => (each.type === 'list' ? piecesIn(each) : wordsIn(each))),
  );
}

/** Without what is left open. */
const wordsIn = (node: Nodes): string =>
  'children' in node ? node.children.map(wordsIn).join('') : 'value' in node ? node.value : '';
