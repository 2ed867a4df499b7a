import { coverageMinimums } from '../../model/claims/coverage';
import { PLAN_KEYS } from '../../model/frontMatter/planKeys';
import type { Facts, SprintDoc } from '../../model/sprint';
import { templateFor } from '../../model/templates/templates';
import type { Cursor } from './cursor';
import { documentsByFolder, folderUri } from './folders';
import { peopleSuggestions } from './people';
import { statusSuggestions } from './statuses';
import type { Suggestion } from './suggestions';
import { usualValue } from './usualValue';

/** The values of a key, the likely first, as YAML writes them. */
export function valuesOf(cursor: Cursor, key: string): Suggestion[] {
  const { project, doc } = cursor;
  if (/^(?:assignee|owner)$/.test(key)) return peopleSuggestions(project, doc).map(quoted);
  if (key === 'status') {
    const written = siblings(cursor, key);
    return statusSuggestions({ doc, current: undefined, written, owner: 'name' }).map(quoted);
  }
  const own = key === 'number' ? [numberIn(doc)] : [usualValue(key, previousPlan(cursor)?.frontMatter?.entries ?? [])];
  const template = usualValue(key, templateFor(doc, project.documents)?.doc.frontMatter?.entries ?? []);
  const known = PLAN_KEYS.find(({ name }) => name === key)?.values ?? [];
  const values = [...own, ...stated(doc, key), template, ...known].filter(each => each !== undefined);
  return [...new Set(values)].map(label => ({ label, icon: 'value' }));
}

/** What YAML would take for something else stands in quotes. */
const quoted = (suggestion: Suggestion): Suggestion =>
  /^[\s@`[\]{}*&!|>'"%#,?-]|: | #|:$/.test(suggestion.label)
    ? { ...suggestion, text: `"${suggestion.label.replace(/["\\]/g, '\\$&')}"` }
    : suggestion;

const numberIn = ({ sprint, path }: SprintDoc): string | undefined =>
  sprint?.number.value ?? /(?:sprint|plan)[-_ ]?0*(\d{1,4})/i.exec(path)?.[1];

/** How the documents made from the same template fill a key in. */
const siblings = ({ doc, project }: Cursor, key: string): string[] =>
  (templateFor(doc, project.documents)?.followers ?? []).flatMap(({ frontMatter }) => {
    const value = frontMatter?.entries.find(each => each.key.value === key)?.value.value;
    return typeof value === 'string' ? [value] : [];
  });

/** What the document says elsewhere. */
function stated(doc: SprintDoc, key: string): string[] {
  if (key === 'title')
    return doc.sprint?.title && !KIND_ALONE.test(doc.sprint.title.value) ? [inQuotes(doc.sprint.title.value)] : [];
  if (key === 'goal') return doc.plan?.goal?.statement ? [inQuotes(doc.plan.goal.statement.value)] : [];
  return key === 'coverage_min' ? criteriaOf(doc) : [];
}

/** “Sprint 4 Plan” names no sprint. */
const KIND_ALONE = /^\W*(?:sprint )?(?:plan|planning|review|tracker|status)\W*$/i;

const inQuotes = (text: string): string => `"${text.replace(/\s+/g, ' ').replace(/["\\]/g, '\\$&')}"`;

const criteriaOf = (doc: SprintDoc): string[] =>
  coverageMinimums(doc).flatMap(({ percent, source }) => (source === 'criterion' ? String(percent.value) : []));

/** The plan of the sprint before this one, in the same folder. */
export function previousPlan({ doc, project }: Pick<Cursor, 'doc' | 'project'>): Facts | undefined {
  const own = Number(numberIn(doc) ?? Number.POSITIVE_INFINITY);
  const plans = (project.derived(documentsByFolder).get(folderUri(doc.uri)) ?? [])
    .slice(0, MOST_PLANS)
    .filter(({ uri, kind }) => kind === 'plan' && uri !== doc.uri);
  const earlier = plans.filter(plan => Number(plan.sprint?.number.value) < own);
  return earlier.sort((a, b) => Number(b.sprint?.number.value) - Number(a.sprint?.number.value))[0] ?? plans[0];
}

const MOST_PLANS = 200;
