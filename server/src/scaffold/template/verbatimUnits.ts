import type { Snippet } from '../snippet';
import type { LineValue } from '../value';
import { destinationOf } from './codeUnits';
import { flat, inLine } from './flat';
import type { Placeholder } from './placeholders';
import type { Place } from './places';
import { leftOpen, mapped, type Source, type Unit } from './source';

type Verbatim = Exclude<Place, { type: 'block' | 'line' | 'code' | 'destination' }>;

/** A variable where no Markdown is read: its text, changed as far as it would end what it stands in. */
export const verbatimUnit = (source: Source, place: Verbatim, placeholder: Placeholder): Unit => ({
  ...placeholder,
  write(last) {
    const value = source.valueFor(placeholder);
    const before = place.type === 'html' ? htmlBefore(source, place.node.start, placeholder) : '';
    const isComment = before?.startsWith('<!--');
    if (!value || before === undefined || (!isComment && isBareInTag(before))) return [leftOpen(source, placeholder)];
    const within: Verbatim = place.type === 'html' && isComment ? { type: 'comment', node: place.node } : place;
    return textOf(source, within, { placeholder, value: inLine(value, placeholder.name), before: last });
  },
});

interface Here {
  readonly placeholder: Placeholder;
  readonly value: LineValue;
  readonly before: string;
}

function textOf({ template }: Source, place: Verbatim, { placeholder, value, before }: Here): Snippet {
  const parts = flat(value);
  switch (place.type) {
    case 'autolink':
      return mapped(parts, addressed);
    case 'info':
      return mapped(parts, text => text.replace(/[^\p{L}\p{N}+#._-]+/gu, '-'));
    case 'title':
      return mapped(parts, text => text.replace(/["'()\\&]/g, '\\$&'));
    case 'html':
      return mapped(
        LEADS.test(template.slice(Math.max(0, placeholder.start - 20), placeholder.start))
          ? destinationOf(value)
          : parts,
        text => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`),
      );
    case 'comment':
      return mapped(parts, text => text.replace(/>/g, '&gt;').replace(/-{2,}|^-|-$/g, '–'));
    case 'fenced': {
      const [mark = '`'] = /[`~]/.exec(template.slice(place.node.start)) ?? [];
      const isBeside = before === mark || template.startsWith(mark, placeholder.end);
      return mapped(parts, text => text.replaceAll(mark.repeat(isBeside ? 1 : 3), isBeside ? "'" : "'''"));
    }
    default:
      return parts;
  }
}

/** Within a web address, whatever reads it: no mark of Markdown, and a path stays one. */
export const addressed = (text: string): string =>
  encodeURIComponent(text)
    .replaceAll('%2F', '/')
    .replace(/[!'()*~]|(?<![A-Za-z\d])_|_(?![A-Za-z\d])/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const LEADS = /\b(?:href|src)\s*=\s*["']$/i;

/** The tag or comment in which a variable stands, up to it; empty outside of them, undefined where that is too far to tell. */
function htmlBefore({ masked }: Source, start: number, placeholder: Placeholder): string | undefined {
  const before = masked.slice(Math.max(start, placeholder.start - MOST_BEFORE), placeholder.start);
  const open = before.lastIndexOf('<');
  if (open < 0 && placeholder.start - start > MOST_BEFORE) return undefined;
  return open <= before.lastIndexOf('>') ? '' : before.slice(open);
}

/** Within a tag, a value in quotes stays in them; outside of them it could add to the tag. */
const isBareInTag = (tag: string): boolean => tag !== '' && !/["']/.test(tag.replace(/"[^"]*"|'[^']*'/g, ''));

const MOST_BEFORE = 2000;
