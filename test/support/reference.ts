import type { Rule } from '../../server/src/rules/rule';
import { type Example, type ExampleCase, examplesOf } from './examples';

type Described = Pick<Rule, 'id' | 'severity' | 'summary' | 'creates'>;

/** A rule and the text of its fixture; without a fixture it is told by its summary alone. */
export interface DocumentedRule extends Described {
  readonly fixture: string | undefined;
}

const WRITTEN = '<!-- Written by `npm run docs` from the rules and test/fixtures: change those. -->';

/** `docs/rules.md`: what every rule finds, told by its fixture. */
export function rulesPage(rules: readonly DocumentedRule[]): string {
  return `${[
    '# The rules',
    WRITTEN,
    'Each rule below shows a document, the mark that you see in the editor, and the message. “fix” means that a quick fix puts it right.',
    table(rules, '#'),
    TURN_OFF,
    ...rules.map(section),
    SUPPRESSION,
  ].join('\n\n')}\n`;
}

/** The table of the README; `page` is where the rules are told. */
export const rulesTable = (rules: readonly DocumentedRule[], page: string): string => table(rules, `${page}#`);

export const START = '<!-- rules: written by `npm run docs` -->';
export const END = '<!-- /rules -->';

/** A README with the table put between its markers; unchanged where it has none. */
export function withTable(readme: string, rules: readonly DocumentedRule[]): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start < 0 || end < start) return readme;
  return `${readme.slice(0, start + START.length)}\n\n${rulesTable(rules, 'docs/rules.md')}\n\n${readme.slice(end)}`;
}

const TURN_OFF = `## Turn a rule off

- In the settings, for yourself: \`"sprintmark.rules.stale-count": "off"\`. It may as well be \`error\`, \`warning\`, \`information\` or \`hint\`.
- In the project’s \`.sprintmark.json\`, for everyone: \`{ "rules": { "stale-count": "off" } }\`.
- In a document, for one place: \`<!-- sprintmark-disable-next-line stale-count -->\` above the line. The quick fix writes it for you.`;

const SUPPRESSION = `## suppression

**A comment turns off a rule that there is not.**

Such a comment does nothing, so it is told: look for a misspelled rule.`;

function table(rules: readonly DocumentedRule[], target: string): string {
  const rows = rules.map(
    rule =>
      `| [\`${rule.id}\`](${target}${rule.id}) | ${rule.severity} | ${hasFix(rule) ? 'yes' : ''} | ${inCell(rule.summary)} |`,
  );
  return ['| rule | default | fix | finds |', '|---|---|---|---|', ...rows].join('\n');
}

function section(rule: DocumentedRule): string {
  const { failing, clean } = examplesOf(rule.fixture ?? '');
  return [
    `## ${rule.id}`,
    `**${rule.summary}**`,
    `${rule.severity[0]?.toUpperCase()}${rule.severity.slice(1)}${hasFix(rule) ? ' · fix' : ''} · \`"sprintmark.rules.${rule.id}": "off"\` turns it off`,
    ...(failing ? [told(failing)] : []),
    ...(failing?.documents ?? []).flatMap(({ change }) => (change ? [`The fix:\n\n${fenced(change, 'diff')}`] : [])),
    ...(clean ? [details(clean)] : []),
  ].join('\n\n');
}

const marked = ({ path, text }: Example): string => `\`${path}\`\n\n${fenced(text, 'text')}`;

/** "For example, a phase with more boxes than it says:" and the documents. */
const told = ({ name, documents }: ExampleCase): string =>
  [`For example, ${name}:`, ...documents.map(marked)].join('\n\n');

const details = ({ name, documents }: ExampleCase): string =>
  ['<details>', `<summary>Not reported: ${inHtml(name)}</summary>`, ...documents.map(marked), '</details>'].join(
    '\n\n',
  );

const inHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A fence longer than any in the text. */
function fenced(text: string, language: string): string {
  const longest = [...text.matchAll(/`{3,}/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

const hasFix = ({ fixture, creates }: DocumentedRule): boolean =>
  Boolean(creates) || /^`{4,}\w+ fixed /m.test(fixture ?? '');

const inCell = (text: string): string => text.replaceAll('|', '\\|').replace(/\.$/, '');

/** The line, counted from one, on which each rule's entry stands. */
export function linesOf(page: string, rules: readonly { readonly id: string }[]): Record<string, number> {
  const lines = page.split('\n');
  return Object.fromEntries(rules.map(({ id }) => [id, lines.indexOf(`## ${id}`) + 1]));
}
