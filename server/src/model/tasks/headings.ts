import { type Ranged, ranged } from '../../range';
import { fieldsOf } from '../fields';
import { ID, leadingId } from '../ids/ids';
import type { Section, Task } from '../sprint';
import { readNeeds } from './dependencies';
import { listBelow } from './labels';
import { present } from './present';
import { markedPriority } from './priority';
import { ownerOf, statedAt } from './states';

/** "# Sprint-6: Hardening" is a sprint, not a task of one. */
const SPRINT = /^sprint-\d+$/i;

/** What may stand before: "✅ Task 0.1.2: …", also where the emoji is damaged; a checkbox; bold. */
const MARKS = '^(?:[^\\x00-\\x7F]{1,10}\\s{1,3}|\\[[ xX]?\\]\\s{1,3}|[*_]{1,3}){0,3}';
const NAMED = new RegExp(
  `${MARKS}(?:(?:task|user story|story|bug|ticket|issue|tarea|tarefa|historia|história)\\s+#?${ID}(?![\\w-])|${ID}[*_]{0,3}(?:\\s?[:–—]|\\s-\\s))`,
  'iu',
);
/** How the lines below a task's heading are labeled. */
export const TASK_FIELDS = {
  status: /^(?:status|state|estado)$/i,
  owner: /^(?:owner|assignee|assigned to|responsible|respons(?:ável|able))$/i,
  priority: /^(?:priority|prioridade?|priorität)$/i,
  effort: /^(?:effort|estimated?|estimated effort|story points|points|time)$/i,
  dependsOn:
    /^(?:depends(?: on)?|dependenc(?:y|ies)|deps|requires|blocked by|depende de|dependencias|dependências|dépend de|dépendances?|abhängig von|abhängigkeit(?:en)?|依赖)$/i,
  storyFile: /^(?:story|task) file$/i,
} as const;

/** "#### Task 0.3.1: Create the workflow [CRITICAL]" and the "- **Dependencies**: …" lines below it. */
export function taskOfHeading(section: Section, text: string): Task | undefined {
  const heading = section.heading;
  if (!heading || !NAMED.test(heading.text.value)) return undefined;
  const id = leadingId(heading.text);
  if (!id || SPRINT.test(id.value)) return undefined;
  const fields = fieldsOf(section, text);
  const field = (name: keyof typeof TASK_FIELDS) =>
    fields.find(each => TASK_FIELDS[name].test(each.name.value.trim()))?.value;
  const status = statedAt(field('status') ?? trailingState(heading.text) ?? leadingState(heading.text, id));
  return {
    range: section.range,
    id,
    title: titleAfter(heading.text, id),
    source: 'heading',
    ...readNeeds(field('dependsOn')),
    ...present({
      status,
      owner: field('owner') ?? ownerOf(status),
      priority: field('priority') ?? markedPriority(heading.text),
      effort: field('effort'),
      storyFile: field('storyFile'),
      criteria: listBelow(section, text, 'criteria'),
      deliverables: listBelow(section, text, 'deliverables'),
      blocker: blockerBelow(section, text),
    }),
  };
}

function titleAfter(text: Ranged<string>, id: Ranged<string>): Ranged<string> {
  const rest = text.value.slice(id.range.end - text.range.start);
  const title = rest.replace(/^[\s*_:–—.)\]-]+/, '');
  return title ? ranged(title, text.range.end - title.length, text.range.end) : id;
}

/** "… ⏳ NOT STARTED", "… [DONE]", "… ✅": a state at the end of a heading. */
function trailingState(text: Ranged<string>): Ranged<string> | undefined {
  const match = /(?:\[[^\]]{2,40}\]|\s[^\x00-\x7F]{1,8}\s*(?:[A-Z][A-Z ]{2,20})?)\s*$/u.exec(text.value);
  const state = match && ranged(match[0].trim(), text.range.end - match[0].trimStart().length, text.range.end);
  return state && statedAt(state) ? state : undefined;
}

/** "✅ Task 0.1.2: …" */
function leadingState({ value, range }: Ranged<string>, id: Ranged<string>): Ranged<string> | undefined {
  const lead = /^(?:[^\x00-\x7F]{1,10}(?=\s)|\[[ xX]?\])/.exec(value)?.[0];
  return lead && range.start + lead.length < id.range.start
    ? ranged(lead, range.start, range.start + lead.length)
    : undefined;
}

const HELD_UP =
  /\b(?:blocked(?! by)|blockers?|waiting|awaiting|on hold)\b[^\r\n\p{L}]{0,12}(?!none|n\/a|keine|no(?:\s*$|\s+blockers?))\p{L}[^\r\n]{0,80}/imu;

/** "- **Blocker**: no access", or where else the description says that something holds the task up. */
function blockerBelow({ blocks }: Section, text: string): Ranged<string> | undefined {
  for (const { type, range } of blocks) {
    const match = type === 'paragraph' || type === 'list' ? HELD_UP.exec(text.slice(range.start, range.end)) : null;
    const start = range.start + (match?.index ?? 0);
    if (match) return ranged(match[0], start, start + match[0].length);
  }
  return undefined;
}
