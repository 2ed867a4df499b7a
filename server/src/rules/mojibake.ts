import { CODEC_NAMES } from '../model/damage/codepages';
import { findDamage, type Mojibake, mayBeDamaged } from '../model/damage/mojibake';
import type { Part, SprintDoc } from '../model/sprint';
import type { Range } from '../range';
import type { Finding, Rule } from './rule';

/** UTF-8 text that was once read in another encoding and saved so; one finding per line. */
export const mojibake: Rule = {
  id: 'mojibake',
  severity: 'warning',
  summary: 'Characters were damaged when UTF-8 text was read in another encoding.',
  *check(doc) {
    const before = doc.text.slice(0, doc.parts[0]?.start);
    if (!mayBeDamaged(before) && !doc.parts.some(part => part.readPlain(mayPartBeDamaged))) return;
    const { mojibake: found, lost } = findDamage(doc.text);
    for (const line of byLine(doc, found, ({ range }) => range)) yield restorable(doc, line);
    for (const line of byLine(doc, lost, range => range)) yield irreparable(line);
  },
};

const mayPartBeDamaged = ({ text }: Part): boolean => mayBeDamaged(text);

function restorable({ text }: SprintDoc, line: readonly [Mojibake, ...Mojibake[]]): Finding {
  const [first] = line;
  const damaged = text.slice(first.range.start, first.range.end);
  const rest = line.length > 1 ? `all ${line.length} damaged places in this line` : 'it';
  return {
    range: { start: first.range.start, end: (line.at(-1) ?? first).range.end },
    message: `“${shown(damaged)}” is “${shown(first.repaired)}”, read as ${CODEC_NAMES[first.codec]} instead of UTF-8. Restore ${rest}.`,
    fix: {
      title: 'Restore the original characters',
      edits: line.map(({ range, repaired }) => ({ range, text: repaired })),
    },
  };
}

function irreparable(line: readonly [Range, ...Range[]]): Finding {
  const [first] = line;
  const message = 'A character was lost here when the text was read in another encoding. Type it again.';
  return { range: { start: first.start, end: (line.at(-1) ?? first).end }, message };
}

function byLine<T>({ lines }: SprintDoc, items: readonly T[], rangeOf: (item: T) => Range): Iterable<[T, ...T[]]> {
  const groups = new Map<number, [T, ...T[]]>();
  for (const item of items) {
    const { line } = lines.positionAt(rangeOf(item).start);
    const group = groups.get(line);
    if (group) group.push(item);
    else groups.set(line, [item]);
  }
  return groups.values();
}

/** Cut to a length that a message can hold, with what cannot be seen spelled out. */
function shown(text: string): string {
  const [...characters] = text;
  const visible = characters
    .slice(0, 12)
    .map(character =>
      /[\p{C}\p{Z}\p{Mn}]/u.test(character)
        ? `⟨U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`
        : character,
    );
  return visible.join('') + (characters.length > visible.length ? '…' : '');
}
