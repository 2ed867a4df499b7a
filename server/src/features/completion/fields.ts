import { readStatus } from '../../model/statuses/status';
import { TASK_FIELDS } from '../../model/tasks/headings';
import type { Range } from '../../range';
import { taskAt } from '../places';
import { effortSuggestions, prioritySuggestions } from './amounts';
import type { Cursor } from './cursor';
import { needsOffer } from './needs';
import { peopleOf, peopleSuggestions } from './people';
import { slotOf } from './slots';
import { statusSuggestions } from './statuses';
import { writtenIn } from './statusPlaces';
import type { Offer, Suggestion } from './suggestions';

/** "- **Depends on**: ", "**Status**: ": behind a label, what it can say. */
export function fieldOffer(cursor: Cursor): Offer | undefined {
  const { trigger } = cursor;
  const field = fieldAt(cursor);
  const role = field && roleOf(field.name);
  if (!field || !role) return undefined;
  if (role === 'dependsOn') return needsOffer(cursor, field.value);
  const isEmpty = field.value.start === field.value.end;
  const asks = trigger === '[' ? role === 'status' : trigger === '@' ? role === 'owner' : trigger === ' ' && isEmpty;
  if (trigger && !asks) return undefined;
  const text = cursor.doc.text.slice(field.value.start, field.value.end);
  const suggestions = suggestionsFor(cursor, role, text);
  const isWhole = suggestions.some(({ label }) => label === text);
  return suggestions.length ? { slot: { ...slotOf(cursor, field.value), isWhole }, suggestions } : undefined;
}

type Role = keyof typeof TASK_FIELDS;

interface FieldAt {
  readonly name: string;
  /** What stands behind the label, up to the end of the line or the next `|`. */
  readonly value: Range;
}

const LABEL = /^[\s>*+-]*(?:\d{1,9}[.)]\s+)?[*_]{0,3}(\p{L}[\p{L}\d ]{1,39}?)[*_]{0,3}\s?[:：][*_]{0,3}([ \t]*)/u;

function fieldAt({ before, after, offset }: Cursor): FieldAt | undefined {
  const from = before.lastIndexOf('|') + 1;
  const [label = '', name] = LABEL.exec(before.slice(from)) ?? [];
  if (name === undefined || !/[\s]$/.test(label)) return undefined;
  const rest = /^[^|]*/.exec(after)?.[0].replace(/[\s*_]+$/, '') ?? '';
  return { name, value: { start: offset - before.length + from + label.length, end: offset + rest.length } };
}

const roleOf = (name: string): Role | undefined => {
  const plain = name.trim();
  if (/^(?:overall |phase \d+ |current |sprint )?status$/i.test(plain)) return 'status';
  return (Object.keys(TASK_FIELDS) as Role[]).find(role => TASK_FIELDS[role].test(plain));
};

function suggestionsFor({ project, doc, offset }: Cursor, role: Role, text: string): Suggestion[] {
  if (role === 'owner') return peopleSuggestions(project, doc);
  if (role === 'priority') return prioritySuggestions(doc);
  if (role === 'effort') return effortSuggestions(doc, text, '');
  if (role !== 'status') return [];
  const lines = (doc.tracker?.statusLines ?? []).filter(
    ({ status }) => status.range.end < offset || status.range.start > offset,
  );
  const stated = lines.map(({ status: { range } }) => doc.text.slice(range.start, range.end));
  const written =
    taskAt(doc, offset)?.source === 'heading' ? writtenIn(doc, 'heading') : [...stated, ...writtenIn(doc, 'heading')];
  return statusSuggestions({ doc, current: readStatus(text), written, owner: peopleOf(project, doc)[0] ?? 'name' });
}
