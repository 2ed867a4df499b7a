import matter from 'gray-matter';
import type { Range } from '../../range';

export interface Fence {
  /** From the opening `---`, after a BOM, to the end of the closing line, or of the block that lacks one. */
  readonly range: Range;
  /** The opening line without its line break. */
  readonly opening: Range;
  /** Whole lines: from the start of the second to the start of the closing one. */
  readonly body: Range;
  /** The word after the opening `---`. */
  readonly language: string;
  /** Whether that word asks for anything but YAML; such a block is neither run nor read. */
  readonly refused: boolean;
  readonly closed: boolean;
}

/** Finds the front matter's fence. What is rather two horizontal rules, or one, has none. */
export function findFence(text: string): Fence | undefined {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const line = /^---[ \t]*(?:[A-Za-z][\w+-]*[ \t]*)?(?=\r?\n|$)/.exec(text.slice(start, start + 200))?.[0];
  if (line === undefined) return undefined;
  const opening = { start, end: start + line.length };
  const bodyStart = text.indexOf('\n', opening.end) + 1 || text.length;
  const closing = closingLine(text, bodyStart);
  const body = { start: bodyStart, end: closing?.start ?? unclosedEnd(text, bodyStart) };
  const { language, refused } = languageOf(line);
  const head = text.slice(body.start, Math.min(body.end, body.start + 2000));
  if (!(closing && language) && !CODE.test(language) && !isFrontMatter(head, closing !== undefined)) return undefined;
  const end = closing?.end ?? endOfLastLine(text, body);
  return { range: { start, end }, opening, body, language, refused, closed: closing !== undefined };
}

/** Only dashes and spaces close; gray-matter alone would take any line that starts with three dashes. */
function closingLine(text: string, bodyStart: number): Range | undefined {
  for (let at = text.indexOf('\n---', bodyStart - 1); at >= 0; at = text.indexOf('\n---', at + 1)) {
    let end = at + '\n---'.length;
    while (text[end] === ' ' || text[end] === '\t') end++;
    const next = text[end] === '\r' ? text[end + 1] : text[end];
    if (next === '\n' || next === undefined)
      return isMarkdown(text.slice(bodyStart, Math.min(at, bodyStart + 20_000))) ? undefined : { start: at + 1, end };
  }
  return undefined;
}

/** A heading between blank lines, and prose after it: then the `---` below is a rule, and the block was never closed. */
function isMarkdown(body: string): boolean {
  const lines = body.split(/\r?\n/);
  const heading = lines.findIndex((line, at) => /^#{1,6} /.test(line) && lines[at - 1]?.trim() === '');
  return heading >= 0 && lines.slice(heading).some(line => !isYamlLine(line) && !CONFLICT.test(line));
}

/** A block without a closing line ends before the first blank line or heading. */
function unclosedEnd(text: string, bodyStart: number): number {
  for (let at = bodyStart; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed + 1;
    if (/^(?:\s*$|#)/.test(text.slice(at, Math.min(end, at + 200)))) return at;
    at = end;
  }
  return text.length;
}

const KEY = /^(?:[\p{L}_"'][^:\n]{0,100}:(?=\s|$)|\{)/u;
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;

function isFrontMatter(head: string, closed: boolean): boolean {
  const lines = head.split(/\r?\n/).filter(line => !CONFLICT.test(line));
  const first = lines.findIndex(line => line.trim() !== '' && !line.startsWith('#'));
  const before = lines.slice(0, first < 0 ? lines.length : first);
  if (before.some((line, at) => line.startsWith('#') && lines[at - 1]?.trim() === '')) return false;
  const line = lines[first];
  if (line === undefined) return closed;
  if (!closed) return lines.every(isYamlLine) && (/^[a-z_-]+:/.test(line) || lines.filter(isKey).length > 1);
  return isKey(line) || /^[A-Za-z_]\w*:\S/.test(line) || lines.filter(isKey).length > lines.length / 2;
}

const isKey = (line: string): boolean => KEY.test(line);
const isYamlLine = (line: string): boolean => isKey(line) || /^(?:\s|#|-\s|$)/.test(line);

/** gray-matter's engines run or parse the block; here none may, since YAML is read with ranges and all else refused. */
class Refusal extends Error {}
const refusal = {
  parse(): never {
    throw new Refusal();
  },
};
const ENGINES = { yaml: { parse: () => ({}) }, json: refusal, javascript: refusal, coffee: refusal, toml: refusal };

const CODE = /^(?:js|javascript|coffee|coffeescript|cson|json|toml|ya?ml)$/i;

/** gray-matter gets the opening line alone, with a block of its own: in a long one its comment filter is quadratic. */
function languageOf(opening: string): Pick<Fence, 'language' | 'refused'> {
  const head = `${opening}\nblock: 1\n---\n`;
  const language = matter.language(head).name;
  const isYaml = /^(?:ya?ml)?$/i.test(language);
  try {
    matter(head, { engines: isYaml ? ENGINES : { ...ENGINES, [language]: refusal } });
    return { language, refused: false };
  } catch (error) {
    // Without the refusal it was gray-matter itself that failed, as it does where there is no `Buffer`.
    return { language, refused: error instanceof Refusal || !isYaml };
  }
}

function endOfLastLine(text: string, { start, end }: Range): number {
  let at = end;
  while (at > start && /[\r\n]/.test(text[at - 1] as string)) at--;
  return at;
}
