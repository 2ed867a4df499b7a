import type { SprintDoc } from '../model/sprint';
import { type Ranged, ranged } from '../range';
import type { RuleFinding } from '../rules/rule';
import { type LineSpan, LineSpans } from './lineSpans';

const DIRECTIVES = ['disable-next-line', 'disable-line', 'disable-file', 'disable', 'enable'] as const;
export type Directive = (typeof DIRECTIVES)[number];

/** `<!-- sprintmark-disable-line stale-count -->`, or in front matter `# sprintmark-disable-line stale-count`. */
export interface Suppression {
  readonly directive: Directive;
  /** No rule means every rule. */
  readonly rules: readonly Ranged<string>[];
  /** The zero-based lines on which the comment starts and ends. */
  readonly lines: LineSpan;
}

export interface Suppressions {
  /** Whether comments turn `rule` off on a line. */
  covers(rule: string, line: number): boolean;
  /** Rule ids that no rule has: a misspelled one would otherwise be a trap. */
  readonly problems: readonly RuleFinding[];
}

export function readSuppressions(found: readonly Suppression[], ruleIds: readonly string[]): Suppressions {
  const spans = new Map(ruleIds.map(id => [id, new LineSpans(spansOf(id, found))]));
  return {
    covers: (rule, line) => spans.get(rule)?.has(line) ?? false,
    problems: found.flatMap(({ rules }) =>
      rules
        .filter(({ value }) => !spans.has(value))
        .map(({ value, range }) => ({
          rule: 'suppression',
          severity: 'hint' as const,
          range,
          message: `There is no rule “${value}”, so this comment does not turn it off. Check the spelling.`,
        })),
    ),
  };
}

/** All suppression comments, in the order of the text. */
export function listSuppressions(doc: SprintDoc): readonly Suppression[] {
  return [...yamlComments(doc), ...doc.comments].flatMap(({ value, range }) => {
    const read = readDirective(value, range.start);
    if (!read) return [];
    const lines = { first: doc.lines.positionAt(range.start).line, last: doc.lines.positionAt(range.end).line };
    return [{ ...read, lines }];
  });
}

function readDirective(comment: string, offset: number): Pick<Suppression, 'directive' | 'rules'> | undefined {
  const head = /^\s*sprintmark-([a-z-]+)(?![^\s,])/.exec(comment);
  const directive = DIRECTIVES.find(each => each === head?.[1]);
  if (!head || !directive) return undefined;
  const reason = comment.indexOf(' -- ', head[0].length);
  const list = comment.slice(0, reason < 0 ? undefined : reason);
  const words = Array.from(list.slice(head[0].length).matchAll(/[^\s,]+/g));
  const rules = words.map(({ 0: word, index }) => {
    const start = offset + head[0].length + index;
    return ranged(word, start, start + word.length);
  });
  return { directive, rules };
}

function yamlComments({ frontMatter, text }: SprintDoc): Ranged<string>[] {
  if (!frontMatter) return [];
  const { start, end } = frontMatter.body;
  return Array.from(text.slice(start, end).matchAll(/(?<![^\s])#([^\r\n]*)/g), ({ 1: comment = '', index }) =>
    ranged(comment, start + index + 1, start + index + 1 + comment.length),
  );
}

/** The lines on which `rule` is turned off. */
function spansOf(rule: string, suppressions: readonly Suppression[]): LineSpan[] {
  const spans: LineSpan[] = [];
  let from: number | undefined;
  for (const { directive, rules, lines } of suppressions) {
    if (rules.length && !rules.some(({ value }) => value === rule)) continue;
    if (directive === 'disable-file') return [{ first: 0, last: Number.POSITIVE_INFINITY }];
    if (directive === 'disable-line') spans.push({ first: lines.first, last: lines.last });
    else if (directive === 'disable-next-line') spans.push({ first: lines.last + 1, last: lines.last + 1 });
    else if (directive === 'disable') from ??= lines.first;
    else if (from !== undefined) {
      spans.push({ first: from, last: lines.last });
      from = undefined;
    }
  }
  return from === undefined ? spans : [...spans, { first: from, last: Number.POSITIVE_INFINITY }];
}
