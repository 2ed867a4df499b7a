import assert from 'node:assert/strict';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { DOCUMENTS } from '../../../server/src/scaffold/documents';
import { written } from '../../../server/src/scaffold/markdown/write';
import { toPlain } from '../../../server/src/scaffold/snippet';
import { builtInTemplate } from '../../../server/src/scaffold/template/templates';
import { made } from './sprintScene';

describe('built-in templates', () => {
  for (const document of DOCUMENTS)
    it(`look as what is filled into them: ${document}`, () => {
      const body = withoutVariables(withoutFrontMatter(builtInTemplate(document)));
      assert.match(body, /^# /);
      assert.equal(toPlain(written(remark().use(remarkGfm).parse(body).children)), body);
    });
});

describe('tables of a new document', () => {
  for (const document of DOCUMENTS)
    it(`have hints of three words at most, and columns that stand in line: ${document}`, () => {
      const { text } = made({}, document, { sprint: '7' });
      const cells = [...text.matchAll(/^\|.*$/gm)].flatMap(([line]) => [...line.matchAll(/\[TODO: ([^\]]*)\]/g)]);
      assert.deepEqual(
        cells.flatMap(([, hint = '']) => (hint.split(' ').length > 3 ? hint : [])),
        [],
      );
      const widths = (table: string) => new Set(table.split('\n').map(({ length }) => length)).size;
      const ragged = [...text.matchAll(/(?:^\|.*(?:\n(?=\|))?)+/gm)].filter(([table]) => widths(table) > 1);
      assert.deepEqual(
        ragged.map(([table]) => table),
        [],
      );
    });
});

/** The template's own front matter, and the document's. */
const withoutFrontMatter = (text: string): string => text.replace(/^(?:---\n(?:.*\n)*?---\n+){0,2}/, '');

/** Words as long as what is written, which no writer escapes: “{{todo: x}}” becomes “[TODO: x]”. */
const withoutVariables = (text: string): string =>
  text.replace(/\{\{(todo:)?[^}\n]*\}\}/g, ({ length }, todo) => 'x'.repeat(todo ? length - 2 : length));
