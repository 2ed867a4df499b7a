import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver';
import { DEFAULT_SETTINGS } from '../../server/src/config';
import { completion, TRIGGERS } from '../../server/src/features/completion/completion';
import { DOCUMENT_NAMES } from '../../server/src/features/completion/documents';
import { checkDocument } from '../../server/src/features/diagnostics';
import { readDocument } from '../../server/src/model/parse';
import type { SprintDoc } from '../../server/src/model/sprint';
import { makeProject } from '../../server/src/project';
import { DOCUMENTS, type DocumentId, KIND_OF } from '../../server/src/scaffold/documents';
import { toSnippet } from '../../server/src/scaffold/snippet';
import { sourcesOf } from '../support/scaffoldSources';

const RICH = { snippets: true, labelDetails: true, markdown: true };
const POOR = { snippets: false, labelDetails: false, markdown: false };
const QUEUE = '# Work Queue\n\n| Status | Story | Title | Depends On |\n|---|---|---|---|\n';

describe('completion', () => {
  describe('whole documents', () => {
    for (const document of DOCUMENTS)
      it(`such as “${document}” are read as their kind, and nothing is wrong in them but that they are to be filled in`, () => {
        const { text } = chosen(read('', PATHS[document]), 0, DOCUMENT_NAMES[document]);
        const doc = read(text.replace(/\$\{\d+:?([^}]*)\}/g, '$1'), PATHS[document]);
        assert.equal(doc.kind, KIND_OF[document]);
        assert.deepEqual(
          found(doc).filter(each => !each.startsWith('template-placeholder')),
          [],
        );
      });
  });

  it('keeps line breaks and the mark of byte order', () => {
    const doc = read(`\uFEFF${QUEUE}| [ ] | 3-1 | Sail | |\n‸`.replace(/\n/g, '\r\n').replace('‸', ''));
    const row = ask(doc, doc.text.length).find(({ label }) => label === 'New row 3-2');
    assert.equal(apply(doc, row).text, `${doc.text}| [ ] | 3-2 | \${1} | \${2} |`);
    const plan = '\uFEFF---\r\nnumber: 4\r\ncov\r\n---\r\n\r\n# Sprint 4 Plan\r\n';
    const { text } = chosen(read(plan, 'sprint_4_plan.md'), plan.indexOf('cov') + 3, 'coverage_min');
    assert.equal(text, plan.replace('cov', `coverage_min: \${1:80}`));
    const empty = read('\uFEFF', 'sprint_4_plan.md');
    assert.match(chosen(empty, 1, 'Sprint plan').text, /^\uFEFF---\nnumber: +"?4\b/);
  });

  it('writes no snippet for an editor that knows none', () => {
    const doc = read(`${QUEUE}| [CLAIMING: A$1] | 3-1 | Sail | |\n| | 3-2 | Moor | |\n`);
    const items = ask(doc, doc.text.indexOf('| | 3-2') + 1, { client: POOR });
    const claim = items.find(({ label }) => label.startsWith('[CLAIMING'));
    assert.equal(claim?.insertTextFormat, undefined);
    assert.equal(claim?.detail, 'Claimed');
    assert.match(apply(doc, claim).text, /\n\| \[CLAIMING: A\$1\] \| 3-2 \|/);
    assert.match(JSON.stringify(claim?.documentation), /^\{"kind":"plaintext","value":"Claimed: Somebody/);
  });

  it('escapes what a snippet would take for its own', () => {
    assert.equal(toSnippet(['a$1}\\', { text: '}$x' }, { text: '' }]), `a\\$1\\}\\\\\${1:\\}\\$x}\${2}`);
  });

  it('leaves columns below each other where there is room', () => {
    const rows = ['| [BLOCKED] | 3-1   | Sail  | 3-2        |', '|           | 3-2   | Moor  | None       |'];
    const table = ['| Status    | Story | Title | Depends On |', '|-----------|-------|-------|------------|', ...rows];
    const doc = read(['# Work Queue', '', ...table, ''].join('\n'));
    const at = doc.text.indexOf('|           |');
    for (const offset of [1, 2, 5, 11].map(each => at + each))
      for (const label of ['[ ]', '[DONE]', '[BLOCKED]'])
        assert.match(
          chosen(doc, offset, label).text,
          new RegExp(`\n\\| ${escaped(label).padEnd(9 + escaped(label).length - label.length)} \\| 3-2   \\|`),
        );
    assert.match(chosen(doc, doc.text.indexOf('[BLOCKED]') + 3, '[ ]').text, /\n\| \[ \] {7}\| 3-1 {3}\|/);
  });

  it('changes nothing when a choice is made again', () => {
    const doc = read(`${QUEUE}| ✅ | 3-1 | Sail 🛥️ \\| سفينة | |\n| [BLOCKED] | 3-2 | Moor | 3-1 |\n| |3-3|\t| |\n`);
    for (const place of ['| ✅', '| [BLO', '| Moor | 3', '| |3-3|\t| ', '| |']) {
      const offset = doc.text.indexOf(place) + place.length;
      for (const item of ask(doc, offset, { client: POOR })) {
        const once = apply(doc, item);
        const again = ask(once, once.end, { client: POOR }).find(({ label }) => label === item.label);
        if (again) assert.equal(apply(once, again).text, once.text, `${place}: ${item.label}`);
      }
    }
  });

  it('offers an edit of the cursor’s line at any place of any text, and never fails', () => {
    for (const text of HOSTILE) {
      const doc = read(text, 'sprint_4_plan.md');
      for (let offset = 0; offset <= text.length; offset += text.length > 2000 ? 97 : 1)
        for (const trigger of [undefined, ...TRIGGERS])
          for (const { textEdit } of ask(doc, offset, { trigger })) {
            assert.ok(textEdit && 'range' in textEdit);
            const { start, end } = textEdit.range;
            const position = doc.lines.positionAt(offset);
            assert.deepEqual([start.line, end.line], [position.line, position.line]);
            assert.ok(start.character <= position.character && position.character <= end.character);
          }
    }
  });
});

const PATHS: Readonly<Record<DocumentId, string>> = {
  ...{ plan: 'sprint_4_plan.md', roadmap: 'ROADMAP.md', readiness: 'sprint_4_readiness.md', queue: 'QUEUE.md' },
  ...{ tracker: 'sprint_4_status.md', review: 'sprint_4_review.md', rca: 'rca_s4.md', story: 'stories/4-1-sail.md' },
  ...{
    completion: 'sprint_4_completion_report.md',
    retrospective: 'sprint_4_retro.md',
    handoff: 'sprint_4_handoff.md',
  },
};

const HOSTILE: readonly string[] = [
  `${QUEUE}| [ | ] | \\| | [x](y) |\n||||\n|\n| [CLAIMING: | [[[ | \`a | \`\n>| | |\n- [\n- [ ](needs \n1. [ ] @\n`,
  `---\n: :\n- [\nkey: [a, \n---\n\n# Sprint 4 Plan\n\n## Sprint Goal\n\n**Depends on**: ( ,,, 1-1-1-1 \n`,
  `---\nnumber: 4\n\tdependencies:\n  - \n  - "x\n`,
  `# Sprint 4 Plan\n\n## Sprint Goal\n\n${'| [ '.repeat(2000)}\n${'(needs '.repeat(500)}\n${'#'.repeat(3000)}\n`,
  `\r\r\n\n\r# Work Queue\r\r| Status | Story | Depends On |\r|---|---|---|\r| \u202E[ ] | 3-1 |\u0000 |\r`,
  '\uD83D| \uDE00 Status | Story |\n|---|---|\n|\uD83D|\uDE00|',
];

const read = (text: string, path = 'QUEUE.md'): SprintDoc => readDocument(`file:///project/${path}`, path, text);

const projectOf = (doc: SprintDoc) => makeProject(doc.kind ? [doc] : []);

interface Asking {
  readonly trigger?: string | undefined;
  readonly client?: typeof RICH;
}

const ask = (doc: SprintDoc, offset: number, { trigger, client = RICH }: Asking = {}): readonly CompletionItem[] =>
  completion(projectOf(doc), doc, { offset, trigger, client, sources: sourcesOf([doc], 'file:///project') })?.items ??
  [];

const chosen = (doc: SprintDoc, offset: number, label: string) =>
  apply(
    doc,
    ask(doc, offset).find(each => each.label === label),
  );

/** The document after a choice, and where the cursor is then. */
function apply(doc: SprintDoc, item: CompletionItem | undefined): SprintDoc & { readonly end: number } {
  assert.ok(item?.textEdit && 'range' in item.textEdit, 'There is no such choice.');
  const { range, newText } = item.textEdit;
  const start = doc.lines.offsetAt(range.start);
  const text = doc.text.slice(0, start) + newText + doc.text.slice(doc.lines.offsetAt(range.end));
  return Object.assign(read(text, doc.path), { end: start + newText.trimEnd().length });
}

const found = (doc: SprintDoc): string[] =>
  checkDocument(doc, { project: projectOf(doc), settings: DEFAULT_SETTINGS }).map(
    ({ rule, message }) => `${rule}: ${message}`,
  );

const escaped = (text: string): string => text.replace(/[[\]]/g, '\\$&');
