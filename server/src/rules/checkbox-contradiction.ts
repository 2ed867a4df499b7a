import { type BoxState, boxStates, type OpenInside, openInside } from '../model/claims/boxStates';
import type { Part } from '../model/sprint';
import type { Range } from '../range';
import type { Finding, Rule } from './rule';

/** A checkbox, what its text says and the boxes inside it must be of one mind. */
export const checkboxContradiction: Rule = {
  id: 'checkbox-contradiction',
  severity: 'warning',
  summary: 'A checkbox says something else than its text, or than the checkboxes inside it.',
  *checkPart(part) {
    for (const state of boxStates(part)) yield* besideText(part, state);
    for (const each of openInside(part)) yield overOpen(each);
  },
};

function* besideText({ text }: Part, { item, state }: BoxState): Generator<Finding> {
  const box = item.checkbox;
  const said = text.slice(state.range.start, state.range.end).replace(/[*_]/g, '');
  if (box && !box.value && state.value === 'done')
    yield {
      range: box.range,
      message: `This box is open, but its text says “${said}”. Check it, or change the text.`,
      related: [{ range: state.range, message: `“${said}” here` }],
      fix: checked(box.range, true),
    };
  if (box?.value && (state.value === 'open' || state.value === 'in-progress'))
    yield {
      range: box.range,
      message: `This box is checked, but its text says “${said}”. Uncheck it, or change the text.`,
      related: [{ range: state.range, message: `“${said}” here` }],
    };
}

function overOpen({ item, open, inside }: OpenInside): Finding {
  const box = item.checkbox?.range ?? item.range;
  const [first] = open;
  const some =
    open.length === inside ? (inside === 1 ? 'the one' : `all ${inside}`) : `${open.length} of the ${inside}`;
  return {
    range: box,
    message: `This box is checked, but ${some} inside it ${open.length === 1 ? 'is' : 'are'} open. Check what is done, or uncheck this one.`,
    related: [{ range: first?.checkbox?.range ?? box, message: 'Open' }],
    // Where all are open, they may just never have been checked.
    ...(open.length < inside && { fix: checked(box, false) }),
  };
}

const checked = (range: Range, value: boolean) => ({
  title: value ? 'Check the box' : 'Uncheck the box',
  edits: [{ range: { start: range.start + 1, end: range.end - 1 }, text: value ? 'x' : ' ' }],
});
