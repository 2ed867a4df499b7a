import { applyEdits } from '../../server/src/features/edits';
import { planRename } from '../../server/src/features/ids/rename';
import { renameEverywhere } from '../../server/src/features/ids/renameEverywhere';
import { type FeatureCase, type Shown, testFeature } from '../support/featureFixtures';

/** A comment “to ID” in the first document says what its id is renamed to. */
testFeature('rename', (each): Shown => {
  const { project, doc, docs, offset } = each;
  const plan = planRename(project, doc, { position: doc.lines.positionAt(offset), newName: newName(each) });
  if ('refused' in plan) return { refused: plan.refused };
  const renamed = renameEverywhere([...docs.values()], plan);
  if ('refused' in renamed) return { refused: renamed.refused };
  const changed = renamed.filter(({ edits }) => edits.length);
  return Object.fromEntries(changed.map(({ doc: { path, text }, edits }) => [path, applyEdits(text, edits)]));
});

const newName = ({ doc }: FeatureCase): string => /to (.*?)\s*$/.exec(doc.comments.at(-1)?.value ?? '')?.[1] ?? '';
