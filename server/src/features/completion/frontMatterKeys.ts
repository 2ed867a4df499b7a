import { isPlanTemplate, PLAN_KEYS, type PlanKey } from '../../model/frontMatter/planKeys';
import type { SprintDoc } from '../../model/sprint';
import { templateFor } from '../../model/templates/templates';
import { kindOfName } from '../../scaffold/place/documentKinds';
import { type Snippet, stop } from '../../scaffold/snippet';
import type { Cursor } from './cursor';
import { previousPlan, valuesOf } from './frontMatterValues';
import { slotOf, wordAt } from './slots';
import type { Offer, Suggestion } from './suggestions';
import { usualValue } from './usualValue';

/** The keys that the block does not have yet. */
export function keyOffer(cursor: Cursor): Offer | undefined {
  const { doc, after } = cursor;
  const range = wordAt(cursor, '\\w-');
  const isRenamed = /^[\w-]*[ \t]*:/.test(after);
  const own = new Set(
    (doc.frontMatter?.entries ?? []).filter(({ key }) => key.range.start !== range.start).map(({ key }) => key.value),
  );
  const keys = knownKeys(cursor).filter(({ name }) => !own.has(name));
  const column = columnOf(doc);
  const suggestions = keys.map(key => keySuggestion(cursor, key, { isRenamed, column }));
  return suggestions.length ? { slot: slotOf(cursor, range), suggestions } : undefined;
}

interface KnownKey {
  readonly name: string;
  readonly help: PlanKey | undefined;
  /** As other documents write it. */
  readonly usual: string | undefined;
}

const STORY_KEYS = ['id', 'title', 'status', 'assignee', 'priority', 'dependencies', 'labels'];

/** Those of the team's template, or of the built-in one of the document's kind, in their order. */
function knownKeys({ doc, project }: Cursor): KnownKey[] {
  const template = templateFor(doc, project.documents)?.doc.frontMatter?.entries ?? [];
  const previous = previousPlan({ doc, project })?.frontMatter?.entries ?? [];
  const kind = doc.kind ?? kindOfName(doc.path);
  const isPlan = kind === 'plan' || (doc.frontMatter && isPlanTemplate(doc.frontMatter));
  const names = [
    ...template.map(({ key }) => key.value),
    ...(isPlan ? PLAN_KEYS.map(({ name }) => name) : []),
    ...(kind === 'story' ? STORY_KEYS : []),
  ];
  return [...new Set(names)].map(name => ({
    name,
    help: isPlan ? PLAN_KEYS.find(each => each.name === name) : undefined,
    usual: usualValue(name, previous) ?? usualValue(name, template),
  }));
}

interface Writing {
  readonly isRenamed: boolean;
  readonly column: number | undefined;
}

function keySuggestion(cursor: Cursor, { name, help, usual }: KnownKey, { isRenamed, column }: Writing): Suggestion {
  const value = valuesOf(cursor, name)[0]?.label ?? usual ?? '';
  const gap = ' '.repeat(Math.max(1, (column ?? 0) - name.length - 1));
  const text: Snippet = isRenamed ? [name] : [`${name}:${gap}`, stop(value)];
  return { label: name, text, icon: 'key', ...(help && { docs: docsOf(help) }) };
}

const docsOf = ({ meaning, allowed, absent, rules }: PlanKey): string =>
  [
    meaning,
    `- Allowed: ${allowed}\n- If it is missing: ${absent}`,
    ...(rules.length ? [`Checked by ${rules.map(rule => `\`${rule}\``).join(', ')}`] : []),
  ].join('\n\n');

/** The column at which all values begin, if they are made to stand below each other. */
function columnOf({ frontMatter, lines }: SprintDoc): number | undefined {
  const entries = (frontMatter?.entries ?? []).filter(({ source }) => source);
  const columns = new Set(entries.map(({ value }) => lines.positionAt(value.range.start).character));
  const isPadded = entries.some(({ key, value }) => value.range.start - key.range.end > 2);
  return entries.length > 1 && columns.size === 1 && isPadded ? [...columns][0] : undefined;
}
