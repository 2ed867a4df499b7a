import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { STATUS, TESTS } from '../../server/src/protocol';
import { assertValid } from '../support/validAnswers';
import type { Client } from './client';
import { DONE_PLAN as PLAN, uri } from './documents';
import { useSessions } from './inMemory';

const QUEUE = `# Work Queue

| Status | Story | Title | Depends On | Story File |
|---|---|---|---|---|
| [DONE] | 1-1 | Parse | | \`../../../etc/passwd.md\` |
| [ ] | 1-2 | Check | 1-1 | \`stories/1-2.md\` |
| [ ] | 1-3 | Print | 1-2 | \`/etc/passwd.md\` |
`;
const FILES = { 'QUEUE.md': QUEUE, 'sprint_3.md': PLAN, 'stories/1-2.md': '# Story 1-2: Check\n\nStatus: open\n' };

const STRANGE = [
  ...['', 'x', '1abc:', 'file:////a//b', 'file:///etc/passwd', 'untitled:Untitled-1', 'file://server/share/a.md'],
  ...[uri('none.md'), uri('%00.md'), uri('%zz.md'), uri('../x.md'), uri(''), `${uri('QUEUE.md')}?a#b`],
];
const place = (line: number, character: number) => ({ line, character });
const POSITIONS = [place(5, 9), place(-1, -4), place(5, 1e9), place(2 ** 31 - 1, 0)];
const span = (start: object, end: object) => ({ start, end });
const RANGES = [span(place(0, 0), place(1e6, 0)), span(place(5, 20), place(2, 3)), span(place(-1, -1), place(-1, -1))];
const DATA = [null, 1, [], { key: '__proto__' }, { key: 5 }, { key: '1-2' }];
const OPTIONS = { tabSize: 0, insertSpaces: true };

type Question = readonly [method: string, params: object];

/** Everything that the server says it answers about a document. */
function questions(document: string): Question[] {
  const about = { textDocument: { uri: document } };
  const item = { name: 'x', kind: 6, uri: document, range: RANGES[0], selectionRange: RANGES[2] };
  const of = (name: string, all: readonly object[]): Question[] => all.map(each => [name, { ...about, ...each }]);
  const at = (name: string, more: object = {}) =>
    of(
      `textDocument/${name}`,
      POSITIONS.map(position => ({ position, ...more })),
    );
  const within = (name: string, more: object = {}) =>
    of(
      `textDocument/${name}`,
      RANGES.map(range => ({ range, ...more })),
    );
  const whole = (...names: string[]) => names.flatMap(name => of(`textDocument/${name}`, [{}]));
  return [
    ...['hover', 'completion', 'definition', 'documentHighlight', 'prepareCallHierarchy'].flatMap(name => at(name)),
    ...at('references', { context: { includeDeclaration: true } }),
    ...at('onTypeFormatting', { ch: '\n', options: OPTIONS }),
    ...of('textDocument/selectionRange', [{ positions: POSITIONS }, { positions: [] }]),
    ...whole('documentSymbol', 'foldingRange', 'documentLink', 'codeLens', 'semanticTokens/full', 'diagnostic'),
    ...of('textDocument/semanticTokens/full/delta', [{ previousResultId: 'none' }]),
    ...[...within('semanticTokens/range'), ...within('inlayHint'), ...within('rangeFormatting', { options: OPTIONS })],
    ...within('codeAction', { context: { diagnostics: [] } }),
    ...of('textDocument/formatting', [{ options: OPTIONS }]),
    ...[STATUS, TESTS].map((name): Question => [name, { uri: document }]),
    ...DATA.flatMap((data): Question[] => [
      ['callHierarchy/incomingCalls', { item: { ...item, data } }],
      ['callHierarchy/outgoingCalls', { item: { ...item, data } }],
      ['completionItem/resolve', { label: 'x', data }],
    ]),
  ];
}

/** What an editor hands back or makes up: none of it may be trusted. */
function forged(document: string): Question[] {
  const chosen = ['start', 'done', 'claim', '__proto__'].flatMap(verb =>
    [-5, 150, 1e12].map(offset => ({ uri: document, offset, verb, name: '1-2', owner: 'a|b\n# x' })),
  );
  const files = [...DATA, { document: 'rca', uri: document, path: '../x.md', sprint: {} }].map(scaffold => ({
    scaffold,
  }));
  const moves = [
    [document, ''],
    ['', document],
    [document, 'file:///etc/x.md'],
    ['file:///etc/x.md', document],
    [uri(''), 'file:///elsewhere'],
    [uri('stories'), uri('STORIES')],
    [uri('stories/1-2.md'), uri('a%7Cb%0A%60.md')],
  ].map(([oldUri, newUri]) => ({ files: [{ oldUri, newUri }] }));
  return [
    ...[...DATA, ...chosen, ...files].map((data): Question => ['codeAction/resolve', { title: 'x', data }]),
    ...moves.map((move): Question => ['workspace/willRenameFiles', move]),
    ...['sprintmark.createReport', 'sprintmark.showNext', '__proto__'].flatMap((command): Question[] =>
      [undefined, [], [{}, 1], [document], [document, 'missing-review'], [document, '__proto__']].map(given => [
        'workspace/executeCommand',
        { command, arguments: given },
      ]),
    ),
  ];
}

const ABLE: ClientCapabilities = {
  textDocument: {
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] }, disabledSupport: true },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: { applyEdit: true, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

describe('a session with whoever asks', () => {
  const session = useSessions();

  for (const [name, capabilities] of Object.entries({ 'can nothing': {}, 'can much': ABLE }))
    it(`answers every question about any document where the editor ${name}`, async () => {
      const { client } = await session(FILES, capabilities);
      const asked = refuse(client);
      await client.open(uri('QUEUE.md'), QUEUE);
      await client.open('file:////a//b', QUEUE);
      const known = [uri('QUEUE.md'), uri('sprint_3.md')];
      const isAble = capabilities === ABLE;
      const answers: string[] = [];
      for (const document of [...known, ...(isAble ? [] : STRANGE)])
        for (const [method, params] of [...questions(document), ...forged(document)])
          answers.push(JSON.stringify(await client.connection.sendRequest<unknown>(method, params)) ?? '');
      assert.deepEqual(client.log, []);
      if (isAble) return;
      assert.deepEqual(asked, []);
      const unfit = /"documentChanges"|"kind":"create"|"insertTextFormat":2|"targetRange"|"command":"sprintmark/;
      assert.deepEqual(
        answers.filter(answer => unfit.test(answer)),
        [],
      );
    });

  it('answers validly on any text', async () => {
    const { client } = await session({}, ABLE);
    let count = 0;
    await fc.assert(
      fc.asyncProperty(hostileText, async text => {
        const document = uri(`sprint_${++count}.md`);
        await client.open(document, text);
        for (const [method, params] of questions(document))
          assertValid(method, await client.connection.sendRequest<unknown>(method, params), text);
        await client.close(document);
      }),
      { numRuns: Number(process.env.RUNS ?? 10) },
    );
    assert.deepEqual(client.log, []);
  });
});

/** What the server asks of an editor that does nothing for it. */
function refuse({ connection }: Client): string[] {
  const asked: string[] = [];
  for (const method of ['window/showDocument', 'workspace/applyEdit'])
    connection.onRequest(method, () => {
      asked.push(method);
      return { applied: false, success: false };
    });
  return asked;
}

const START = ['# Work Queue', '# Sprint 2 progress tracker', '---\nnumber: 2\ncoverage_min: 8\n---\n# Sprint 2 plan'];
const PIECES = [
  ...['| Status | Story | Depends On |\n|---|:-:|---|', '| [ ] | A-1 | A-2, A-1 |', '| [DONE] | **A-2** | A-1–A-9 |'],
  ...[
    '| x \\| y |',
    '| [BLOCKED',
    '## Phase 1: \u202Ego',
    '### Story 1.1: $1 $(bug)',
    '- [ ] T1 (needs T2)',
    '  - [x] T2',
  ],
  ...['> - [ ] T3 @אבי', '**Status**: Done (0/9 tasks)', '**Progress**: 5% ██░░', '```', '<!--', '---', '', '\u0000'],
  ...[
    'Due: 2026-01-02',
    '\uD83D',
    '\u2028',
    '\uFEFF',
    '(a+)+$ [x](../../x.md#y)',
    '`../../../etc/passwd.md`',
    '#',
    '\t- [ ]',
  ],
];
const hostileText = fc
  .tuple(
    fc.constantFrom(...START),
    fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('\n', '\r\n', '\r', '\n\n', ' '))),
  )
  .map(([start, pieces]) => `${start}\n\n${pieces.flat().join('')}`);
