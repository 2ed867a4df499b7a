import { strict as assert } from 'node:assert';
import { DEFAULT_SETTINGS, mergeSettings } from '../../../server/src/config';
import { readEditorSettings, readProjectFile } from '../../../server/src/readSettings';

const inFile = (coverage: unknown) => {
  const text = JSON.stringify({ coverage });
  const { settings, problems } = readProjectFile(text, []);
  return {
    coverage: settings.coverage,
    problems: problems.map(({ message, range }) => `${text.slice(range?.start, range?.end)}: ${message}`),
  };
};

describe('settings of coverage', () => {
  it('are read from a project file, and what cannot be used is named where it stands', () => {
    assert.deepEqual(inFile({ reports: ['a/*.xml'], base: 'origin/main' }), {
      coverage: { reports: ['a/*.xml'], base: 'origin/main' },
      problems: [],
    });
    assert.deepEqual(inFile({ reports: ['*.xml', 7], base: '--output=/tmp/x', minimum: 80 }), {
      coverage: { reports: ['*.xml'] },
      problems: [
        '7: 7 is no glob. It is ignored.',
        '"--output=/tmp/x": "--output=/tmp/x" is no branch. The default branch is used.',
        '"minimum": There is no setting “coverage.minimum”. Use reports or base.',
      ],
    });
    assert.deepEqual(inFile({ reports: 'all' }).problems, [
      '"all": coverage.reports must be a list of globs. The default is used.',
    ]);
    assert.deepEqual(inFile([]).problems, [
      '[]: coverage must be an object of reports and base. The defaults are used.',
    ]);
  });

  it('take no name that version control would not take', () => {
    const good = ['', 'main', 'feature/Überfahrt-2', 'v1.2', 'refs/heads/x'];
    const bad = [
      '-x',
      '/x',
      'x/',
      'a b',
      'a..b',
      'x~1',
      'x^',
      'a:b',
      '*',
      'x.lock',
      'x@{1}',
      'a\nb',
      'x\\y',
      'x'.repeat(251),
    ];
    assert.deepEqual(
      good.filter(base => inFile({ base }).problems.length),
      [],
    );
    assert.deepEqual(
      bad.filter(base => !inFile({ base }).problems.length),
      [],
    );
  });

  it('come from the editor, too, which knows one more and sends null for what is not set', () => {
    const value = { coverage: { reports: null, base: 'dev', showInEditor: true } };
    assert.deepEqual(readEditorSettings(value, []), { settings: { coverage: { base: 'dev' } }, problems: [] });
    assert.deepEqual(readEditorSettings({ coverage: { base: 1 } }, []).problems, [
      { message: 'Setting sprintmark.coverage.base: 1 is no branch. The default branch is used.' },
    ]);
  });

  it('win one by one over the layer below', () => {
    const { coverage } = mergeSettings({ coverage: { base: 'dev' } }, { coverage: { reports: ['x'] } });
    assert.deepEqual(coverage, { reports: ['x'], base: 'dev' });
    assert.deepEqual(mergeSettings({}).coverage, DEFAULT_SETTINGS.coverage);
  });
});
