import { mayStayOpen } from '../../model/claims/workBoxes';
import { itemsOf } from '../../model/sections';
import type { Edit, ListItem, SprintDoc } from '../../model/sprint';

/** Ticks a box, what is open inside it, and each box around it of which nothing else is left. `items` run inwards. */
export function checkedEdits(doc: SprintDoc, items: readonly ListItem[]): Edit[] {
  const item = items.at(-1);
  if (!item?.checkbox) return [];
  const ticked = new Set<ListItem>([item, ...openInside(item)]);
  for (const outer of items.slice(0, -1).reverse()) {
    if (!outer.checkbox || outer.checkbox.value || !boxesIn(outer).every(isTicked)) break;
    ticked.add(outer);
  }
  const mark = doc.once(usualMark, usualMark);
  return [...ticked].flatMap(each => setBox(each, mark));

  function isTicked(each: ListItem): boolean {
    return Boolean(each.checkbox?.value) || ticked.has(each) || mayStayOpen(each.text.value);
  }
}

/** Unticks a box and the ones around it: what holds open work is not done. */
export const uncheckedEdits = (items: readonly ListItem[]): Edit[] => {
  const boxes = items.filter(({ checkbox }) => checkbox);
  return boxes.filter(({ checkbox }) => checkbox?.value).flatMap(each => setBox(each, ' '));
};

/** The open boxes inside a box that would have to be ticked with it. */
export const openInside = (item: ListItem): readonly ListItem[] =>
  item.lists
    .flatMap(list => [...itemsOf(list)])
    .filter(({ checkbox, text }) => checkbox && !checkbox.value && !mayStayOpen(text.value));

const boxesIn = ({ lists }: ListItem): readonly ListItem[] =>
  lists.flatMap(({ items }) => items).filter(({ checkbox }) => checkbox);

export function setBox({ checkbox }: ListItem, mark: string): Edit[] {
  if (!checkbox) return [];
  const { start, end } = checkbox.range;
  return [{ range: { start: start + 1, end: end - 1 }, text: mark }];
}

/** `x`, or `X` where the document writes that. */
function usualMark({ tasks, text }: SprintDoc): string {
  const ticked = tasks.find(({ source, status }) => source === 'checkbox' && status?.value === 'done');
  return ticked?.status && text[ticked.status.range.start + 1] === 'X' ? 'X' : 'x';
}
