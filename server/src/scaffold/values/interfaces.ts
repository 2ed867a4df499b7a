import { folderOf, resolvePath, rootOf } from '../../model/links/paths';
import type { ChangedInterface } from '../../model/plan/tables';
import type { Facts } from '../../model/sprint';
import { productOf } from '../../model/sprints/sprints';
import { code, open, type Phrase, paragraph, table } from '../markdown/build';
import type { About } from '../scaffold';
import { blocks, todo } from '../value';
import { phrasesOf, wordsOf } from './phrases';
import type { Variables } from './variable';

/** The interfaces that the plan says it changes, beside the files that are there. */
export const interfaceVariables: Variables = {
  interfaces: {
    summary: 'Table of the plan’s changed interfaces: whether each file is there.',
    isBlock: true,
    value: about => {
      const { plan } = about;
      const all = plan?.plan?.interfaces.filter(({ name }) => wordsOf(name.value)).slice(0, MOST) ?? [];
      if (!plan || !all.length) return todo('changed interfaces, or that there are none');
      return blocks(
        table(['File or API', 'Planned change', 'Found'], ...all.map(each => rowOf(about, plan, each))),
        paragraph(open('what was changed beside the plan')),
      );
    },
  },
};

const MOST = 100;

function rowOf(about: About, plan: Facts, { name, change }: ChangedInterface): readonly (readonly Phrase[])[] {
  const planned = phrasesOf(change?.value ?? '');
  return [
    pathIn(name.value) === undefined ? phrasesOf(name.value) : [code(name.value)],
    planned.length ? planned : [open('change')],
    foundOf(about, plan, name.value),
  ];
}

function foundOf({ sources: { world } }: About, plan: Facts, name: string): readonly Phrase[] {
  const path = pathIn(name);
  if (path === undefined) return [open('done or not')];
  const product = folderOf(`${productOf(plan).slice(rootOf(plan).length + 1)}/x`);
  const places = [resolvePath([], path), resolvePath(product, path)].filter(place => place !== undefined);
  return [new Set(places).size && [...new Set(places)].some(place => world.exists(place)) ? 'Yes' : 'No such file'];
}

/** “src/a.ts”, “.gitmodules”; neither “GET /health” nor “/health”, “src/” or “Store.load()”. */
function pathIn(name: string): string | undefined {
  if (!/^[\w@.+-][\w@.+/ -]{0,199}$/.test(name) || /\s/.test(name) || name.endsWith('/')) return undefined;
  const file = name.slice(name.lastIndexOf('/') + 1);
  return /^\.?[\w@+-][\w@.+-]*\.[A-Za-z][\w-]{0,11}$/.test(file) || /^\.[a-z]\w+$/.test(file) ? name : undefined;
}
