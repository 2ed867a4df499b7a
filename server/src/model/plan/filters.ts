import { type Ranged, ranged } from '../../range';
import { pytestProblem } from '../frontMatter/pytestExpression';
import { sectionsOf } from '../sections';
import type { Block, SprintDoc } from '../sprint';

/** A `pytest -k` filter, without quotes. */
export interface TestFilter extends Ranged<string> {}

const WHERE =
  /task|accept|criteri|metric|success|done|gate|checklist|goal|deliverable|aufgabe|abnahme|ziel|tarea|aceptaci|m[ée]trica|[ée]xito|tarefa|aceita|sucesso|任务|验收/iu;
const FILTER = /\bpytest\b[^\r\n`]{0,200}?\s-k(?:=|\s{1,3})("[^"\r\n]{1,200}"|'[^'\r\n]{1,200}'|[^\s`"'|;,)]{1,200})/g;
/** Tests that were there before, or that everything must pass, are not this sprint's own. */
const OTHER_TESTS =
  /\b(?:existing|regressions?|legacy|previous|prior|earlier|old|baseline|smoke|full|entire|whole|still|unchanged|other|bestehende|vorhandene|existentes|anteriores)\b/iu;

/** The filters that acceptance criteria, success metrics and tasks name; none from blocks of code. */
export function readFilters({ root, text }: SprintDoc): TestFilter[] {
  if (!text.includes('-k')) return [];
  return sectionsOf(root)
    .filter(({ heading }) => WHERE.test(heading?.text.value ?? ''))
    .flatMap(({ blocks }) => blocks.flatMap(block => filtersIn(block, text)));
}

function filtersIn(block: Block, text: string): TestFilter[] {
  if (block.type !== 'paragraph' && block.type !== 'list' && block.type !== 'table') return [];
  const { start, end } = block.range;
  return [...text.slice(start, end).matchAll(FILTER)].flatMap(({ index, 0: whole, 1: written = '' }) => {
    const at = start + index + whole.length - written.length;
    const filter = written.replace(/^(["'])(.*)\1$/, '$2').replace(/[.:!?]+$/, '');
    const from = at + (written.startsWith('"') || written.startsWith("'") ? 1 : 0);
    return OTHER_TESTS.test(around(text, at)) ? [] : [ranged(filter, from, from + filter.length)];
  });
}

/** The cell, item or line in which an offset stands. */
function around(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - 300), offset);
  const after = text.slice(offset, offset + 200);
  return `${/[^\r\n|]*$/.exec(before)?.[0]}${/^[^\r\n|]*/.exec(after)?.[0]}`;
}

/**
 * Whether a filter and a front matter's `test_pattern` surely have no test in common. Each name selects what contains it, so
 * `test_goal_model` is among `test_goal`. What is no plain list of names is left alone.
 */
export function selectsNoneOf(pattern: string, filter: string): boolean {
  if (/\{\{|\$[{\w]/.test(filter + pattern)) return false;
  const [wanted, run] = [namesIn(pattern), namesIn(filter)];
  if (!wanted?.length || !run?.length) return false;
  return !run.some(name =>
    wanted.some(other => name.includes(other) || other.includes(name) || shareWord(name, other)),
  );
}

/** A `test_pattern` as `pytest -k` takes it, `test_a.*|test_b` as “test_a or test_b”; undefined for one that it cannot take. */
export function pytestExpression(pattern: string): string | undefined {
  const expression = pattern.trim();
  if (!expression || expression.length > LONGEST_PATTERN || /\{\{|\$[{\w]/.test(expression)) return undefined;
  // What begins with a hyphen would be read as an option.
  if (!pytestProblem(expression)) return expression.startsWith('-') ? undefined : expression;
  const names = namesIn(expression);
  return names?.some(name => name.startsWith('-')) ? undefined : names?.join(' or ');
}

const LONGEST_PATTERN = 1000;

/** `export_csv` and `test_export` may both be in `test_export_csv`. */
function shareWord(a: string, b: string): boolean {
  const words = new Set(a.split(/[_-]/).filter(word => word.length > 3 && !/^(?:tests?|unit|sprint)$/.test(word)));
  return b.split(/[_-]/).some(word => words.has(word));
}

/** `test_a.*|test_b` and `test_a or test_b` -> test_a, test_b */
function namesIn(expression: string): string[] | undefined {
  const names = expression
    .split(/\||\s+or\s+|,/i)
    .map(name => name.replace(/^[\s^(]+|(?:\.[*+]|[$)*\s])+$/g, '').toLowerCase());
  return names.every(name => /^[\w-]+$/.test(name)) ? names : undefined;
}
