import { applyEdits } from '../../server/src/features/edits';
import { renameFileEdits } from '../../server/src/features/renameFiles';
import { Moves } from '../../server/src/features/renameFiles/moves';
import { type Shown, testFeature } from '../support/featureFixtures';
import { uriOf } from '../support/listed';

/** Comments “move PATH -> PATH” in the first document say which files and folders are renamed. */
testFeature('rename-files', ({ project, doc, docs }): Shown => {
  const named = doc.comments.flatMap(({ value }) => [...value.matchAll(/move (.+) -> (.+\S)/g)]);
  const moves = new Moves(named.map(([, from = '', to = '']) => ({ from: uriOf(from), to: uriOf(to) })));
  const edited = [...docs.values()].map(each => ({ each, edits: renameFileEdits(each, moves, project.files) }));
  const changed = edited.filter(({ edits }) => edits.length);
  return Object.fromEntries(changed.map(({ each, edits }) => [each.path, applyEdits(each.text, edits)]));
});
