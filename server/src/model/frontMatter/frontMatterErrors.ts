import { type Document, isAlias, isNode, parseDocument, visit } from 'yaml';
import type { Range } from '../../range';
import type { Edit, Problem } from '../sprint';
import { originalRange } from './frontMatterEdits';

export interface Parsed {
  readonly document: Document | undefined;
  readonly errors: readonly { readonly message: string; readonly at: Range }[];
}

const TOO_DEEP: Parsed = {
  document: undefined,
  errors: [{ message: 'It is nested too deeply', at: { start: 0, end: 0 } }],
};

/** Parses without ever throwing; an alias without its anchor counts as an error. */
export function parseYaml(source: string): Parsed {
  if (isTooDeep(source)) return TOO_DEEP;
  try {
    const document = parseDocument(source, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    const errors = document.errors.map(({ message, pos: [start, end] }) => ({ message, at: { start, end } }));
    return { document, errors: [...errors, ...unknownAliases(document)] };
  } catch {
    // The library recurses, and whatever else nests so deeply exhausts its stack.
    return TOO_DEEP;
  }
}

const DEEPEST = 100;

/** Some thousand brackets in one another do not just throw: V8 aborts where a regular expression meets the stack's end. */
function isTooDeep(source: string): boolean {
  let depth = 0;
  for (const [bracket] of source.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return /(?:[-?:][ \t]+(?:\w{1,20}(?=:))?){100}/.test(source);
}

function unknownAliases(document: Document): Parsed['errors'] {
  const anchors = new Set<string>();
  const errors: { message: string; at: Range }[] = [];
  visit(document, (_key, node) => {
    if (isAlias(node) && !anchors.has(node.source)) {
      const [start = 0, end = 0] = node.range ?? [];
      errors.push({ message: `There is no anchor &${node.source}`, at: { start, end } });
    } else if (isNode(node) && 'anchor' in node && node.anchor) anchors.add(node.anchor);
  });
  return errors;
}

const SAID: readonly (readonly [RegExp, string])[] = [
  [/nested too deeply|call stack/, 'The front matter is nested too deeply to be read. Flatten it'],
  [/quote$/, 'A quoted value is not closed. Add the closing quote'],
  [
    /^Implicit keys need|^Nested mappings|^Implicit map keys/,
    'This is no “key: value” pair. Write one key and one value on a line',
  ],
  [/^Tabs are not allowed/, 'YAML does not allow tabs as indentation. Indent with spaces'],
  [/^Invalid escape sequence/, 'A backslash in double quotes starts an escape sequence. Use single quotes, or “\\\\”'],
  [/at node end$/, 'Text follows where the value has ended. Quote the whole value'],
];

/** `error` is one of the edited text, `source` the text before the edits. */
export function problemOf({ message, at }: Parsed['errors'][number], source: string, edits: readonly Edit[]): Problem {
  const said = SAID.find(([pattern]) => pattern.test(message))?.[1];
  return {
    message: said
      ? `${said}.`
      : `This is not valid YAML: ${message.replace(/\.$/, '')}. Correct it or quote the value.`,
    range: restOfLine(source, originalRange(at, edits).start),
  };
}

/** From where the parser gave up to the end of that line; never empty where there is a character to show. */
function restOfLine(source: string, start: number): Range {
  let from = Math.min(start, source.length);
  while (from > 0 && source.slice(from, from + 1).trim() === '') from--;
  const end = from + source.slice(from).search(/[\r\n]|$/);
  return { start: from, end: from + source.slice(from, end).trimEnd().length };
}

/** The rest are mostly consequences of the first. */
export function onePerLine(source: string, problems: readonly Problem[]): readonly Problem[] {
  const lines = new Map<number, Problem>();
  for (const problem of problems) {
    const line = source.lastIndexOf('\n', problem.range.start - 1);
    if (!lines.has(line)) lines.set(line, problem);
  }
  return [...lines.values()];
}
