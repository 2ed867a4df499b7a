import { type Ranged, ranged } from '../../range';
import { isId, leadingId } from '../ids/ids';
import type { List, ListItem, StatedStatus, Task } from '../sprint';
import { readNeeds } from './dependencies';
import { itemFields } from './itemFields';
import { present } from './present';
import { statedAt } from './states';

/**
 * The items of a numbered list that stands below “Tasks”: “1. **Set up the gateway** – 3h”. None where not all of them are
 * in bold or have an effort or owner: then they may as well be steps or prose.
 */
export function numberedTasks({ ordered, items }: List): readonly Task[] {
  if (!ordered) return [];
  const read = items.map(item => ({ item, bold: boldOf(item.text), fields: fieldsOf(item), status: stateOf(item) }));
  if (!read.every(({ bold, fields: { effort, owner } }) => bold || effort || owner)) return [];
  // Where only some tell their state, the others' is not known, and neither is how far all are.
  const tellStates = read.every(({ status }) => status);
  return read.map(({ item: { range, text }, bold, fields: { needs, ...fields }, status }) => ({
    range,
    title: bold ?? text,
    source: 'bullet',
    ...readNeeds(needs),
    ...present({ id: leadingId(text), ...fields, status: tellStates ? status : undefined }),
  }));
}

function fieldsOf(item: ListItem): ReturnType<typeof itemFields> {
  const { effort, ...fields } = itemFields(item);
  return { ...fields, effort: effort ?? effortAtEnd(item.text) };
}

function effortAtEnd({ value, range }: Ranged<string>): Ranged<string> | undefined {
  const written = EFFORT.exec(value.slice(-LONGEST_EFFORT))?.[1];
  const start = range.start + value.lastIndexOf(written ?? '');
  return written === undefined ? undefined : ranged(written, start, start + written.length);
}

const LONGEST_EFFORT = 40;
const EFFORT =
  /\s[–—-]\s+(~?\d{1,3}(?:[.,]\d{1,2})?(?:\s?[-–]\s?\d{1,3})?\s?(?:h|hrs?|hours?|min(?:utes)?|d|days?|pts?|points?|sp))\s*$/i;

/**
 * “**Set up the gateway** (3 days)”: what is in bold is the title, unless it is an id or “: …” follows it. None where it is
 * but a word of a sentence, or calls the rest a remark: “**Never** push”, “**Note:** …”.
 */
function boldOf({ value, range }: Ranged<string>): Ranged<string> | undefined {
  const [, lead, inner, rest = ''] = BOLD.exec(value) ?? [];
  if (lead === undefined || inner === undefined) return undefined;
  const title = inner.replace(/[\s:：]+$/, '');
  const hasOpenCode = inner.split('`').length % 2 === 0;
  if (hasOpenCode || isId(title.replace(/^(?:task|story)\s+/i, ''))) return { value, range };
  if (REMARK.test(title) || (title === inner && /^\s*\p{L}/u.test(rest))) return undefined;
  if (/^\s*:?\s*\p{L}/u.test(rest)) return { value, range };
  return title ? ranged(title, range.start + lead.length, range.start + lead.length + title.length) : undefined;
}

const BOLD = /^((?:[^\p{L}\d*_[]{1,6}\s{1,2}|\[[^\]]{0,20}\]\s{1,2})?(?:\*\*|__))(?=\S)(.{1,400}?)(?:\*\*|__)(.*)$/u;

const REMARK = /^(?:note|nb|tip|hint|warning|caution|important|remember|reminder|example|rule)s?$/i;

/** “✅ **Set up the gateway**”, “**Set up the gateway** [DONE]”, “… – PENDING” */
function stateOf({ text: { value, range } }: ListItem): StatedStatus | undefined {
  const lead = /^(?:\*\*)?((?:[^\x00-\x7F]{1,10}(?=\s)|\[[^\]]{0,20}\]))/.exec(value);
  const tail = value.slice(-LONGEST_STATE);
  const end = /\s(\[[^\]]{2,30}\]|[^\x00-\x7F–—]{1,8}(?:\s[A-Z][A-Z ]{2,20})?|(?<=[–—-]\s)[A-Z][A-Z ]{2,20})\s*$/u.exec(
    tail,
  );
  const [, written] = end ?? lead ?? [];
  if (written === undefined) return undefined;
  const start = range.start + (end ? value.lastIndexOf(written) : value.indexOf(written));
  return statedAt(ranged(written, start, start + written.length));
}

const LONGEST_STATE = 40;
