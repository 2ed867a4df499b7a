import { type Range, type Ranged, ranged } from '../../range';
import type { Edit, Problem } from '../sprint';
import { type Line, linesOf } from './frontMatterLines';

/** A problem and the edit that would solve it; true only if the block still does not parse without the edit. */
export type Repair = Problem & { readonly fix: { readonly title: string; readonly edits: readonly Edit[] } };

/** What people commonly write that is not YAML, line by line. Block scalars and comments are left alone. */
export function repairsFor(body: string): readonly Repair[] {
  return linesOf(body).flatMap(line => [
    ...tabs(line),
    ...missingSpace(line),
    ...(line.value ? valueRepairs(line.value) : []),
  ]);
}

function tabs({ indent }: Line): Repair[] {
  if (!indent.value.includes('\t')) return [];
  const spaces = indent.value.replaceAll('\t', '  ');
  const message = 'YAML does not allow tabs as indentation. Indent with spaces.';
  return [repair(indent.range, message, 'Indent with spaces', [{ range: indent.range, text: spaces }])];
}

function missingSpace({ text }: Line): Repair[] {
  const key = /^[A-Za-z_][\w-]*:(?=[^\s:/])/.exec(text.value)?.[0];
  if (!key || /:\s/.test(text.value) || text.value.endsWith(':')) return [];
  const at = text.range.start + key.length;
  const range = { start: text.range.start, end: at };
  return [
    repair(range, `A space must follow “${key}”.`, 'Insert a space', [{ range: { start: at, end: at }, text: ' ' }]),
  ];
}

function valueRepairs(value: Ranged<string>): Repair[] {
  const first = value.value[0] as string;
  if (first === '"' || first === "'") return quotedRepairs(value, first);
  if (first === '[' || first === '{') return flowRepairs(value, first);
  const reason = plainReason(value.value);
  return reason ? [quote(value, reason)] : [];
}

function plainReason(value: string): string | undefined {
  const first = value[0] as string;
  if ('@`%,'.includes(first)) return `starts with “${first}”, which YAML reserves`;
  if (first === '*') return 'starts with “*”, which refers to an anchor in YAML';
  if (first === '|' || first === '>') return `starts with “${first}”, which begins a text block in YAML`;
  if (/:(?:\s|$)/.test(value)) return 'holds “: ”, which begins another key in YAML';
  return undefined;
}

/** `"Fix" the build` goes on after its quote; `"Fix the build` has none. */
function quotedRepairs(value: Ranged<string>, mark: string): Repair[] {
  const close = closingQuote(value.value, mark);
  const { start, end } = value.range;
  if (close < 0) {
    const message = `The value opens with ${mark} and is not closed. Add the closing ${mark}.`;
    return [repair({ start, end }, message, 'Add the closing quote', [{ range: { start: end, end }, text: mark }])];
  }
  const rest = value.value.slice(close + 1);
  return rest.trim() && !rest.includes(mark) ? [quote(value, 'goes on after its closing quote')] : [];
}

function closingQuote(value: string, mark: string): number {
  for (let at = 1; at < value.length; at++) {
    if (mark === '"' && value[at] === '\\') at++;
    else if (value[at] === mark) {
      if (mark === '"' || value[at + 1] !== mark) return at;
      at++;
    }
  }
  return -1;
}

/** `[WIP] Parser` is text, not a list; `[@a, @b]` is a list of texts. */
function flowRepairs(value: Ranged<string>, open: string): Repair[] {
  const close = value.value.lastIndexOf(open === '[' ? ']' : '}');
  if (close >= 0 && close < value.value.length - 1)
    return [quote(value, `goes on after its “${open === '[' ? ']' : '}'}”`)];
  const items = value.value.matchAll(/([[{,]|:\s)([ \t]*)([@`%][^,[\]{}]*)|"(?:[^"\\]|\\.)*"|'[^']*'/g);
  return [...items].flatMap(({ 1: before, 2: space = '', 3: item, index }) => {
    if (before === undefined || item === undefined) return [];
    const start = value.range.start + index + before.length + space.length;
    const text = item.trimEnd();
    return [quote(ranged(text, start, start + text.length), `starts with “${text[0]}”, which YAML reserves`)];
  });
}

function quote({ value, range }: Ranged<string>, reason: string): Repair {
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  const { start, end } = range;
  return repair(range, `“${shown}” ${reason}. Quote it.`, 'Quote the value', quotes(value, { start, end }));
}

function quotes(value: string, range: Range): Edit[] {
  const mark = !/["\\]/.test(value) ? '"' : !value.includes("'") ? "'" : undefined;
  if (!mark) return [{ range, text: JSON.stringify(value) }];
  return [
    { range: { start: range.start, end: range.start }, text: mark },
    { range: { start: range.end, end: range.end }, text: mark },
  ];
}

function repair(range: Range, message: string, title: string, edits: readonly Edit[]): Repair {
  return { message, range, fix: { title, edits } };
}
