import { strict as assert } from 'node:assert';
import type { Position, Range, SemanticTokens, TextEdit } from 'vscode-languageserver';
import { LineIndex } from '../../server/src/range';

/** Fails where an answer about a text is none that LSP allows, or leads outside the text. */
export function assertValid(method: string, answer: unknown, text: string): void {
  const lines = new LineIndex(text);
  if (method.startsWith('textDocument/semanticTokens')) assertTokens(answer as SemanticTokens, lines);
  else visit(answer, { lines, method });
}

interface Scene {
  readonly lines: LineIndex;
  readonly method: string;
}

function visit(value: unknown, scene: Scene): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (value.every(isTextEdit)) assertApart(value, scene);
    for (const each of value) visit(each, scene);
    return;
  }
  assertThing(value, scene);
  // What else it holds may be about another document.
  for (const [key, each] of Object.entries(value)) if (key !== 'data' && key !== 'location') visit(each, scene);
}

function assertThing(value: object, scene: Scene): void {
  if (isRange(value)) assertRange(value, scene);
  if ('name' in value) assert.ok(value.name, `${scene.method}: editors refuse a symbol without a name`);
  if ('label' in value) assert.ok(value.label, `${scene.method}: editors refuse an item without a label`);
  if ('title' in value) assert.equal(typeof value.title, 'string');
  if ('selectionRange' in value && 'range' in value)
    assert.ok(holds(value.range as Range, value.selectionRange as Range), `${scene.method}: its name stands outside`);
  if ('parent' in value && 'range' in value)
    assert.ok(holds((value.parent as { range: Range }).range, value.range as Range), 'a selection grows');
  if ('startLine' in value && 'endLine' in value)
    assert.ok(Number(value.startLine) < Number(value.endLine) && Number(value.endLine) < scene.lines.lineCount);
}

const isRange = (value: object): value is Range => 'start' in value && 'end' in value && isPosition(value.start);
const isPosition = (value: unknown): value is Position =>
  typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
const isTextEdit = (value: unknown): value is TextEdit =>
  typeof value === 'object' && value !== null && 'newText' in value && 'range' in value;

function assertRange({ start, end }: Range, { lines, method }: Scene): void {
  for (const position of [start, end])
    assert.deepEqual(lines.positionAt(lines.offsetAt(position)), position, `${method}: there is no such place`);
  assert.ok(compare(start, end) <= 0, `${method}: a range ends before it starts`);
}

function assertApart(edits: readonly TextEdit[], { method }: Scene): void {
  const sorted = [...edits].sort((a, b) => compare(a.range.start, b.range.start) || compare(a.range.end, b.range.end));
  for (const [at, { range }] of sorted.entries()) {
    const before = sorted[at - 1];
    assert.ok(!before || compare(before.range.end, range.start) <= 0, `${method}: edits overlap`);
  }
}

const compare = (a: Position, b: Position): number => a.line - b.line || a.character - b.character;
const holds = (outer: Range, inner: Range): boolean =>
  compare(outer.start, inner.start) <= 0 && compare(inner.end, outer.end) <= 0;

function assertTokens({ data }: SemanticTokens, lines: LineIndex): void {
  assert.equal(data.length % 5, 0);
  let [line, end] = [0, 0];
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, since = 0, length = 0] = data.slice(at, at + 3);
    character = down ? since : character + since;
    assert.ok(down > 0 || character >= end, 'tokens overlap');
    line += down;
    end = character + length;
    const { start, end: stop } = lines.lineRange(line);
    assert.ok(line < lines.lineCount && length > 0 && end <= stop - start, 'a token stands outside its line');
  }
}
