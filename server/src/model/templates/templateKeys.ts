import { oncePer } from '../../oncePer';
import type { Range } from '../../range';
import { closest } from '../frontMatter/planKeys';
import type { Facts, FrontMatterEntry } from '../sprint';
import { type Template, templateFor } from './templates';

/** What the front matter of a team's template asks of one of its documents. */
export interface TemplateKeys {
  readonly template: Facts;
  /** Whether the template has a key, or another document made from it: then it is no misspelling. */
  readonly isUsed: (key: string) => boolean;
  readonly misspelled: ReadonlyMap<string, string>;
  readonly missing: readonly MissingKey[];
}

export interface MissingKey {
  readonly key: string;
  /** In the template. */
  readonly range: Range;
  /** The template's value, provided that most documents keep it; as written. */
  readonly usual: string | undefined;
}

/** Undefined where no template has front matter, or where the document was plainly not made from it. */
export function templateKeys(doc: Facts, documents: readonly Facts[]): TemplateKeys | undefined {
  const template = templateFor(doc, documents);
  const entries = template?.doc.frontMatter?.entries ?? [];
  if (!template || !entries.length) return undefined;
  const own = new Set(keysOf(doc));
  const absent = entries.filter(({ key }) => !own.has(key.value));
  if (absent.length * 2 > entries.length) return undefined;
  const { having } = habitsOf(template);
  const isOne = template.followers.some(({ uri }) => uri === doc.uri);
  const isUsed = (key: string): boolean => isIn(template, key) || (having.get(key) ?? 0) > (isOne ? 1 : 0);
  const misspelled = misspellings(doc, absent, isUsed);
  const meant = new Set(misspelled.values());
  const missing = absent.filter(({ key }) => !meant.has(key.value) && isUsual(template, key.value, isOne));
  return { template: template.doc, isUsed, misspelled, missing: missing.map(entry => missingKey(template, entry)) };
}

function misspellings(
  doc: Facts,
  absent: readonly FrontMatterEntry[],
  isUsed: (key: string) => boolean,
): Map<string, string> {
  const names = absent.map(({ key }) => key.value);
  return new Map(
    keysOf(doc).flatMap(key => {
      const meant = isUsed(key) ? undefined : closest(key, names);
      return meant ? [[key, meant] as const] : [];
    }),
  );
}

const isIn = ({ doc }: Template, key: string): boolean => keysOf(doc).includes(key);

/** Whether most other documents have a key; `isOne` tells whether the one that lacks it was counted. */
function isUsual(template: Template, key: string, isOne: boolean): boolean {
  const { having, documents } = habitsOf(template);
  return (having.get(key) ?? 0) * 2 > documents - (isOne ? 1 : 0);
}

function missingKey(template: Template, { key, source }: FrontMatterEntry): MissingKey {
  const { having, keeping } = habitsOf(template);
  const keeps = (keeping.get(key.value) ?? 0) * 2 > (having.get(key.value) ?? 0);
  const isValue = source !== '' && !/[\r\n]|\{\{/.test(source);
  return { key: key.value, range: key.range, usual: keeps && isValue ? source : undefined };
}

/** How many of a template's documents have each key, and how many with the template's own value. */
interface Habits {
  readonly documents: number;
  readonly having: ReadonlyMap<string, number>;
  readonly keeping: ReadonlyMap<string, number>;
}

/** A template is the same object for all its documents, so its habits are counted once. */
const habitsOf = oncePer(({ doc, followers }: Template): Habits => {
  const own = new Map((doc.frontMatter?.entries ?? []).map(({ key, source }) => [key.value, source]));
  const having = new Map<string, number>();
  const keeping = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  const documents = followers.flatMap(({ frontMatter }) => frontMatter ?? []);
  for (const { entries } of documents) {
    const sources = new Map(entries.map(({ key, source }) => [key.value, source]));
    for (const [key, source] of sources) {
      add(having, key);
      if (own.get(key) === source) add(keeping, key);
    }
  }
  return { documents: documents.length, having, keeping };
});

const keysOf = ({ frontMatter }: Facts): readonly string[] => (frontMatter?.entries ?? []).map(({ key }) => key.value);
