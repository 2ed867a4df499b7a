import { strict as assert } from 'node:assert';
import { Anchors, readAnchors } from '../../server/src/model/links/anchors';
import { linksOf } from '../../server/src/model/links/links';
import { pointersOf, TargetReader } from '../../server/src/model/links/linkTargets';
import { relativePath, resolvePath } from '../../server/src/model/links/paths';
import { spilledCode } from '../../server/src/model/markdown/spilledCode';
import { readDocument } from '../../server/src/model/parse';

const read = (text: string, path = 'docs/sprint_4.md') => readDocument(`file:///p%20q/${path}`, path, text);
const links = (text: string): string[] => linksOf(read(text)).map(({ target }) => target.value);

describe('links', () => {
  it('are read as they are written, where they stand', () => {
    const text = '---\na: 1\n---\n\n# One\n\n## Two\n\nSee [it](../a%20b.md#c "T").\n';
    const [link] = linksOf(read(text));
    assert.equal(link?.target.value, '../a%20b.md#c');
    assert.equal(text.slice(link?.target.range.start, link?.target.range.end), '../a%20b.md#c');
  });

  it('have every form that Markdown knows', () => {
    assert.deepEqual(links('[a](b.md) ![c](d.png) [![e](f.png)](g.md) [h]( i.md )'), [
      ...['b.md', 'd.png', 'f.png', 'g.md', 'i.md'],
    ]);
    assert.deepEqual(links('[a](<b c.md> "t") [d](e_(f).md) [g](h\\).md)'), ['b c.md', 'e_(f).md', 'h\\).md']);
    assert.deepEqual(links('[a]: b.md\n[c d]: <e f.md> "t"\n> [g]: h.md\n'), ['b.md', 'e f.md', 'h.md']);
    assert.deepEqual(links('| a | b |\n|---|---|\n| [c](d.md) | [e](f.md) |\n'), ['d.md', 'f.md']);
  });

  it('may hold spaces, as people write them', () => {
    assert.deepEqual(links('[a](b c/d e.md) and [f](g h.md#i)'), ['b c/d e.md', 'g h.md#i']);
    assert.deepEqual(links('[x](as we said) [y](see: a b.md) [DONE] (a b.md)'), []);
  });

  it('are none in code, comments and footnotes', () => {
    assert.deepEqual(links('`[a](b.md)` <!-- [c](d.md) --> \\[e](f.md)\n\n```\n[g](h.md)\n```\n\n    [i](j.md)\n'), []);
    assert.deepEqual(links('[^1]: note.md\n- [ ]: x.md\n\n[k](`l.md`)\n'), []);
  });

  it('are none in an example that spills out of its fence', () => {
    const text = '[a](b.md)\n```md\n```sh\nx\n```\n[c](d.md)\n```sh\n```\n## E\n[f](g.md)\n```\n[h](i.md)\n';
    assert.deepEqual(links(text), ['b.md']);
    assert.deepEqual(
      spilledCode(text).map(({ start, end }) => text.slice(start, end)),
      ['```\n[c](d.md)\n```sh\n```\n## E\n[f](g.md)\n'],
    );
    assert.deepEqual(spilledCode('```sh\nx\n```\n````md\n```sh\n```\n````\n'), []);
  });
});

describe('targets of links', () => {
  const places = (link: string, path?: string): (readonly string[])[] => {
    const doc = read(`[x](${link})`, path);
    const text = linksOf(doc)[0]?.target;
    return text ? new TargetReader(doc).read({ source: 'link', text }).map(target => target.places) : [];
  };

  it('count from the document, and with a slash from the workspace folder', () => {
    assert.deepEqual(places('../a%20b.md'), [['a b.md']]);
    assert.deepEqual(places('./c/../d.ts:12'), [['docs/d.ts']]);
    assert.deepEqual(places('/a.md')[0]?.slice(0, 2), ['a.md', 'docs/a.md']);
    assert.deepEqual(places('x/'), [['docs/x']]);
  });

  it('have the URIs that hold them', () => {
    const doc = read('[x](../ü%20(1).md)');
    const [pointer] = pointersOf({ ...doc, links: linksOf(doc), tasks: [] } as never);
    assert.ok(pointer);
    assert.deepEqual(new TargetReader(doc).read(pointer)[0]?.uris, ['file:///p%20q/%C3%BC%20(1).md']);
  });

  it('are not judged outside the workspace folder, but for a file beside a repository', () => {
    assert.deepEqual(places('../../a.md'), [['a.md']]);
    assert.deepEqual(places('../../../a.md'), []);
    assert.deepEqual(places('../../../../b/a.md', 'docs/x/y.md'), []);
  });

  it('are not judged where more than files could make them true', () => {
    const links = [
      'https://a.b/c.md',
      'mailto:a@b.c',
      '//a/b.md',
      'www.a.de/b.md',
      'a.com/b.md',
      'C:/a.md',
      'file:///a.md',
    ];
    const others = [
      'a.md?raw=1',
      '*.md',
      '<{{a}}.md>',
      'sprint_N.md',
      'path/to/a.md',
      'a\\b.md',
      'guide',
      '../x/guide',
    ];
    assert.deepEqual(
      [...links, ...others].flatMap(link => places(link)),
      [],
    );
  });
});

describe('anchors', () => {
  const anchors = (text: string): Anchors => {
    const doc = read(`# Work Queue\n\n${text}`, 'WORK_QUEUE.md');
    return new Anchors({ headings: doc.headings, anchors: doc.parts.flatMap(({ part }) => readAnchors(part)) });
  };
  const has = (text: string, anchor: string): boolean => anchors(text).has(anchor);

  it('are those of any tool', () => {
    for (const anchor of [
      '1-the-goal-why',
      '1-the-goal--why',
      '1.-The-Goal-Why',
      '1thegoalwhy',
      'user-content-1-the-goal-why',
    ])
      assert.ok(has('## 1. The *Goal* (`why`)', anchor), anchor);
    for (const anchor of ['-größe', 'größe', 'gre']) assert.ok(has('## 🎯 Größe', anchor), anchor);
    assert.ok(has('## See [the plan](plan.md)', 'see-the-plan'));
    assert.equal(has('## The Goal', 'the-goals'), false);
  });

  it('number headings that stand more than once', () => {
    assert.ok(has('## A\n\n## A\n\n## A', 'a-2'));
    assert.equal(has('## A\n\n## A\n\n## A', 'a-3'), false);
  });

  it('are written by hand, too', () => {
    const text =
      '<a name="one"></a> <span class="x" id=\'two\'>\n\n## Three {#four}\n\n> ## Five\n\n- # Six\n\n<h2>Seven</h2>\n';
    for (const anchor of ['one', 'two', 'three', 'four', 'five', 'six', 'seven']) assert.ok(has(text, anchor), anchor);
  });

  it('are suggested where one heading alone is nearly that', () => {
    assert.equal(anchors('## Open Stories').nearest('open-storys'), 'open-stories');
    assert.equal(anchors('## Sprint 3').nearest('sprint-4'), undefined);
    assert.equal(anchors('## Story A1\n\n## Story B1').nearest('story-c1'), undefined);
  });
});

describe('paths', () => {
  it('lead from one folder to another', () => {
    assert.equal(relativePath(['a', 'b'], 'a/c/d.md'), '../c/d.md');
    assert.equal(relativePath(['a'], 'a/d.md'), 'd.md');
    assert.equal(resolvePath(['a', 'b'], './../c//d.md'), 'a/c/d.md');
    assert.equal(resolvePath(['a'], '../../d.md'), undefined);
  });
});
