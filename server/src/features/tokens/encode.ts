import type { SemanticTokensEdit } from 'vscode-languageserver';
import type { LineIndex, Range } from '../../range';
import { bitsOf, numberOfType, type TokenModifier, type TokenType } from './legend';

export interface Token {
  readonly range: Range;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/**
 * Five numbers a token, as LSP has them: lines and columns since the one before, length, type, modifiers. `tokens` do not
 * overlap and stand in the order of the text; one that goes on over a line's end becomes several.
 */
export function encode(tokens: readonly Token[], lines: LineIndex): number[] {
  const data: number[] = [];
  let [lastLine, lastCharacter] = [0, 0];
  for (const { range, type, modifiers } of tokens) {
    const end = lines.positionAt(range.end);
    for (let { line, character } = lines.positionAt(range.start); line <= end.line; line++, character = 0) {
      const until = line === end.line ? end.character : lengthOf(lines, line);
      if (until <= character) continue;
      const since = line === lastLine ? character - lastCharacter : character;
      data.push(line - lastLine, since, until - character, numberOfType(type), bitsOf(modifiers));
      [lastLine, lastCharacter] = [line, character];
    }
  }
  return data;
}

function lengthOf(lines: LineIndex, line: number): number {
  const { start, end } = lines.lineRange(line);
  return end - start;
}

/** What makes `after` of `before`: at most one edit, since what is typed changes one place. */
export function differences(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  let same = 0;
  while (same < least - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return [{ start, deleteCount: before.length - start - same, data: after.slice(start, after.length - same) }];
}
