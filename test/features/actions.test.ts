import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../server/src/config';
import { countActions } from '../../server/src/features/actions/countActions';
import type { Verb } from '../../server/src/features/actions/offers';
import { offersAt } from '../../server/src/features/actions/offers';
import { type FeatureCase, type Shown, testFeature } from '../support/featureFixtures';
import { chosen, findingsBeyond, performed } from '../support/taskActions';

/** Each file shows what one kind of action does; every case also holds it to what is true of all. */
const FILES: Readonly<Record<string, readonly Verb[]>> = {
  'actions-claim': ['claim'],
  'actions-start': ['start'],
  'actions-done': ['done'],
  'actions-block': ['block', 'unblock'],
  'actions-boxes': ['check', 'uncheck'],
};

for (const [name, verbs] of Object.entries(FILES)) testFeature(name, each => shownOf(each, verbs));

testFeature('actions-offers', ({ project, doc, offset }) => ({ offers: titlesAt({ project, doc, offset }) }));

testFeature('actions-counts', ({ project, doc, selection }) => {
  const context = { project, settings: DEFAULT_SETTINGS };
  const [action] = countActions.actions(doc, context, { range: selection });
  const edits = action?.edit?.changes?.[doc.uri] ?? [];
  return {
    edits:
      edits
        .map(({ range: { start }, newText }) => `line ${start.line + 1}, column ${start.character + 1}: ${newText}`)
        .join('\n') || 'nothing',
  };
});

function shownOf(each: FeatureCase, verbs: readonly Verb[]): Shown {
  const offer = chosen(each, verbs);
  const offers = titlesAt(each);
  if (!offer) return { offers };
  const result = performed(each, offer);
  if (typeof result === 'string') return { offers, refused: result };
  assert.deepEqual(findingsBeyond(each, result), []);
  // A second time, the same is not offered, or refused.
  const again = performed({ ...each, ...result }, offer);
  assert.equal(typeof again, 'string');
  const texts = [...result.docs].filter(([path, { text }]) => text !== each.docs.get(path)?.text);
  return { offers, ...Object.fromEntries(texts.map(([path, { text }]) => [path, visible(text)])), ...result.others };
}

const titlesAt = ({ project, doc, offset }: Pick<FeatureCase, 'project' | 'doc' | 'offset'>): string =>
  offersAt(project, doc, offset)
    .map(({ title, refusal }) => (refusal ? `${title} (not now: ${refusal})` : title))
    .join('\n') || 'nothing';

/** What a fixture could not show otherwise. */
const visible = (text: string): string => text.replace(/\r\n/g, '↵\n').replace(/\uFEFF/g, '<BOM>');
