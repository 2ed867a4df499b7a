import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/model/parse';
import { DOCUMENTS, KIND_OF } from '../../../server/src/scaffold/documents';
import { scaffold } from '../../../server/src/scaffold/make';
import { isTemplateFor } from '../../../server/src/scaffold/place/sorts';
import { toPlain } from '../../../server/src/scaffold/snippet';
import { adopted } from '../../../server/src/scaffold/template/adopt';
import { builtInTemplate } from '../../../server/src/scaffold/template/builtIn';
import { parseTemplate } from '../../../server/src/scaffold/template/parse';
import { sourcesOf } from './sprintScene';

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
    assert.match(broken.problem ?? '', /^In line \d: .*(?:Add the closing quote|quote the value)\.$/);
    for (const line of ['title: {{todo: what failed}}', 'title: A {{todo: x}}', 'title: { label: {{todo: a: b}} }'])
      assert.equal(
        parseTemplate(`---\r\npath: a.md\r\nprompts:\r\n  ${line}\r\n---\r\n# T\r\n`).problem,
        `In line 4: Write “${line.match(/\{\{.*?\}\}/)}” in quotes.`,
      );
    assert.equal(parseTemplate('---\nprompts:\n  title: "{{todo: what failed}}"\n---\n').problem, undefined);
    assert.match(parseTemplate('x'.repeat(200_001)).problem ?? '', /200,000/);
  });

  it('has labels in one line, and options as they are written, each once', () => {
    const { prompts } = parseTemplate(
      '---\npath : a.md\nprompts:\n  a: { label: "x\\ny\\e[1m", value: 1.0, options: [1.10, true, true, 007], several: true }\n  todo: b\n---\n',
    );
    assert.deepEqual(prompts, [
      { id: 'a', label: 'x y[1m', value: '1.0', options: ['1.10', 'true', '007'], several: true },
    ]);
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

describe('a template that cannot be used', () => {
  const made = (text: string) => {
    const { world, ...sources } = sourcesOf({});
    const templates = () => [{ path: '.sprintmark/templates/rca.md', text }];
    return scaffold({ ...sources, world: { ...world, templates } }, { document: 'rca', answers: {} });
  };

  it('is told of where its settings are broken, and its text is used', () => {
    const { text = [], warning } = made('---\npath: "a\nprompts: [\n---\n# Ours\n') ?? {};
    assert.equal(toPlain(text), '# Ours\n');
    assert.match(
      warning ?? '',
      /^The settings of “\.sprintmark\/templates\/rca\.md” were not used\. In line 3: .*Add the closing quote\.$/,
    );
  });

  it('is told of where it is empty or too long, and the next best is used', () => {
    for (const [text, reason] of [
      [' \n', /was not used\. It is empty\.$/],
      ['x'.repeat(200_001), /was not used\. It is longer/],
    ] as const) {
      const { template, warning, text: written = [] } = made(text) ?? {};
      assert.equal(template, undefined);
      assert.match(warning ?? '', reason);
      assert.match(toPlain(written), /^# .*Root Cause/);
    }
  });

  it('is no matter where it is fine', () => {
    assert.equal(made('# Ours\n')?.warning, undefined);
  });
});

describe('an answer', () => {
  it('goes before what is known, in the text and in the path', () => {
    const sources = sourcesOf({});
    const text =
      '---\npath: a/{{branch}}-{{number}}.md\nprompts:\n  branch: B\n  number: N\n  date: D\n---\n# {{branch}} {{number}} {{date}}\n';
    const world = { ...sources.world, templates: () => [{ path: '.sprintmark/templates/rca.md', text }] };
    const made = scaffold(
      { ...sources, world },
      { document: 'rca', sprint: '4', answers: { branch: 'Night Boats', number: '12' } },
    );
    assert.deepEqual([made?.path, toPlain(made?.text ?? [])], ['a/night-boats-12.md', '# Night Boats 12 2026-03-20\n']);
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

  it('gets variables for blanks of all kinds in its title, and none for what they do not say', () => {
    const titles = {
      'Sprint {N}: {Title}': 'Sprint {{number}}: {{title}}',
      'Sprint #N': 'Sprint #{{number}}',
      'Sprint 0.7 Plan Template': 'Sprint {{number}} Plan',
      'Sprint X.Y Plan': 'Sprint {{number}} Plan',
      'Sprint TBD': 'Sprint {{number}}',
      'Sprint %N%: %NAME%': 'Sprint %N%: %NAME%',
      'Sprint \\[N\\]: \\[Name\\]': 'Sprint {{number}}: {{title}}',
      'Template: Sprint Retrospective': 'Sprint {{number}} Retrospective',
      '[Team Name], Sprint [#], [Start Date] to [End Date]':
        '[Team Name], Sprint {{number}}, {{start_date}} to {{end_date}}',
      'RCA: [Incident Title]': 'RCA: {{title}}',
    };
    for (const [title, own] of Object.entries(titles)) assert.equal(adopt(`# ${title}\n`), `# ${own}\n`);
  });

  it('keeps the variables that it has', () => {
    const own = '---\nnumber: "{{number}}"\n---\n\n# Sprint {{number}} · {{title}}\n';
    assert.equal(adopt(own), own);
  });

  it('serves the sort of reports that it names', () => {
    const sortsOf = (path: string, title: string): readonly string[] => {
      const template = readDocument(`file:///w/${path}`, path, `# ${title}\n`);
      return DOCUMENTS.filter(document => KIND_OF[document] === 'review' && isTemplateFor(document, template));
    };
    assert.deepEqual(sortsOf('retro-template.md', 'Sprint Retrospective'), ['retrospective']);
    assert.deepEqual(sortsOf('TEMPLATE.md', 'Sprint N'), ['review']);
    assert.deepEqual(sortsOf('TEMPLATE.md', 'Sprint [N] Complete'), ['completion']);
    assert.deepEqual(sortsOf('SPRINT_CLOSURE_TEMPLATE.md', 'Sprint X'), ['completion']);
    assert.deepEqual(sortsOf('TEMPLATE.md', 'Sprint Review & Retrospective'), ['review', 'retrospective']);
    assert.deepEqual(sortsOf('hand_over_template.md', 'Sprint N'), ['handoff']);
    assert.equal(isTemplateFor('plan', readDocument('file:///w/retro.md', 'retro.md', '# Retro\n')), true);
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
