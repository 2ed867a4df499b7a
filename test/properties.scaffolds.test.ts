import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDocument } from '../server/src/model/parse';
import { DOCUMENTS, type DocumentId, KIND_OF } from '../server/src/scaffold/documents';
import { pathFault } from '../server/src/scaffold/place/pathFault';
import type { Request, Scaffold } from '../server/src/scaffold/scaffold';
import { toPlain, toSnippet } from '../server/src/scaffold/snippet';
import { expandedSnippet } from './support/expandedSnippet';
import { SCENES, type Scene } from './support/scaffoldScenes';
import { beyond, findingsIn, made, madeAtOnce, uriOf, withScaffold } from './support/scaffolds';
import { oneLine, sampleWords, type Words, words } from './support/scaffoldWords';
import { textsIn } from './support/textsIn';

const RUNS = Number(process.env.RUNS ?? 16);

interface Made {
  readonly document: DocumentId;
  readonly scene: Scene;
  readonly request: Request;
  readonly result: Scaffold;
  readonly words: Words;
}

const LISTING_TASKS: readonly DocumentId[] = ['review', 'tracker', 'queue', 'readiness', 'completion', 'handoff'];

describe('scaffolds', function () {
  this.timeout(600_000);

  for (const [name, sceneOf] of Object.entries(SCENES))
    it(`are sound, and harm nobody, in ${name}`, () =>
      fc.assert(
        fc.property(fc.constantFrom(...DOCUMENTS), words, (document, said) => {
          const made = madeOf(document, sceneOf(said), said);
          for (const check of CHECKS) check(made);
        }),
        { numRuns: RUNS, examples: DOCUMENTS.map((document, at) => [document, sampleWords(at)]) },
      ));
});

const CHECKS: readonly ((made: Made) => void)[] = [
  function isReadAsWhatItIsAndNothingIsFound({ document, scene: { files }, result }) {
    const after = withScaffold(files, result);
    const { kind, recognition } = readDocument(uriOf(result.path), result.path, after[result.path] ?? '');
    assert.equal(kind, KIND_OF[document], `${result.path}: ${JSON.stringify(recognition)}\n${after[result.path]}`);
    assert.deepEqual(beyond(findingsIn(files), findingsIn(after)), [], `${result.path}\n${after[result.path]}`);
  },

  function hasAStopAtEachPlaceToFillIn({ result }) {
    const texts = result.text.filter(part => typeof part === 'string').join('\0');
    assert.doesNotMatch(texts, /\[TODO\b/);
    const expanded = expandedSnippet(toSnippet(result.text));
    assert.equal(expanded.text, toPlain(result.text));
    assert.ok(expanded.stops.length > 0, 'There is always something that only a person can say.');
  },

  function saysWhatWasSaidAsItWasSaid({ document, scene: { files }, result, words }) {
    const isAsked = result.prompts.some(({ id }) => id === 'title');
    const isPlanned = LISTING_TASKS.includes(document) && Object.keys(files).length > 0;
    const text = toPlain(result.text);
    const texts = textsIn(text);
    for (const wanted of [...(isAsked ? [words.title] : []), ...(isPlanned ? words.tasks : [])].map(oneLine))
      assert.ok(
        texts.some(each => each.includes(wanted)),
        `${JSON.stringify(wanted)} is nowhere in\n${text}`,
      );
  },

  function liesWhereADocumentCanLieAndNoneIs({ scene: { files }, result }) {
    assert.equal(result.fault, undefined, result.path);
    assert.equal(pathFault(result.path), undefined, result.path);
    assert.match(result.path, /[^/]\.md$/);
    assert.doesNotMatch(result.path, /^\/|(?:^|\/)\.\.?(?:\/|$)|\\|\{\{/);
    const isTaken = Object.keys(files).some(path => path.toLowerCase() === result.path.toLowerCase());
    assert.equal(isTaken, result.existing !== undefined, result.path);
  },

  function isTheSameWhenAskedAgain({ scene: { files }, request, result }) {
    assert.deepEqual(plain(made(files, request)), plain(result));
  },

  function isTheSameWhereTheWorldIsKnownAtOnce({ scene: { files }, request, result }) {
    assert.deepEqual(plain(madeAtOnce(files, request)), plain(result));
  },
];

/** Asks as a person does, who answers what is asked: with the title where words are wanted, else with what is offered. */
function madeOf(document: DocumentId, scene: Scene, said: Words): Made {
  const blank: Request = { document, from: scene.from && uriOf(scene.from), answers: {} };
  const asked = made(scene.files, blank);
  assert.ok(asked, `Nothing is made of a ${document}.`);
  const answers = asked.prompts.map(({ id, options, several }) => {
    const offered = (options ?? []).map(({ value }) => value);
    return [id, offered.length ? (several ? offered.join(', ') : (offered[0] ?? '')) : said.title] as const;
  });
  const request = { ...blank, answers: Object.fromEntries(answers) };
  const result = made(scene.files, request);
  assert.ok(result, `Nothing is made of a ${document} with ${JSON.stringify(request.answers)}.`);
  return { document, scene, request, result, words: said };
}

/** Documents are made anew each time; what they are called and what is done to them stays. */
const plain = (result: Scaffold | undefined): unknown =>
  result && {
    ...result,
    links: result.links.map(({ doc, edits }) => ({ path: doc.path, edits })),
    existing: result.existing && { ...result.existing, doc: result.existing.doc.path },
  };
