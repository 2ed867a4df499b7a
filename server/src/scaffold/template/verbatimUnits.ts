import type { Snippet } from '../snippet';
import type { Value } from '../value';
import { flat } from './flat';
import type { Placeholder } from './placeholders';
import type { Place } from './places';
import { leftOpen, mapped, type Source, type Unit } from './source';

type Verbatim = Exclude<Place, { type: 'block' | 'line' | 'code' | 'destination' }>;

/** A variable where no Markdown is read: its text, changed as far as it would end what it stands in. */
export const verbatimUnit = (source: Source, place: Verbatim, placeholder: Placeholder): Unit => ({
  ...placeholder,
  write() {
    const value = source.valueFor(placeholder);
    if (!value || (place.type === 'html' && isBareInTag(source, place.node.start, placeholder)))
      return [leftOpen(source, placeholder)];
    return textOf(source, place, value);
  },
});

function textOf(source: Source, place: Verbatim, value: Value): Snippet {
  const parts = flat(value);
  switch (place.type) {
    case 'autolink':
      return mapped(parts, encodeURIComponent);
    case 'info':
      return mapped(parts, text => text.replace(/[^\p{L}\p{N}+#._-]+/gu, '-'));
    case 'title':
      return mapped(parts, text => text.replace(/["'()\\&]/g, '\\$&'));
    case 'html':
      return mapped(parts, text => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`));
    case 'comment':
      return mapped(parts, text => text.replace(/>/g, '&gt;').replace(/-{2,}|^-|-$/g, '–'));
    case 'fenced': {
      const mark = /[`~]/.exec(source.template.slice(place.node.start))?.[0] ?? '`';
      return mapped(parts, text => text.replaceAll(mark.repeat(3), "'''"));
    }
    default:
      return parts;
  }
}

/** Within a tag, a value in quotes stays in them; outside of them it could add to the tag. */
function isBareInTag({ masked }: Source, start: number, placeholder: Placeholder): boolean {
  const before = masked.slice(Math.max(start, placeholder.start - MOST_BEFORE), placeholder.start);
  const open = before.lastIndexOf('<');
  if (open < 0 && placeholder.start - start > MOST_BEFORE) return true;
  if (open <= before.lastIndexOf('>')) return false;
  const quotes = before.slice(open).replace(/"[^"]*"|'[^']*'/g, '');
  return !/["']/.test(quotes);
}

const MOST_BEFORE = 2000;
