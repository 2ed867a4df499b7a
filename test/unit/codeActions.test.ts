import { strict as assert } from 'node:assert';
import type { CodeAction, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DEFAULT_SETTINGS } from '../../server/src/config';
import { codeActions } from '../../server/src/features/codeActions';
import { checkDocument } from '../../server/src/features/diagnostics';
import { disableForFile, disableForLine } from '../../server/src/features/disable';
import { FIX_ALL } from '../../server/src/features/quickFixes';
import { readDocument } from '../../server/src/model/parse';
import type { SprintDoc } from '../../server/src/model/sprint';
import { makeProject } from '../../server/src/project';

const URI = 'file:///sprint_4_tracker.md';
const read = (text: string): SprintDoc => readDocument(URI, 'sprint_4_tracker.md', text);
const contextOf = (doc: SprintDoc) => ({ project: makeProject([doc]), settings: DEFAULT_SETTINGS });
const check = (text: string) => checkDocument(read(text), contextOf(read(text)));

const TRACKER = `# Sprint 4 progress tracker

## Phase 1: Parser

**Phase 1 Status**: In Progress (0/3 tasks)

- [x] Read headings
- [ ] Read tables
- [ ] Read lists
- [x] Read code

## Checklist (5-point)

- [ ] one
- [ ] two

## Release checklist (2-point)

- [ ] a
- [ ] b
- [ ] c
`;

function actionsAt(text: string, place: string, only?: string[]): CodeAction[] {
  const doc = read(text);
  const start = text.indexOf(place);
  assert.ok(start >= 0);
  return codeActions(doc, contextOf(doc), { range: { start, end: start }, only });
}

function apply(text: string, action: CodeAction | undefined): string {
  const edits: TextEdit[] | undefined = action?.edit?.changes?.[URI];
  assert.ok(edits, 'There is no such action.');
  return TextDocument.applyEdits(TextDocument.create(URI, 'markdown', 1, text), edits);
}

const titled = (actions: readonly CodeAction[], title: string) => actions.find(each => each.title === title);

describe('code actions', () => {
  it('offer the fix of the finding at the cursor, preferred, with its diagnostic', () => {
    const [action] = actionsAt(TRACKER, '0/3');
    assert.equal(action?.kind, 'quickfix');
    assert.equal(action?.isPreferred, true);
    assert.deepEqual(
      action?.diagnostics?.map(({ code }) => code),
      ['stale-count'],
    );
    assert.equal(apply(TRACKER, action), TRACKER.replace('(0/3 tasks)', '(2/4 tasks)'));
  });

  it('offer nothing where nothing is found', () => {
    assert.deepEqual(actionsAt(TRACKER, '- [ ] Read lists', ['quickfix']), []);
    assert.deepEqual(actionsAt(TRACKER, '0/3', ['refactor']), []);
  });

  it('offer to fix all problems of a rule where there are several', () => {
    const action = titled(actionsAt(TRACKER, '5-point'), 'Fix all list-length problems in this file');
    assert.equal(
      apply(TRACKER, action),
      TRACKER.replace('5-point', '2-point').replace('(2-point)\n\n- [ ] a', '(3-point)\n\n- [ ] a'),
    );
    assert.equal(titled(actionsAt(TRACKER, '0/3'), 'Fix all stale-count problems in this file'), undefined);
  });

  it('fix the whole file on save, wherever the cursor is, and nothing more the second time', () => {
    const actions = actionsAt(TRACKER, '# Sprint 4', ['source.fixAll']);
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      [FIX_ALL],
    );
    const fixed = apply(TRACKER, actions[0]);
    assert.deepEqual(check(fixed), []);
    assert.deepEqual(actionsAt(fixed, '# Sprint 4', [FIX_ALL]), []);
  });

  it('keep CRLF and everything that no fix names', () => {
    const text = TRACKER.replaceAll('\n', '\r\n');
    const lengths = text.replace('(2-point)', '(3-point)').replace('(5-point)', '(2-point)');
    const expected = lengths.replace('(0/3 tasks)', '(2/4 tasks)');
    assert.equal(apply(text, actionsAt(text, '#', [FIX_ALL])[0]), expected);
  });

  it('offer to turn the rule off for the line and for the file', () => {
    const actions = actionsAt(TRACKER, '0/3');
    for (const title of ['Disable stale-count for this line', 'Disable stale-count for this file']) {
      const rules = check(apply(TRACKER, titled(actions, title))).map(({ rule }) => rule);
      assert.deepEqual(rules, ['list-length', 'list-length']);
    }
  });
});

describe('a comment that turns a rule off', () => {
  /** The text once `rule` is disabled for the line of the first `place`. */
  const disabled = (text: string, place: string): string => {
    const start = text.indexOf(place);
    const edit = disableForLine(read(text), 'some-rule', { start, end: start + place.length });
    return edit ? text.slice(0, edit.range.start) + edit.text + text.slice(edit.range.end) : 'not offered';
  };
  const cases: [string, string, string, string][] = [
    [
      'stands above a heading',
      '# A\n\n## B\n',
      '## B',
      '# A\n\n<!-- sprintmark-disable-next-line some-rule -->\n## B\n',
    ],
    [
      'stands above a paragraph',
      '# A\n\nb\nc\n',
      'b',
      '# A\n\n<!-- sprintmark-disable-next-line some-rule -->\nb\nc\n',
    ],
    ['ends a later line of a paragraph', 'b\nc  \nd\n', 'c', 'b\nc <!-- sprintmark-disable-line some-rule -->  \nd\n'],
    ['leaves a hard break alone', 'a\nb\\\nc\n', 'b', 'a\nb <!-- sprintmark-disable-line some-rule -->\\\nc\n'],
    ['ends a list item', '- a\n- b\n', '- b', '- a\n- b <!-- sprintmark-disable-line some-rule -->\n'],
    ['ends a quoted line', '> a\n', 'a', '> a <!-- sprintmark-disable-line some-rule -->\n'],
    [
      'stands in the last cell of a row',
      '|a|b|\n|-|-|\n|c|d |\n',
      'c',
      '|a|b|\n|-|-|\n|c|d <!-- sprintmark-disable-line some-rule --> |\n',
    ],
    [
      'ends a row without a last pipe',
      'a|b\n-|-\nc|d\n',
      'c',
      'a|b\n-|-\nc|d <!-- sprintmark-disable-line some-rule -->\n',
    ],
    [
      'is YAML in front matter',
      '---\nnumber: 4\n---\n',
      'number',
      '---\nnumber: 4 # sprintmark-disable-line some-rule\n---\n',
    ],
    ['is not offered in code', '```\na\n```\n', 'a', 'not offered'],
    ['is not offered on the fence of front matter', '---\nnumber: 4\n---\n', '---', 'not offered'],
    [
      'has the line breaks of the document',
      '# A\r\nb\r\n',
      '# A',
      '<!-- sprintmark-disable-next-line some-rule -->\r\n# A\r\nb\r\n',
    ],
    ['stands behind a BOM', '\uFEFF# A\n', '# A', '\uFEFF<!-- sprintmark-disable-next-line some-rule -->\n# A\n'],
    [
      'joins one that is above',
      '<!-- sprintmark-disable-next-line x -->\n# A\n',
      '# A',
      '<!-- sprintmark-disable-next-line x, some-rule -->\n# A\n',
    ],
    [
      'joins one in the line',
      '- a <!-- sprintmark-disable-line x -->\n',
      'a',
      '- a <!-- sprintmark-disable-line x, some-rule -->\n',
    ],
  ];
  for (const [name, before, place, after] of cases) it(name, () => assert.equal(disabled(before, place), after));

  const forFile = (text: string): string => {
    const { range, text: added } = disableForFile(read(text), 'some-rule');
    return text.slice(0, range.start) + added + text.slice(range.end);
  };
  const comment = '<!-- sprintmark-disable-file some-rule -->';
  it('stands at the top for a file', () => assert.equal(forFile('# A\r\n'), `${comment}\r\n# A\r\n`));
  it('stands below front matter for a file', () =>
    assert.equal(forFile('---\nnumber: 4\n---\n\n# A\n'), `---\nnumber: 4\n---\n${comment}\n\n# A\n`));
  it('joins one that is there for a file', () =>
    assert.equal(forFile('<!-- sprintmark-disable-file x -->\n'), '<!-- sprintmark-disable-file x, some-rule -->\n'));
});
