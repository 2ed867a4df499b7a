import { randomFrom } from './random.mjs';

const FOLDERS = ['billing', 'catalog', 'checkout', 'search', 'shipping', 'accounts'];
const WORDS = ['price', 'order', 'parcel', 'refund', 'session', 'stock', 'route', 'voucher', 'basket', 'label'];

/** Invented reports of about so many bytes, piece by piece: the same on every machine and in every run. */
export const reports = {
  lcov: bytes => filled(bytes, { head: 'TN:\n', tail: '', file: lcovOf }),
  cobertura: bytes =>
    filled(bytes, {
      head: `<?xml version="1.0" ?>\n<coverage version="7.6.1" timestamp="1" line-rate="0.7" branch-rate="0" complexity="0">\n\t<sources>\n\t\t<source>/home/ci/shop</source>\n\t</sources>\n\t<packages>\n\t\t<package name="shop" line-rate="0.7" branch-rate="0" complexity="0">\n\t\t\t<classes>\n`,
      tail: '\t\t\t</classes>\n\t\t</package>\n\t</packages>\n</coverage>\n',
      file: coberturaOf,
    }),
  jacoco: bytes =>
    filled(bytes, {
      head: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd"><report name="shop">',
      tail: '</report>',
      file: jacocoOf,
    }),
  'coverage.py': bytes =>
    filled(bytes, {
      head: '{"meta": {"format": 3, "version": "7.6.1", "branch_coverage": false, "show_contexts": false}, "files": {',
      tail: '}}',
      between: ', ',
      file: coveragePyOf,
    }),
  istanbul: bytes => filled(bytes, { head: '{', tail: '}\n', between: ',\n', file: istanbulOf }),
};

function* filled(bytes, { head, tail, between = '', file }) {
  const random = randomFrom(6);
  let written = head.length;
  yield head;
  for (let at = 0; written < bytes; at++) {
    const text = `${at ? between : ''}${file(`${pathOf(random)}${at}`, linesOf(random), random)}`;
    written += text.length;
    yield text;
  }
  yield tail;
}

const pathOf = ({ pick }) => `${pick(FOLDERS)}/${pick(WORDS)}/${pick(WORDS)}`;

/** A source of 50–1500 lines, two thirds of which can be covered. */
function linesOf({ integer, chance, pick }) {
  const lines = [];
  const length = integer(50, 1500);
  for (let line = 1; line <= length; line++)
    if (chance(0.67))
      lines.push({ line, hits: chance(0.75) ? pick([1, 1, 2, 7, 64, 1203]) : 0, branches: chance(0.12) ? 2 : 0 });
  return lines;
}

function lcovOf(path, lines) {
  const covered = lines.filter(({ hits }) => hits).length;
  const branches = lines.filter(each => each.branches);
  return [
    `SF:src/${path}.ts`,
    ...lines.map(({ line, hits }) => `DA:${line},${hits}`),
    `LF:${lines.length}`,
    `LH:${covered}`,
    ...branches.flatMap(({ line, hits }, at) => [`BRDA:${line},${at},0,${hits || '-'}`, `BRDA:${line},${at},1,0`]),
    `BRF:${branches.length * 2}`,
    `BRH:${branches.filter(({ hits }) => hits).length}`,
    'end_of_record\n',
  ].join('\n');
}

function coberturaOf(path, lines) {
  const line = ({ line, hits, branches }) =>
    `\t\t\t\t\t\t<line number="${line}" hits="${hits ? 1 : 0}"${branches ? ` branch="true" condition-coverage="${hits ? '50% (1/2)' : '0% (0/2)'}" missing-branches="${line + 2}"` : ''}/>\n`;
  return `\t\t\t\t<class name="${path.split('/').at(-1)}.py" filename="${path}.py" complexity="0" line-rate="0.7" branch-rate="0">\n\t\t\t\t\t<methods/>\n\t\t\t\t\t<lines>\n${lines.map(line).join('')}\t\t\t\t\t</lines>\n\t\t\t\t</class>\n`;
}

function jacocoOf(path, lines) {
  const [folder, , name] = path.split('/');
  const line = ({ line, hits, branches }) =>
    `<line nr="${line}" mi="${hits ? 0 : 3}" ci="${hits ? 3 : 0}" mb="${branches && 1}" cb="${branches && 1}"/>`;
  const covered = lines.filter(({ hits }) => hits).length;
  return `<package name="shop/${folder}/${name}"><sourcefile name="${name}.kt">${lines.map(line).join('')}<counter type="LINE" missed="${lines.length - covered}" covered="${covered}"/></sourcefile></package>`;
}

function coveragePyOf(path, lines) {
  const [hit, missed] = [true, false].map(is => lines.filter(({ hits }) => hits > 0 === is).map(({ line }) => line));
  return `"${path}.py": ${JSON.stringify({
    executed_lines: hit,
    summary: { covered_lines: hit.length, num_statements: lines.length, missing_lines: missed.length },
    missing_lines: missed,
    excluded_lines: [],
  })}`;
}

function istanbulOf(path, lines) {
  const of = make => Object.fromEntries(lines.map((line, at) => [at, make(line)]));
  const place = ({ line }) => ({ start: { line, column: 2 }, end: { line, column: 40 } });
  const file = {
    path: `/home/ci/shop/${path}.ts`,
    statementMap: of(place),
    fnMap: {},
    branchMap: {},
    s: of(({ hits }) => hits),
    f: {},
    b: {},
  };
  return `${JSON.stringify(file.path)}: ${JSON.stringify(file)}`;
}
