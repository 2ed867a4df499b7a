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
  const lines = newest.frontMatter.entries.flatMap((entry, at, entries) => {
    const key = entry.key.value;
    if (entries.findIndex(each => each.key.value === key) !== at) return [];
    const others = having.flatMap(
      ({ frontMatter }) => frontMatter?.entries.filter(each => each.key.value === key).slice(0, 1) ?? [],
    );
    if (others.length * 2 < having.length) return [];
    return lineOf(newest, entry, valueOfKey(entry, { others, known, document }));
  });
  return lines.length ? `---\n${lines.join('\n')}\n---\n\n` : '';
}

interface Around {
  /** The same key of each document. */
  readonly others: readonly FrontMatterEntry[];
  /** What the built-in template has for each key. */
  readonly known: ReadonlyMap<string, string>;
  readonly document: DocumentId;
}

/** Undefined where the newest one's own value is that of all. */
function valueOfKey({ key, source }: FrontMatterEntry, { others, known, document }: Around): string | undefined {
  const name = key.value.toLowerCase();
  const quote = /^(["']).*\1$/s.exec(source)?.[1] ?? '';
  const isSame = others.length > 1 && others.every(each => each.source === source);
  const builtIn = known.get(key.value);
  if (builtIn?.includes('{{')) return builtIn;
  const variable =
    name === 'title'
      ? document === 'plan' || document === 'rca' || document === 'story'
        ? 'title'
        : 'sprint_title'
      : KEYS[name];
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

/** The key's line as it stands, with its comment and space; none for a value of several lines that is not that of all. */
function lineOf({ text, lines }: SprintDoc, { key, value }: FrontMatterEntry, written: string | undefined): string[] {
  const first = lines.positionAt(key.range.start).line;
  const last = lines.positionAt(Math.max(value.range.end, key.range.end)).line;
  const [start, end] = [lines.lineRange(first).start, lines.lineRange(last).end];
  const whole = text.slice(start, end).replace(/\r/g, '');
  if (written === undefined) return [whole];
  if (first !== last || (value.value !== null && typeof value.value === 'object')) return [];
  const colon = text.indexOf(':', key.range.end) + 1;
  const from = value.range.end > value.range.start ? value.range.start : colon;
  return [
    `${text.slice(start, from)}${from === colon ? ' ' : ''}${written}${text.slice(Math.max(from, value.range.end), end)}`,
  ];
}
