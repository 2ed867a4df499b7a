import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '../../server/src/config';
import { digestText, FACT_NAMES, NO_DOCUMENT, unpackDigest } from '../../server/src/digest';
import { checkDigest, checkDocument } from '../../server/src/features/diagnostics';
import { readDocument } from '../../server/src/model/parse';
import { makeProject } from '../../server/src/project';
import { readFixture } from '../support/fixtures';
import { uriOf } from '../support/listed';

const FIXTURES = join(process.cwd(), 'test/fixtures');

describe('digests', () => {
  for (const name of readdirSync(FIXTURES))
    it(`of the documents in ${name} hold all that is known of them`, () => {
      for (const { files } of readFixture(readFileSync(join(FIXTURES, name), 'utf8')))
        sameAsRead(files.filter(({ isDocument }) => isDocument));
    });

  it('hold nothing of an ordinary document', () => {
    assert.equal(digestText('README.md', '# Hello\n'), NO_DOCUMENT);
  });
});

/** Whatever is asked of the documents, their digests answer the same. */
function sameAsRead(files: readonly { readonly path: string; readonly text: string }[]): void {
  const docs = files.map(({ path, text }) => readDocument(uriOf(path), path, text)).filter(({ kind }) => kind);
  const digests = docs.map(({ uri, path, text }) => unpackDigest(digestText(path, text), { uri, path }));
  for (const [at, doc] of docs.entries())
    for (const name of FACT_NAMES) assert.deepEqual(digests[at]?.facts[name], doc[name], name);
  const context = { project: makeProject(docs), settings: DEFAULT_SETTINGS };
  const again = { project: makeProject(digests.map(({ facts }) => facts)), settings: DEFAULT_SETTINGS };
  assert.deepEqual(
    digests.map(digest => checkDigest(digest, again)),
    docs.map(doc => checkDocument(doc, context)),
  );
}
