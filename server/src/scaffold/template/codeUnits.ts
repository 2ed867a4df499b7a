import { inOneLine } from '../markdown/clean';
import { escapedIn } from '../markdown/write';
import { type Snippet, toPlain } from '../snippet';
import type { LineValue } from '../value';
import { flat } from './flat';
import type { Place } from './places';
import { type Group, mapped, pieces, type Source, type Unit } from './source';

/** A code span; its marks grow where a value holds such marks itself. */
export const codeUnit = (source: Source, { inCell }: Extract<Place, { type: 'code' }>, group: Group): Unit => ({
  start: group.start,
  end: group.end,
  write() {
    const span = source.template.slice(group.start, group.end);
    const [mark] = /^`+/.exec(span) as RegExpExecArray;
    const inner = { ...group, start: group.start + mark.length, end: group.end - mark.length };
    const change = inCell ? pipesEscaped : (text: string): string => text;
    const content = pieces(source, inner, { write: value => mapped(flat(value), change), keep: text => text });
    const text = toPlain(content);
    if (!runsOf(text).has(mark.length) && !/^`|`$/.test(text)) return [mark, ...content, mark];
    const fence = '`'.repeat(freeLength(runsOf(text)));
    return [`${fence} `, ...content, ` ${fence}`];
  },
});

/** In a cell, a pipe needs a backslash, also in code, where no backslash can stand before a pipe otherwise. */
const pipesEscaped = (text: string): string => text.replace(/\\*\|/g, '\\|');

const runsOf = (text: string): ReadonlySet<number> =>
  new Set(Array.from(text.matchAll(/`+/g), ([{ length }]) => length));

function freeLength(taken: ReadonlySet<number>): number {
  let length = 1;
  while (taken.has(length)) length++;
  return length;
}

/** A link's destination; it is put in angle brackets where a value has a space. */
export const destinationUnit = (source: Source, group: Group): Unit => ({
  start: group.start,
  end: group.end,
  write() {
    const whole = source.template.slice(group.start, group.end);
    const isEnclosed = whole.startsWith('<');
    const plain = pieces(source, group, { write: destinationOf, keep: () => '' });
    const encloses = !isEnclosed && /[\s\p{Cc}<]/u.test(toPlain(plain));
    const content = pieces(source, group, {
      write: value => mapped(destinationOf(value), text => escaped(text, isEnclosed || encloses)),
      keep: text => (encloses ? text.replace(/(?<!\\)[<>]/g, '\\$&') : text),
    });
    return encloses ? ['<', ...content, '>'] : content;
  },
});

/** Of a link, where it leads. */
export function destinationOf(value: LineValue): Snippet {
  const [only, ...rest] = value.type === 'phrase' ? value.content : [];
  return only?.type === 'link' && !rest.length ? [inOneLine(only.url)] : flat(value);
}

const escaped = (text: string, isEnclosed: boolean): string =>
  escapedIn(text, {
    before: '(',
    after: ')',
    within: ['paragraph', 'phrasing', 'link', isEnclosed ? 'destinationLiteral' : 'destinationRaw'],
  });
