import { coverageMinimums } from '../model/claims/coverage';
import { isPlanTemplate, misspelledKeys, PLAN_KEYS } from '../model/planKeys';
import type { Fix, FrontMatter, FrontMatterEntry, SprintDoc } from '../model/sprint';
import type { Finding, Rule } from './rule';

/** A key stands once, is spelled as the template spells it, and is there where the document relies on it. */
export const frontMatterKey: Rule = {
  id: 'front-matter-key',
  severity: 'warning',
  summary: 'A front-matter key is missing, stands twice or is misspelled.',
  *check(doc) {
    const { frontMatter } = doc;
    if (!frontMatter) return;
    yield* duplicates(doc, frontMatter);
    if (!isPlanTemplate(frontMatter)) return;
    const meant = misspelledKeys(frontMatter);
    yield* misspelled(frontMatter, meant);
    yield* missing(doc, frontMatter, new Set(meant.values()));
  },
};

function* duplicates(doc: SprintDoc, { entries }: FrontMatter): Generator<Finding> {
  const first = new Map<string, FrontMatterEntry>();
  for (const entry of entries) {
    const { key, source } = entry;
    const earlier = first.get(key.value);
    if (!earlier) first.set(key.value, entry);
    else
      yield {
        range: key.range,
        message: `The key “${key.value}” stands twice: line ${doc.lines.positionAt(earlier.key.range.start).line + 1} has it already. Keep one.`,
        related: [{ range: earlier.key.range, message: `“${key.value}” stands here first` }],
        ...(earlier.source === source ? { fix: removal(doc, entry) } : {}),
      };
  }
}

/** Removes whole lines, with the break that ends them. */
function removal({ text, lines }: SprintDoc, { key, value }: FrontMatterEntry): Fix {
  const start = lines.offsetAt({ line: lines.positionAt(key.range.start).line, character: 0 });
  const { end: last } = lines.lineRange(lines.positionAt(value.range.end).line);
  const end = last + (/^\r?\n/.exec(text.slice(last, last + 2))?.[0].length ?? 0);
  return { title: `Remove the second “${key.value}”`, edits: [{ range: { start, end }, text: '' }] };
}

function* misspelled({ entries }: FrontMatter, meantBy: ReadonlyMap<string, string>): Generator<Finding> {
  for (const { key } of entries) {
    const meant = meantBy.get(key.value);
    if (meant)
      yield {
        range: key.range,
        message: `There is no key “${key.value}” in a sprint plan. Did you mean “${meant}”?`,
        fix: { title: `Change to “${meant}”`, edits: [{ range: key.range, text: meant }] },
      };
  }
}

/** Only what the document itself relies on: its title's number, its coverage criterion, a variable that it uses. */
function* missing(doc: SprintDoc, frontMatter: FrontMatter, meant: ReadonlySet<string>): Generator<Finding> {
  const { start } = frontMatter.range;
  for (const key of PLAN_KEYS) {
    if (meant.has(key) || frontMatter.entries.some(entry => entry.key.value === key)) continue;
    const stated = statedValue(key, doc);
    if (!stated && !doc.text.includes(`{{${key}}}`)) continue;
    yield {
      range: { start, end: start + 3 },
      message: `The front matter has no “${key}”, but ${stated?.where ?? `the document uses {{${key}}}`}. Add it.`,
      ...(stated ? { fix: addition(doc, frontMatter, key, stated.value) } : {}),
    };
  }
}

function statedValue(key: string, doc: SprintDoc): { readonly value: string; readonly where: string } | undefined {
  if (key === 'number') {
    const value = /\bSprint\s+#?(\d{1,4})\b(?![.\d])/i.exec(doc.title?.value ?? '')?.[1];
    return value ? { value, where: `the title says Sprint ${value}` } : undefined;
  }
  if (key !== 'coverage_min') return undefined;
  const [value, ...others] = new Set(coverageMinimums(doc).map(({ percent }) => percent.value));
  return value === undefined || others.length
    ? undefined
    : { value: String(value), where: `the document asks for ${value}% coverage` };
}

function addition({ text }: SprintDoc, { body }: FrontMatter, key: string, value: string): Fix {
  const eol = text[body.start - 2] === '\r' ? '\r\n' : '\n';
  const at = { start: body.start, end: body.start };
  return { title: `Add “${key}: ${value}”`, edits: [{ range: at, text: `${key}: ${value}${eol}` }] };
}
