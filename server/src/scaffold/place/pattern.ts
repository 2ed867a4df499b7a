import type { About } from '../scaffold';
import { toPlain } from '../snippet';
import { flat } from '../template/flat';
import { substituted } from '../template/placeholders';
import { VARIABLES } from '../values/index';
import { slugOf } from './names';

/** A path with variables, "docs/rca/{{date}}-{{slug}}.md", each made part of a file's name; what nobody knows is left out. */
export function expanded(about: About, pattern: string): string {
  const path = substituted(pattern, name => wordFor(about, name));
  const segments = path.split('/').map(segment =>
    segment
      .replace(/([-_ ])\1+/g, '$1')
      .replace(/[-_ ]+(?=\.\w+$|$)/, '')
      .replace(/^[-_ ]+(?=.)/, ''),
  );
  return segments.filter(segment => segment !== '.').join('/');
}

/** Others are too long for a name, or are worked out from paths themselves. */
const IN_PATHS: ReadonlySet<string> = new Set([
  ...['number', 'previous_number', 'next_number', 'sprint', 'sprint_title', 'sprint_name', 'title', 'slug'],
  ...['date', 'start_date', 'end_date', 'author', 'branch', 'goal', 'next_id'],
]);

function wordFor(about: About, name: string): string {
  const answer = name === 'title' || !Object.hasOwn(about.answers, name) ? '' : about.answers[name]?.trim();
  if (answer) return named(answer);
  const value = IN_PATHS.has(name) && Object.hasOwn(VARIABLES, name) ? VARIABLES[name]?.value(about) : undefined;
  if (value && value.type !== 'todo' && value.type !== 'blocks') return named(toPlain(flat(value)));
  return name === 'slug' || name === 'title' ? slugOf(about.title ?? '') || `sprint-${about.number}` : '';
}

/** Numbers and days stay as they are: "0.10", "2026-09". */
const named = (text: string): string => (/^\d[\w.-]{0,20}$/.test(text) ? text : slugOf(text));
