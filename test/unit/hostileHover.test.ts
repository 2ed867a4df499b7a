import assert from 'node:assert/strict';
import type { Nodes } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { explain } from '../../server/src/features/explain';
import { hover } from '../../server/src/features/hover/hover';
import { readDocument } from '../../server/src/model/parse';
import { makeProject } from '../../server/src/project';

/** What would load a picture, run a command, lead to the web or become HTML, were it not escaped. */
const HOSTILE = [
  ...['[x](command:evil)', '![i](http://evil/i.png)', '<img src="//evil">', '<b>x</b>', '<https://evil.com>', '<!-- c'],
  ...[
    'http://evil.com',
    'HTTPS://EVIL.com',
    'www.evil.com',
    'a@evil.com',
    'mailto:x@evil.com',
    'xmpp:a@b.c/d',
    '$(bug)',
  ],
  ...[
    '[x]: http://evil',
    '](command:z)[',
    '\\[x](command:y)',
    '\\\\<img src=x>',
    '`<i>`',
    '&lt;img&gt;',
    '[^1]',
    '![',
    '``',
  ],
];

describe('what hovers show of hostile words', () => {
  for (const words of HOSTILE)
    it(words, () => {
      const docs = Object.entries(documentsWith(`${words} b ${words}`)).map(([path, text]) =>
        readDocument(`file:///w/${path}`, path, text),
      );
      const project = makeProject(docs);
      const shown = new Set<string>();
      for (const doc of docs) {
        shown.add(explain(doc).markdown);
        for (let offset = 0; offset < doc.text.length; offset += 3) {
          const found = hover(project, doc, { position: doc.lines.positionAt(offset), reference: undefined });
          if (found && 'value' in Object(found.contents)) shown.add((found.contents as { value: string }).value);
        }
      }
      assert.ok(shown.size > 5, 'there are hovers');
      for (const markdown of shown) assert.deepEqual(unsafe(remark().use(remarkGfm).parse(markdown)), [], markdown);
    });
});

function documentsWith(words: string): Record<string, string> {
  const cell = words.replaceAll('|', '\\|');
  return {
    'QUEUE.md': `# Work Queue ${words}

| Status | Story | Title | Owner | Depends On | Story File |
|---|---|---|---|---|---|
| [DONE] ${cell} | 1-1 | Read ${cell} | ${cell} | | stories/1-1.md |
| [IN PROGRESS: ${cell}] | 1-2 | ${cell} | @${cell} | 1-1 (${cell}), 9-9 | [${cell}](stories/1-1.md) |

## Phase 1: ${words}

**Phase 1 Status**: ${words} (0/3 tasks)

- [ ] T1 ${words} (needs T2)
- [x] T2 ${words}
`,
    'stories/1-1.md': `# Story 1-1: Read ${words}\n\nStatus: ${words}\n\n## Acceptance Criteria\n\n1. ${words}\n`,
  };
}

/** Everything that is more than words and marks; links lead to documents of the workspace alone. */
function unsafe(node: Nodes): string[] {
  const isOurs = node.type === 'link' && /^(?:file:\/\/\/w\/|https:\/\/github\.com\/)/.test(node.url);
  const own = FORBIDDEN.has(node.type) || (node.type === 'link' && !isOurs) ? [node.type] : [];
  return [...own, ...('children' in node ? node.children.flatMap(unsafe) : [])];
}

const FORBIDDEN = new Set(['html', 'image', 'imageReference', 'linkReference', 'definition', 'footnoteReference']);
