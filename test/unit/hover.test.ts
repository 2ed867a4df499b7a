import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { hover } from '../../server/src/features/hover/hover';
import { short, unmarked } from '../../server/src/features/markdownText';
import { readDocument } from '../../server/src/model/parse';
import { makeProject } from '../../server/src/project';

interface Node {
  readonly type: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)];
const parsed = (markdown: string): Node[] => nodesOf(remark().use(remarkGfm).parse(markdown) as Node);

function hoverAt(text: string, offset: number, path = 'docs/queue.md', reference?: string) {
  const doc = readDocument(`file:///w/${path}`, path, text);
  const found = hover(makeProject(doc.kind ? [doc] : []), doc, { position: doc.lines.positionAt(offset), reference });
  const contents = found?.contents as { readonly value: string } | undefined;
  return { markdown: contents?.value, range: found?.range };
}

function hoversOf(text: string, step: number): string[] {
  const doc = readDocument('file:///w/docs/queue.md', 'docs/queue.md', text);
  const project = makeProject(doc.kind ? [doc] : []);
  return Array.from({ length: Math.ceil(text.length / step) }, (_, at) => doc.lines.positionAt(at * step)).flatMap(
    position => (hover(project, doc, { position })?.contents as { readonly value: string } | undefined)?.value ?? [],
  );
}

const QUEUE = [
  '# Work Queue',
  '',
  '| Status | Story | Description | Depends On | Owner |',
  '|--------|-------|-------------|------------|-------|',
];

describe('hover', () => {
  it('stands where the editor counts, in a document with a BOM, CRLF and emoji', () => {
    const text = `\uFEFF${[...QUEUE, '| [DONE] | 5-1 | 🌊 Tide | — | Mia |', '| [ ] | 5-2 | 🌊 Net | 5-1 | |', ''].join('\r\n')}`;
    const { markdown, range } = hoverAt(text, text.lastIndexOf('5-1') + 1);
    assert.match(markdown ?? '', /^\*\*5-1\*\* 🌊 Tide\n\nDone · owner: Mia/);
    const start = '| [ ] | 5-2 | 🌊 Net | '.length;
    assert.deepEqual(range, { start: { line: 5, character: start }, end: { line: 5, character: start + 3 } });
  });

  it('links to the rules where there is a reference', () => {
    const text = '---\nnumber: 4\ncoverage_min: 85\ntest_pattern: a\n---\n\n# Sprint 4\n';
    const { markdown } = hoverAt(text, text.indexOf('coverage'), 'plans/sprint_4_plan.md', 'file:///ext/docs/rules.md');
    assert.match(markdown ?? '', /\[front-matter-value\]\(file:\/\/\/ext\/docs\/rules\.md#L\d+\)/);
  });

  it('shows text that nobody can trust as text, wherever it is asked', () => {
    const piece = fc.constantFrom(
      ...['`', '\\|', '[a](command:x)', '[a](javascript:x)', '<img src=x onerror=y>', '*', '_', '&lt;', '\\', '!['],
      ...['https://e.example', 'a@b.example', 'www.e.example', '$(bug)', '~~', '<!--', '- [ ] ', '1. ', '# ', 'x', ' '],
      ...['\u202E', '🌊', 'Sprint 4', '3/4', '25%', '[DONE]', '5-1', '](', 'âœ…', '\uD83C', '|'],
    );
    const text = fc.array(piece, { maxLength: 7 }).map(pieces => pieces.join(''));
    const allowed = new Set(['root', 'paragraph', 'strong', 'text', 'list', 'listItem', 'link', 'inlineCode']);
    fc.assert(
      fc.property(text, text, text, (title, needs, owner) => {
        const rows = [
          `| [IN PROGRESS: ${owner}] | 5-1 | ${title} | ${needs} | ${owner} |`,
          `| [ ] | 5-2 | ${title} | 5-1 | |`,
        ];
        const whole = [
          `# Work Queue ${title}`,
          ...QUEUE.slice(1),
          ...rows,
          '',
          `## ${title} (3/4 tasks)`,
          '',
          '- [ ] x',
          '',
        ].join('\n');
        const shown = new Set(hoversOf(whole, 7));
        for (const markdown of shown) {
          const nodes = parsed(markdown);
          assert.deepEqual(
            nodes.filter(({ type }) => !allowed.has(type)).map(({ type }) => type),
            [],
            markdown,
          );
          for (const { url } of nodes) assert.ok(url === undefined || url.startsWith('file:///w/docs/queue.md'), url);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is read by editors without Markdown as well', () => {
    assert.equal(
      unmarked('**5-1** a \\*b\\* `c`\n\n- [5\\]1](file:///w/a.md#L3) www&#8203;.e'),
      '5-1 a *b* c\n\n- 5]1 www.e',
    );
  });

  it('cuts long text between words, and never within a character', () => {
    assert.equal(short(`${'word '.repeat(60)}`, 20), 'word word word word…');
    assert.equal(short('🌊'.repeat(50), 20).endsWith('🌊…'), true);
  });
});
