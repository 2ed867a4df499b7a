import { contains } from '../../../range';
import { sectionsAt } from '../../places';
import { refusedAt } from './fitting';
import { type Ground, type Landing, landingBeside, lineAt, type Moved, type Refusal, taskOn } from './ground';
import { DONE, isRecord } from './movable';
import { phaseEnd } from './phaseEnd';

export type Side = 'before' | 'after' | 'over' | 'into';

/** Where tasks land that are moved to an offset, or why they cannot. */
export function landingAt(
  ground: Ground,
  moved: Moved,
  { to, side }: { readonly to: number; readonly side: Side },
): Landing | Refusal {
  const { doc } = ground;
  const [{ siblings, task }] = moved;
  const target = taskOn(doc, to);
  const section = sectionsAt(doc, to).at(-1);
  const isHeading = section?.heading && lineAt(doc, section.heading.text.range.start) === lineAt(doc, to);
  if (isHeading && (side === 'into' || target?.source !== 'heading' || siblings.type !== 'section'))
    return phaseEnd(ground, moved, section);
  if (!target) return { refusal: 'The document has changed: the place to move to is no longer there.' };
  if (side === 'into') return { refusal: 'A task is moved beside another one, or to the heading of a phase.' };
  if (isRecord(doc, target)) return { refusal: DONE };
  const place = ground.placeOf(target);
  if (!place || target.source !== task.source) return { refusal: NOT_ALIKE };
  if (moved.some(each => contains(each.task.range, target.range)))
    return { refusal: 'A task cannot be moved beside or into itself. Choose another place.' };
  const isBelow = side === 'after' || (side === 'over' && task.range.start < target.range.start);
  const landing = landingBeside(doc, place, isBelow ? 'after' : 'before');
  return refusedAt(ground, moved, { landing, level: place.level }) ?? landing;
}

const NOT_ALIKE = 'Rows go among rows, checkboxes among checkboxes and headings among headings. Choose such a place.';
