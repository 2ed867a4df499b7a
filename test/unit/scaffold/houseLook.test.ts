import assert from 'node:assert/strict';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { DOCUMENTS } from '../../../server/src/scaffold/documents';
import { written } from '../../../server/src/scaffold/markdown/write';
import { toPlain } from '../../../server/src/scaffold/snippet';
import { builtInTemplate } from '../../../server/src/scaffold/template/templates';

describe('built-in templates', () => {
  for (const document of DOCUMENTS)
    it(`look as what is filled into them: ${document}`, () => {
      const body = withoutVariables(withoutFrontMatter(builtInTemplate(document)));
      assert.match(body, /^# /);
      assert.equal(toPlain(written(remark().use(remarkGfm).parse(body).children)), body);
    });
});

/** The template's own front matter, and the document's. */
const withoutFrontMatter = (text: string): string => text.replace(/^(?:---\n(?:.*\n)*?---\n+){0,2}/, '');

/** Words as long as what is written, which no writer escapes: “{{todo: x}}” becomes “[TODO: x]”. */
const withoutVariables = (text: string): string =>
  text.replace(/\{\{(todo:)?[^}\n]*\}\}/g, ({ length }, todo) => 'x'.repeat(todo ? length - 2 : length));
