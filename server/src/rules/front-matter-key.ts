import { coverageMinimums } from '../model/claims/coverage';
import { isPlanTemplate, misspelledKeys, PLAN_KEY_NAMES } from '../model/frontMatter/planKeys';
import type { Facts, Fix, FrontMatter, FrontMatterEntry, SprintDoc } from '../model/sprint';
import { type TemplateKeys, templateKeys } from '../model/templates/templateKeys';
import { isTemplatePath } from '../model/templates/templates';
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
    yield* missing(doc, frontMatter, new Set(misspelledKeys(frontMatter).values()));
  },
  *checkInProject(doc, { documents }) {
    const { frontMatter, kind } = doc;
    if (!frontMatter || !kind) return;
    const expected = templateKeys(doc, documents);
    if (!isTemplatePath(doc.path)) yield* misspelled(frontMatter, expected);
    yield* missingOfTemplate(doc, frontMatter, expected);
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

function* misspelled(frontMatter: FrontMatter, expected: TemplateKeys | undefined): Generator<Finding> {
  const builtIn = isPlanTemplate(frontMatter) ? misspelledKeys(frontMatter) : new Map<string, string>();
  for (const { key } of frontMatter.entries) {
    if (expected?.isUsed(key.value)) continue;
    const own = expected?.misspelled.get(key.value);
    const meant = own ?? builtIn.get(key.value);
    if (meant)
      yield {
        range: key.range,
        message: `There is no key “${key.value}” in ${own ? nameOf(expected) : 'a sprint plan'}. Did you mean “${meant}”?`,
        fix: { title: `Change to “${meant}”`, edits: [{ range: key.range, text: meant }] },
      };
  }
}

const nameOf = (expected: TemplateKeys | undefined): string => `the template ${expected?.template.path}`;

/** What the team's template has and most documents beside this one have, too. */
function* missingOfTemplate(
  doc: Facts,
  { range: { start }, body }: FrontMatter,
  expected: TemplateKeys | undefined,
): Generator<Finding> {
  for (const { key, range, usual } of expected?.missing ?? []) {
    const at = { start: body.start, end: body.start };
    const fix = { title: `Add “${key}: ${usual}”`, edits: [{ range: at, text: `${key}: ${usual}${doc.eol}` }] };
    yield {
      range: { start, end: start + 3 },
      message: `The front matter has no “${key}”, but ${nameOf(expected)} and most documents made from it have it. Add it.`,
      related: [{ uri: expected?.template.uri ?? doc.uri, range, message: `The template has “${key}”` }],
      ...(usual ? { fix } : {}),
    };
  }
}

/** Only what the document itself relies on: its title's number, its coverage criterion, a variable that it uses. */
function* missing(doc: SprintDoc, frontMatter: FrontMatter, meant: ReadonlySet<string>): Generator<Finding> {
  const { start } = frontMatter.range;
  for (const key of PLAN_KEY_NAMES) {
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
