import { pathFor } from '../../place/path';
import type { About } from '../../scaffold';
import { templateOf } from '../../template/templates';

type Mandated = 'rca' | 'review';

/** Where a new plan wants its analysis or review: where the team's habit has it, by a name that can be told before the day. */
export function mandatedPath(about: About, document: Mandated): string {
  const own: About = { ...about, document, plan: undefined, from: undefined, title: undefined, path: '', answers: {} };
  const path = pathFor(own, templateOf(own).path);
  const at = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, at) || (path ? '' : 'docs/sprints/');
  return isFit(path.slice(at), about, document) ? path : `${folder}${USUAL[document](about.number)}`;
}

const USUAL: Readonly<Record<Mandated, (number: string) => string>> = {
  rca: number => `rca_s${number}.md`,
  review: number => `sprint_${number}_review.md`,
};

const NAMED: Readonly<Record<Mandated, RegExp>> = {
  rca: /(?:^|[_\-.])(?:rcas?|root[-_]cause|postmortem)(?:[_\-.]|$)/i,
  review: /(?:^|[_\-.])(?:review|retro|retrospective|reflection)(?:[_\-.]|$)/i,
};

/** A day, or what an incident is called, nobody knows yet; without its number, any sprint's would do. */
const isFit = (name: string, { number, sources: { today } }: About, document: Mandated): boolean =>
  NAMED[document].test(name) && /^[\w.-]{1,100}\.md$/.test(name) && name.includes(number) && !name.includes(today);
