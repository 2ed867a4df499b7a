import type { RootContent } from 'mdast';
import { bullets, paragraph } from '../../markdown/build';
import type { About } from '../../scaffold';
import { phrasesOf } from '../phrases';
import { carryOver, idOf, incomingWork, titleOf } from './carryOver';
import { named } from './named';

/** What a new plan with room for `most` tasks cannot take on, and how the rest of the sprint before stands. */
export function leftOver(about: About, most: number): readonly RootContent[] {
  const left = carryOver(about);
  const more = incomingWork(about).slice(most);
  const ofPrevious = more.filter(({ from }) => from === 'previous');
  const ofRoadmap = more.filter(({ from }) => from === 'roadmap');
  const name = left && `Sprint ${left.sprint.number}`;
  return [
    ...(left ? [] : [paragraph('No document here tells of the sprint before this one.')]),
    ...(left && !left.open.length && !left.untold.length ? [paragraph(nothingOpen(left.done.length, name))] : []),
    ...list(`${name} left these open as well, and this plan has no room for them:`, ofPrevious.map(named)),
    ...list(
      `No document says whether these tasks of ${name} are done:`,
      (left?.untold ?? []).map(task => named({ id: idOf(task), title: titleOf(task) })),
    ),
    ...list(
      'The roadmap plans these for this sprint as well:',
      ofRoadmap.map(({ title }) => phrasesOf(title)),
    ),
    ...(left?.open.length && !more.length && !left.untold.length
      ? [paragraph(`Everything that ${name} left open is among the tasks above.`)]
      : []),
  ];
}

const nothingOpen = (done: number, name: string | undefined): string =>
  done ? `${name} left nothing open.` : `No document tells of any task of ${name}.`;

const list = (lead: string, items: readonly ReturnType<typeof named>[]): RootContent[] =>
  items.length ? [paragraph(lead), bullets(...items)] : [];
