import { nameOf } from '../../../model/ids/taskNames';
import { tablesOf } from '../../../model/sections';
import type { SprintDoc, Table } from '../../../model/sprint';
import { oncePer } from '../../../oncePer';
import { contains } from '../../../range';
import { likesOf } from '../../place/likes';
import { canHoldStories } from '../../place/storyCells';
import type { About } from '../../scaffold';
import { lastStory } from './storyIds';

/** The team's newest queue: what its tables look like, so do those of a new one. */
export interface QueueModel {
  readonly doc: SprintDoc;
  /** With the columns that most stories have which are not kept for the record. */
  readonly open: Table | undefined;
  readonly completed: Table | undefined;
  /** Of the last story that stands in such a table; empty where none has an id. */
  readonly lastId: string;
}

/** Undefined where the team has none, or while it is still being read. */
export const queueModel = oncePer((about: About): QueueModel | undefined => {
  const newest = likesOf({ ...about, document: 'queue' }).find(({ doc, path }) => doc && path !== about.path)?.doc;
  const doc = newest && about.sources.world.read(newest.uri);
  if (!doc) return undefined;
  const starts = new Set(doc.queue?.completed.map(({ range }) => range.start));
  const tables = [...tablesOf(doc.root)];
  const usual = usualTables(tables.filter(table => !starts.has(table.range.start) && canHoldStories(table)));
  const completed = tables.find(({ range }) => starts.has(range.start));
  return { doc, open: usual.at(-1), completed, lastId: lastIdIn(doc, usual.slice(-MOST)) };
});

/** New ids follow what was written last. */
const MOST = 50;

/** Those of one head, under which most rows stand. */
function usualTables(tables: readonly Table[]): readonly Table[] {
  const groups = new Map<string, Table[]>();
  for (const table of tables) {
    const head = table.header.cells.map(({ value }) => value.toLowerCase()).join('|');
    const group = groups.get(head);
    if (group) group.push(table);
    else groups.set(head, [table]);
  }
  const rowsIn = (group: readonly Table[]): number => group.reduce((sum, { rows }) => sum + rows.length, 0);
  return [...groups.values()].reduce<readonly Table[]>((most, each) => (rowsIn(each) > rowsIn(most) ? each : most), []);
}

function lastIdIn(doc: SprintDoc, tables: readonly Table[]): string {
  const tasks = doc.tasks.filter(({ range }) => tables.some(table => contains(table.range, range)));
  return nameOf((lastStory({ tasks }) ?? lastStory(doc))?.id?.value ?? '');
}
