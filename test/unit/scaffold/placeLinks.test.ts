import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../../server/src/config';
import { checkDocument } from '../../../server/src/features/diagnostics';
import { applyEdits } from '../../../server/src/features/edits';
import { readDocument } from '../../../server/src/model/parse';
import { makeProject } from '../../../server/src/project';
import type { DocumentId } from '../../../server/src/scaffold/documents';
import { linksTo } from '../../../server/src/scaffold/place/links';
import { ROOT } from '../loaded';
import { about, type Files, tracker } from './placing';

const PLAN = 'docs/plans/sprint_4_plan.md';
const planWith = (more: string): string =>
  `# Sprint 4 Plan\n\n## Sprint Goal (≤ 5 words)\n\nLight the lamp.\n\n## Tasks\n\n- [ ] Wick\n\nMax 3 tasks\n${more}`;

/** The document after the links to a new one at `path` were made, and what it is. */
function linked(files: Files, document: DocumentId, path: string) {
  const found = linksTo({ ...about(files, { document, sprint: '4' }), path });
  assert.ok(found.length < 2);
  const [link] = found;
  return link && { text: applyEdits(link.doc.text, link.edits), path: link.doc.path };
}

const rulesIn = (text: string, path: string, created: string): string[] => {
  const doc = readDocument(`${ROOT}/${path}`, path, text);
  const files = { has: (uri: string) => decodeURIComponent(uri) === `${ROOT}/${created}` };
  return checkDocument(doc, { project: makeProject([doc], { files, evidence: [] }), settings: DEFAULT_SETTINGS }).map(
    ({ rule }) => rule,
  );
};

describe('what leads to a new document', () => {
  it('keeps right how many there are, and is in the section of the sprint’s own review', () => {
    const more = '\n## Idea Review\n\nNone.\n\n## Sprint Review\n\nAt noon.\n';
    assert.match(
      linked({ [PLAN]: planWith(more) }, 'review', 'docs/r.md')?.text ?? '',
      /At noon\.\n\nSee the \[sprint/,
    );
    const lists = (count: number) => planWith(`\n## Links\n\n**Documents** (${count}):\n\n- [a](a.md)\n- [b](b.md)\n`);
    const counted = (count: number) => linked({ [PLAN]: lists(count) }, 'queue', 'docs/q.md')?.text ?? '';
    assert.match(counted(2), /\*\*Documents\*\* \(3\):\n\n- \[a\]\(a\.md\)\n- \[b\]\(b\.md\)\n- \[Work queue\]/);
    assert.match(counted(7), /\*\*Documents\*\* \(7\):/);
  });

  it('is a link around the name that the plan has for it', () => {
    const cases: [more: string, path: string, changed: string][] = [
      [
        '\n## Guard-Rails\n\n**RCA**: `docs/rca/rca_s4.md` is mandatory if CI fails.\n',
        'docs/rca/rca_s4.md',
        '**RCA**: [`docs/rca/rca_s4.md`](../rca/rca_s4.md) is mandatory if CI fails.',
      ],
      [
        '\n## Guard-Rails\n\nThe file rca_s4.md is mandatory.\n',
        'docs/my rca/rca_s4.md',
        'The file [rca_s4.md](../my%20rca/rca_s4.md) is mandatory.',
      ],
      [
        '\n| What | File |\n|---|---|\n| RCA | `docs/rca/rca_s4.md` |\n',
        'docs/rca/rca_s4.md',
        '| RCA | [`docs/rca/rca_s4.md`](../rca/rca_s4.md) |',
      ],
    ];
    for (const [more, path, changed] of cases) {
      const text = linked({ [PLAN]: planWith(more) }, 'rca', path)?.text ?? '';
      const doc = readDocument(`${ROOT}/${PLAN}`, PLAN, text);
      assert.ok(text.includes(changed), text);
      assert.equal(text.length - planWith(more).length, (text.split('](')[1]?.indexOf(')') as number) + 4);
      assert.deepEqual(
        doc.plan?.mandated.rca?.value,
        readDocument(doc.uri, PLAN, planWith(more)).plan?.mandated.rca?.value,
      );
      assert.deepEqual(rulesIn(text, PLAN, path), rulesIn(planWith(more), PLAN, path));
    }
  });

  it('is a sentence in the section that fits, else one in the last line', () => {
    const see = (more: string, document: DocumentId = 'rca') =>
      linked({ [PLAN]: planWith(more) }, document, 'docs/x/new.md')?.text.slice(planWith('').length);
    const rca = 'See the [root cause analysis](../x/new.md).';
    assert.equal(
      see('\n## Guard-Rails (2)\n\n- One\n- Two\n\n## End\n\nx\n'),
      `\n## Guard-Rails (2)\n\n- One\n- Two\n\n${rca}\n\n## End\n\nx\n`,
    );
    assert.equal(see('\n## Guard-Rails\n## End\n'), `\n## Guard-Rails\n\n${rca}\n\n## End\n`);
    assert.equal(
      see('\n## Guard-Rails\n\n- One\n---\n## End\n'),
      `\n## Guard-Rails\n\n- One\n\n${rca}\n\n---\n## End\n`,
    );
    assert.equal(
      see('\n## Links\n\n* [a](b.md)\n* c\n'),
      '\n## Links\n\n* [a](b.md)\n* c\n* [Root cause analysis](../x/new.md)\n',
    );
    assert.equal(
      see('\n## Post-Sprint Review\n\n1. Who?\n', 'review'),
      '\n## Post-Sprint Review\n\n1. Who?\n\nSee the [sprint review](../x/new.md).\n',
    );
    assert.equal(see('\nEnd.'), `\nEnd.\n\n${rca}\n`);
    assert.equal(see('\nEnd.\n\n\n'), `\nEnd.\n\n${rca}\n\n\n`);
  });

  it('makes no finding arise', () => {
    for (const document of ['rca', 'review', 'tracker', 'completion'] as const)
      for (const more of [
        '',
        '\n## Guard-Rails (2 points)\n\n- One\n- Two\n',
        '\n## Review\n\n- [ ] a\n- [ ] b\n',
        '\n## Links (1)\n\n- [a](#tasks)\n',
      ]) {
        const text = planWith(more);
        const result = linked({ [PLAN]: text }, document, 'docs/x/new.md')?.text ?? '';
        assert.notEqual(result, text);
        assert.deepEqual(rulesIn(result, PLAN, 'docs/x/new.md'), rulesIn(text, PLAN, 'docs/x/new.md'), result);
      }
  });

  it('is nothing where there is a link already', () => {
    for (const link of ['[x](../rca/rca_s4.md)', '[x](/docs/rca/rca_s4.md#why)', '[why]: <../rca/RCA_s4.md>'])
      assert.equal(linked({ [PLAN]: planWith(`\n${link}\n`) }, 'rca', 'docs/rca/rca_s4.md'), undefined);
  });

  it('stands in no code, comment, heading or front matter', () => {
    const hidden = [
      '\n```\ndocs/rca/rca_s4.md\n```\n',
      '\n<!-- docs/rca/rca_s4.md -->\n',
      '\n### docs/rca/rca_s4.md\n',
      '\n`cat docs/rca/rca_s4.md`\n',
      '\n<a href="docs/rca/rca_s4.md">x</a>\n',
    ];
    for (const more of hidden) {
      const text = linked({ [PLAN]: planWith(more) }, 'rca', 'docs/rca/rca_s4.md')?.text ?? '';
      assert.equal(text, `${planWith(more).trimEnd()}\n\nSee the [root cause analysis](../rca/rca_s4.md).\n`);
    }
    assert.equal(linked({ [PLAN]: planWith('\n```\nnever closed\n') }, 'rca', 'docs/rca/rca_s4.md'), undefined);
    assert.equal(linked({ [PLAN]: planWith('\n<!-- never closed\n') }, 'rca', 'docs/rca/rca_s4.md'), undefined);
  });

  it('is the tracker where there is no plan, and nothing that a program writes', () => {
    const files = { 'docs/sprint_4_progress.md': tracker('4') };
    assert.equal(linked(files, 'review', 'docs/new.md')?.path, 'docs/sprint_4_progress.md');
    assert.equal(linked({ [PLAN]: `<!-- Generated by a tool. -->\n${planWith('')}` }, 'rca', 'docs/new.md'), undefined);
    assert.equal(linked({ [PLAN]: planWith('') }, 'plan', 'docs/new.md'), undefined);
    assert.equal(linked({}, 'rca', 'docs/new.md'), undefined);
  });

  it('keeps the document’s line ends', () => {
    const text = linked({ [PLAN]: planWith('').replace(/\n/g, '\r\n') }, 'rca', 'docs/x/new.md')?.text ?? '';
    assert.ok(!/(?<!\r)\n/.test(text));
  });
});
