import { isPlanTemplate, misspelledKeys } from '../../../model/frontMatter/planKeys';
import { planValueProblem } from '../../../model/frontMatter/planValues';
import type { FrontMatterEntry, SprintDoc } from '../../../model/sprint';
import type { DocumentId } from '../../documents';

/** The front matter of the newest, where at least half have one: their common keys, with variables for what is one sprint's own. */
export function habitFrontMatter(documents: readonly SprintDoc[], builtIn: SprintDoc, document: DocumentId): string {
  const having = documents.filter(
    ({ frontMatter }) => frontMatter && !frontMatter.problems.length && !frontMatter.language,
  );
  const newest = having[0];
  if (!newest?.frontMatter || having.length * 2 < documents.length) return '';
  const known = new Map((builtIn.frontMatter?.entries ?? []).map(({ key, source }) => [key.value, source]));
  const meant = isPlanTemplate(newest.frontMatter) ? misspelledKeys(newest.frontMatter) : undefined;
  const lines = newest.frontMatter.entries.flatMap((entry, at, entries) => {
    const key = entry.key.value;
    if (entries.findIndex(each => each.key.value === key) !== at) return [];
    const others = having.flatMap(
      ({ frontMatter }) => frontMatter?.entries.filter(each => each.key.value === key).slice(0, 1) ?? [],
    );
    if (others.length * 2 < having.length) return [];
    const name = meant?.get(key) ?? key;
    return lineOf(newest, entry, { name, value: valueOfKey(entry, { name, others, known, document }) });
  });
  return lines.length ? `---\n${lines.join('\n')}\n---\n\n` : '';
}

interface Around {
  /** The key, spelled as the plan template spells it. */
  readonly name: string;
  /** The same key of each document. */
  readonly others: readonly FrontMatterEntry[];
  /** What the built-in template has for each key. */
  readonly known: ReadonlyMap<string, string>;
  readonly document: DocumentId;
}

/** Undefined where the newest one's own value is that of all. */
function valueOfKey(entry: FrontMatterEntry, { name: key, others, known, document }: Around): string | undefined {
  const { source } = entry;
  const name = key.toLowerCase();
  const quote = /^(["']).*\1$/s.exec(source)?.[1] ?? '';
  const isSame = others.length > 1 && others.every(each => each.source === source) && !planValueProblem(entry);
  const builtIn = known.get(key);
  if (builtIn?.includes('{{')) return builtIn;
  const variable =
    name === 'title'
      ? document === 'plan' || document === 'rca' || document === 'story'
        ? 'title'
        : 'sprint_title'
      : KEYS[name];
  if (name === 'id' && document === 'story') return `${quote}{{next_id}}${quote}`;
  if ((variable && Object.hasOwn(KEYS, name)) || name === 'title') return `${quote}{{${variable}}}${quote}`;
  return isSame || /^(?:true|false)$/.test(source)
    ? undefined
    : `${quote}{{todo: ${name.replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || 'value'}}}${quote}`;
}

const KEYS: Readonly<Record<string, string>> = {
  ...{ number: 'number', sprint: 'number', sprint_number: 'number', goal: 'goal', date: 'date', created: 'date' },
  ...{
    start_date: 'start_date',
    start: 'start_date',
    end_date: 'end_date',
    end: 'end_date',
    author: 'author',
    branch: 'branch',
  },
  ...{
    timebox_minutes: 'timebox',
    coverage_min: 'coverage_min',
    test_pattern: 'test_pattern',
    loc_budget: 'loc_budget',
  },
};

interface Written {
  readonly name: string;
  /** Undefined for what stands there already. */
  readonly value: string | undefined;
}

/** The key's line with its comment and space; none for a value of several lines that is not that of all. */
function lineOf({ text, lines }: SprintDoc, { key, value }: FrontMatterEntry, written: Written): string[] {
  const first = lines.positionAt(key.range.start).line;
  const last = lines.positionAt(Math.max(value.range.end, key.range.end)).line;
  const [start, end] = [lines.lineRange(first).start, lines.lineRange(last).end];
  const lead = written.name === key.value ? text.slice(start, key.range.end) : written.name;
  if (written.value === undefined) return [`${lead}${text.slice(key.range.end, end)}`.replace(/\r/g, '')];
  if (first !== last || (value.value !== null && typeof value.value === 'object')) return [];
  const colon = text.indexOf(':', key.range.end) + 1;
  const from = value.range.end > value.range.start ? value.range.start : colon;
  const between = `${text.slice(key.range.end, from)}${from === colon ? ' ' : ''}`;
  return [`${lead}${between}${written.value}${text.slice(Math.max(from, value.range.end), end)}`];
}
