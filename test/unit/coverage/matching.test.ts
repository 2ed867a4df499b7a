import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { matchReport } from '../../../server/src/coverage/matching/match';
import { type IndexedFile, SourceIndex } from '../../../server/src/coverage/matching/sourceIndex';
import { writtenPath } from '../../../server/src/coverage/matching/written';
import { NO_COUNT } from '../../../server/src/coverage/report';
import { atOnce } from '../../../server/src/coverage/steps';

const HOME = ['home', 'me', 'ferry'];

interface Situation {
  /** What the workspace folders hold; the first one is /home/me/ferry. */
  readonly files: readonly string[];
  readonly top?: readonly string[];
  readonly others?: readonly { readonly folder: readonly string[]; readonly files: readonly string[] }[];
  readonly report?: string;
  readonly roots?: readonly string[];
  readonly paths: readonly string[];
}

const indexedIn = (folder: readonly string[], path: string): IndexedFile => ({
  ...{ key: `file:///${[...folder, path].join('/')}`, uri: `file:///${[...folder, path].join('/')}`, path },
  ...{ segments: [...folder, ...path.split('/')].map(each => each.normalize()), depth: path.split('/').length },
});

function matched({ files, top = HOME, others = [], report = 'coverage/lcov.info', roots = [], paths }: Situation) {
  const all = [
    ...files.map(path => indexedIn(top, path)),
    ...others.flatMap(other => other.files.map(path => indexedIn(other.folder, path))),
  ];
  const reported = paths.map(path => ({ path, lines: NO_COUNT, branches: NO_COUNT }));
  const place = {
    folder: [...top, ...report.split('/').slice(0, -1)],
    workspaceFolders: [top, ...others.map(({ folder }) => folder)],
  };
  const found = atOnce(matchReport({ files: reported, roots }, atOnce(SourceIndex.of(all)), place));
  return Object.fromEntries(paths.map(path => [path, found.get(path)?.path]));
}

/** The situation, and which file of the workspace each path means; null where none may be named. */
const SITUATIONS: readonly (readonly [string, Omit<Situation, 'paths'>, Readonly<Record<string, string | null>>])[] = [
  [
    'paths as they are here, absolute or relative to the workspace folder',
    { files: ['src/a.ts', 'src/b.ts', 'c.ts'] },
    { '/home/me/ferry/src/a.ts': 'src/a.ts', 'src/b.ts': 'src/b.ts', './lib/../c.ts': 'c.ts', 'src/gone.ts': null },
  ],
  [
    'a container in which the tests ran',
    { files: ['src/a.ts', 'src/lib/b.ts', 'index.ts', 'x/app/index.ts'] },
    { '/app/src/a.ts': 'src/a.ts', '/app/src/lib/b.ts': 'src/lib/b.ts', '/app/index.ts': 'index.ts' },
  ],
  [
    'the image of Node, whose code lies below /usr',
    { files: ['src/a.ts', 'src/b.ts', 'stdio.h', 'lib/c.ts'] },
    { '/usr/src/app/src/a.ts': 'src/a.ts', '/usr/src/app/src/b.ts': 'src/b.ts', '/usr/include/stdio.h': null },
  ],
  [
    'another checkout of the same repository',
    { files: ['server/src/a.ts', 'server/src/b.ts'] },
    { '/home/runner/work/ferry/ferry/server/src/a.ts': 'server/src/a.ts' },
  ],
  [
    'packages of JaCoCo, of which one is in both modules',
    {
      files: [
        ...['server/src/main/java/org/ferry/Berth.java', 'server/src/main/java/org/ferry/Main.java'],
        ...['client/src/main/java/org/ferry/Map.java', 'client/src/main/java/org/ferry/Main.java'],
      ],
      report: 'server/target/site/jacoco/jacoco.xml',
    },
    {
      'org/ferry/Berth.java': 'server/src/main/java/org/ferry/Berth.java',
      'org/ferry/Main.java': 'server/src/main/java/org/ferry/Main.java',
    },
  ],
  [
    'the same packages in a report of all modules, which leaves it open',
    {
      files: [
        ...['server/src/main/java/org/ferry/Berth.java', 'server/src/main/java/org/ferry/Main.java'],
        ...['client/src/main/java/org/ferry/Map.java', 'client/src/main/java/org/ferry/Main.java'],
      ],
      report: 'target/site/jacoco-aggregate/jacoco.xml',
    },
    {
      'org/ferry/Berth.java': 'server/src/main/java/org/ferry/Berth.java',
      'org/ferry/Map.java': 'client/src/main/java/org/ferry/Map.java',
      'org/ferry/Main.java': null,
    },
  ],
  [
    'Kotlin, whose folders leave out what all packages begin with',
    {
      files: [
        'app/src/main/kotlin/berths/Berth.kt',
        'app/src/main/kotlin/tides/Tide.kt',
        'app/src/main/kotlin/Main.kt',
      ],
    },
    {
      'org/ferry/berths/Berth.kt': 'app/src/main/kotlin/berths/Berth.kt',
      'org/ferry/tides/Tide.kt': 'app/src/main/kotlin/tides/Tide.kt',
      'org/ferry/Main.kt': 'app/src/main/kotlin/Main.kt',
    },
  ],
  [
    'a module of Go',
    { files: ['main.go', 'tides/table.go', 'tides/table_windows.go'], report: 'cover.out' },
    { 'example.com/me/ferry/main.go': 'main.go', 'example.com/me/ferry/tides/table.go': 'tides/table.go' },
  ],
  [
    'Windows, here and there',
    { files: ['src/a.cs', 'src/Über/b.cs', 'src/c.cs'], top: ['c:', 'Users', 'me', 'ferry'] },
    {
      'C:\\Users\\me\\ferry\\src\\a.cs': 'src/a.cs',
      'c:/users/ME/ferry/SRC/über/b.cs': 'src/Über/b.cs',
      'D:\\a\\ferry\\ferry\\src\\c.cs': 'src/c.cs',
    },
  ],
  [
    'several roots, as coverage.py writes them',
    { files: ['src/berths/models.py', 'tools/models.py', 'src/tides.py'], roots: ['/ci/ferry/src', '/ci/ferry/tools'] },
    { 'berths/models.py': 'src/berths/models.py', 'models.py': 'tools/models.py', 'tides.py': 'src/tides.py' },
  ],
  [
    'a name that is below both roots: either may be meant',
    { files: ['src/__init__.py', 'tools/__init__.py'], roots: ['/home/me/ferry/src', '/home/me/ferry/tools'] },
    { '__init__.py': null },
  ],
  [
    'a package of a monorepo, whose paths are its own',
    {
      files: ['packages/tides/src/index.ts', 'packages/berths/src/index.ts', 'src/index.ts'],
      report: 'packages/tides/coverage/lcov.info',
    },
    { 'src/index.ts': 'packages/tides/src/index.ts' },
  ],
  [
    'two packages alike, and nothing that tells which is meant',
    { files: ['packages/tides/src/index.ts', 'packages/berths/src/index.ts'] },
    { 'src/index.ts': null, '/build/src/index.ts': null },
  ],
  [
    'a folder that was reached by a link',
    { files: ['src/a.c', 'src/b.c'] },
    { '/private/var/folders/ferry/src/a.c': 'src/a.c', '/private/var/folders/ferry/src/b.c': 'src/b.c' },
  ],
  [
    'a build folder, from which paths go up',
    { files: ['src/a.c', 'include/a.h'], report: 'build/coverage.info' },
    { '../src/a.c': 'src/a.c', '../include/a.h': 'include/a.h' },
  ],
  [
    'what was deleted since, beside another of the same name',
    { files: ['src/a.ts', 'src/b.ts', 'src/c.ts'] },
    { 'src/a.ts': 'src/a.ts', 'src/b.ts': 'src/b.ts', 'old/src/c.ts': null },
  ],
  [
    'a package whose report lies elsewhere, beside a project with a file of the same path',
    {
      files: ['src/index.ts', 'packages/tides/src/index.ts', 'packages/tides/src/tide.ts', 'packages/tides/src/ebb.ts'],
      report: 'coverage/packages/tides/lcov.info',
    },
    {
      'src/index.ts': 'packages/tides/src/index.ts',
      'src/tide.ts': 'packages/tides/src/tide.ts',
      'src/ebb.ts': 'packages/tides/src/ebb.ts',
    },
  ],
  [
    'a project with half as many files of the same paths: either may be meant',
    { files: ['src/a.ts', 'src/b.ts', 'lib/src/a.ts', 'lib/src/b.ts', 'lib/src/c.ts'], report: 'coverage/lcov.info' },
    { 'src/a.ts': null, 'src/b.ts': null, 'src/c.ts': 'lib/src/c.ts' },
  ],
  [
    'a project of which only a folder is open: its other folders are not here',
    { files: ['src/a.ts', 'src/b.ts', 'src/util.ts'] },
    {
      'ferry/src/a.ts': 'src/a.ts',
      'ferry/src/b.ts': 'src/b.ts',
      'tools/src/util.ts': null,
      'tools/src/B.ts': null,
    },
  ],
  [
    'another project of this machine, whose files are called alike',
    { files: ['src/a.ts', 'src/util/b.ts', 'src/util/c.ts'] },
    {
      '/home/me/ferry/src/a.ts': 'src/a.ts',
      '/home/me/harbor/src/util/b.ts': null,
      '/home/me/harbor/src/util/c.ts': null,
    },
  ],
  [
    'other people’s packages',
    { files: ['src/index.js', 'lib/util.js'] },
    { '/app/node_modules/left/lib/util.js': null, '/app/vendor/src/index.js': null },
  ],
  [
    'accents in either form, spaces and percent signs',
    { files: ['src/fähre.ts', 'src/late boat.ts', 'src/100%.ts'] },
    { 'src/fa\u0308hre.ts': 'src/fähre.ts', 'src/late%20boat.ts': 'src/late boat.ts', 'src/100%.ts': 'src/100%.ts' },
  ],
  [
    'another workspace folder',
    { files: ['src/a.ts'], others: [{ folder: ['home', 'me', 'lib'], files: ['util/b.ts'] }] },
    { '/home/me/lib/util/b.ts': 'util/b.ts', 'src/a.ts': 'src/a.ts' },
  ],
  [
    'paths that lead out of the workspace',
    { files: ['etc/passwd', 'src/a.ts'] },
    {
      '../../../../../../../../etc/shadow': null,
      '/etc/shadow': null,
      '/home/me/other/b.ts': null,
      '': null,
      '..': null,
      '/': null,
    },
  ],
];

describe('paths of reports', () => {
  for (const [name, situation, expected] of SITUATIONS)
    it(`are found in the workspace: ${name}`, () => {
      const plain = Object.fromEntries(Object.entries(expected).map(([path, file]) => [path, file ?? undefined]));
      assert.deepEqual(matched({ ...situation, paths: Object.keys(expected) }), plain);
    });

  it('are taken apart', () => {
    const segments = (path: string) => writtenPath(path)?.segments.join(' ');
    assert.equal(segments('file:///srv/a%20b/./c/../d.ts'), 'srv a b d.ts');
    assert.equal(segments('webpack://ferry/./src/a.ts'), 'ferry src a.ts');
    assert.equal(segments('src\\lib\\a.cs'), 'src lib a.cs');
    assert.equal(segments('src/odd\\name.c'), 'src odd\\name.c');
    assert.deepEqual(writtenPath('../../a/../../b'), { segments: ['b'], isAbsolute: false, ups: 3 });
    assert.equal(writtenPath(`/${'a/'.repeat(3000)}`), undefined);
    assert.equal(writtenPath('a\0b'), undefined);
  });

  it('mean the same in whatever order they stand, and only what is there', () => {
    const segment = fc.constantFrom('a', 'b', 'src', 'lib', 'index.ts', 'x.ts', '..', '.', 'A', 'node_modules');
    const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map(each => each.join('/'));
    const written = fc
      .tuple(fc.constantFrom('', '/', '/app/', '/home/me/ferry/', 'C:\\'), path)
      .map(each => each.join(''));
    const file = fc.array(fc.constantFrom('a', 'b', 'src', 'lib'), { maxLength: 3 });
    const files = fc.array(
      fc
        .tuple(file, fc.constantFrom('index.ts', 'x.ts', 'X.ts'))
        .map(([folders, name]) => [...folders, name].join('/')),
    );
    const given = fc.record({
      files: files.map(all => [...new Set(all)]),
      paths: fc.uniqueArray(written, { maxLength: 12 }),
      roots: fc.array(written, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(given, fc.infiniteStream(fc.nat()), (situation, order) => {
        const sorted = (all: readonly string[]) =>
          [...all]
            .map(each => [order.next().value as number, each] as const)
            .sort(([a], [b]) => a - b)
            .map(([, each]) => each);
        const found = matched(situation);
        assert.deepEqual(
          { ...matched({ ...situation, files: sorted(situation.files), paths: sorted(situation.paths) }) },
          found,
        );
        for (const each of Object.values(found)) assert.ok(each === undefined || situation.files.includes(each));
      }),
      { numRuns: 500 },
    );
  });

  it('are no trouble in any number and depth', () => {
    const deep = Array.from({ length: 200 }, (_, at) => `d${at % 7}`).join('/');
    const files = Array.from({ length: 2000 }, (_, at) => `p${at}/src/index.ts`);
    const paths = Array.from({ length: 5000 }, (_, at) => `/ci/${deep}/${at}/src/index.ts`);
    const roots = Array.from({ length: 100 }, (_, at) => `/ci/${at}`);
    assert.equal(Object.values(matched({ files, paths, roots })).filter(Boolean).length, 0);
    const here = files.map(file => `/ci/x/${file}`);
    assert.equal(Object.values(matched({ files, paths: here })).filter(Boolean).length, 2000);
  });
});
