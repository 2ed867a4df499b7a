import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/model/parse';
import { DOCUMENTS } from '../../../server/src/scaffold/documents';
import { adopted, isForSort } from '../../../server/src/scaffold/template/adopt';
import { builtInTemplate } from '../../../server/src/scaffold/template/builtIn';
import { parseTemplate } from '../../../server/src/scaffold/template/parse';

describe('a template’s own front matter', () => {
  it('says its path, description and prompts, and is not part of the text', () => {
    const { text, path, description, prompts, problem } = parseTemplate(
      '\uFEFF---\r\npath: {{slug}}.md\r\ndescription: A report\r\nprompts:\r\n  title: What\r\n  tasks: { label: Which, value: "{{goal}}", options: tasks, several: true }\r\n  how: { options: [good, 2] }\r\n---\r\n\r\n---\r\nnumber: {{number}}\r\n---\r\n# T\r\n',
    );
    assert.equal(text, '---\r\nnumber: {{number}}\r\n---\r\n# T\r\n');
    assert.deepEqual([path, description, problem], ['{{slug}}.md', 'A report', undefined]);
    assert.deepEqual(prompts, [
      { id: 'title', label: 'What', value: '', options: undefined, several: false },
      { id: 'tasks', label: 'Which', value: '{{goal}}', options: 'tasks', several: true },
      { id: 'how', label: 'how', value: '', options: ['good', '2'], several: false },
    ]);
  });

  it('is the document’s where it has other keys', () => {
    for (const source of ['---\npath: a.md\nnumber: 2\n---\n# T\n', '# T\n', '', '---\n---\n# T\n'])
      assert.deepEqual([parseTemplate(source).text, parseTemplate(source).path], [source, undefined]);
  });

  it('is left out, with the reason, where it cannot be read', () => {
    const broken = parseTemplate('---\npath: "a\nprompts: [\n---\n# T\n');
    assert.deepEqual([broken.text, broken.path, broken.prompts], ['# T\n', undefined, []]);
    assert.match(broken.problem ?? '', /not valid YAML/);
    assert.match(parseTemplate('x'.repeat(200_001)).problem ?? '', /200,000/);
  });

  it('makes no prompt of what every object has, and of little else', () => {
    const { prompts } = parseTemplate(
      '---\nprompts:\n  __proto__: a\n  constructor: b\n  "a b": c\n  list: [1]\n  ok: yes\n---\n',
    );
    assert.deepEqual(
      prompts.map(({ id, label }) => [id, label]),
      [
        ['list', 'list'],
        ['ok', 'yes'],
      ],
    );
  });
});

describe('a team’s TEMPLATE.md', () => {
  const adopt = (text: string): string => adopted(readDocument('file:///w/TEMPLATE.md', 'TEMPLATE.md', text));

  it('gets the sprint’s own values and keeps all else', () => {
    assert.equal(
      adopt(
        '---\nnumber:   0     # which\ntitle:  "Name of it"\ngoal:\nowner: Ann\ndate: YYYY-MM-DD # when\n---\n\n# Sprint N: [Name] (Template)\n\n| a|b |\n|-|-|\n\n## Goal\n\n[Goal]\n',
      ),
      '---\nnumber:   {{number}}     # which\ntitle:  "{{title}}"\ngoal: {{goal}}\nowner: Ann\ndate: {{date}} # when\n---\n\n# Sprint {{number}}: {{title}}\n\n| a|b |\n|-|-|\n\n## Goal\n\n[Goal]\n',
    );
  });

  it('keeps the variables that it has', () => {
    const own = '---\nnumber: "{{number}}"\n---\n\n# Sprint {{number}} · {{title}}\n';
    assert.equal(adopt(own), own);
  });

  it('serves the sort of reports that it names', () => {
    const named = (path: string, title: string) => readDocument(`file:///w/${path}`, path, `# ${title}\n`);
    const retro = named('retro-template.md', 'Sprint Retrospective');
    assert.deepEqual(
      [isForSort(retro, 'retrospective'), isForSort(retro, 'review'), isForSort(retro, 'plan')],
      [true, false, true],
    );
    const any = named('TEMPLATE.md', 'Sprint N');
    assert.deepEqual([isForSort(any, 'review'), isForSort(any, 'completion')], [true, false]);
  });
});

describe('built-in templates', () => {
  it('can be read, each with a text and what it is for', () => {
    for (const document of DOCUMENTS) {
      const { text, description, problem } = parseTemplate(builtInTemplate(document));
      assert.deepEqual([problem, /^#|^---\n/.test(text), Boolean(description)], [undefined, true, true], document);
    }
  });
});
