import type { List, ListItem, PhrasingContent } from 'mdast';
import { open, paragraph } from '../../markdown/build';
import { phrasesOf } from '../phrases';
import { named } from './named';
import type { Planned } from './planned';

/** A checkbox with what stands inside it. */
export interface Box {
  readonly done: boolean;
  readonly text: readonly PhrasingContent[];
  readonly inside: readonly Box[];
}

export const boxList = (boxes: readonly Box[]): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: boxes.map(itemOf),
});

const itemOf = ({ done, text, inside }: Box): ListItem => ({
  type: 'listItem',
  spread: false,
  checked: done,
  children: [paragraph(...text), ...(inside.length ? [boxList(inside)] : [])],
});

export const openBox = (hint: string): Box => ({ done: false, text: [open(hint)], inside: [] });

/** A task with its steps, else its criteria; of what is done, all of them are. */
export function boxOf(task: Planned): Box {
  const done = task.status === 'done';
  const steps = task.steps.map(boxOf);
  const criteria = task.criteria.map(text => ({ done, text: phrasesOf(text), inside: [] }));
  const inside = steps.length ? steps : criteria;
  return { done, text: named(task), inside: done ? inside.map(ticked) : inside };
}

const ticked = (box: Box): Box => ({ ...box, done: true, inside: box.inside.map(ticked) });
