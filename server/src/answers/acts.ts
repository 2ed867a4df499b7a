import { readAct, readMovement, readOffset } from '../features/actions/actRequest';
import { act } from '../features/actions/acts';
import { CHANGED } from '../features/actions/deeds';
import { move } from '../features/actions/move/move';
import { offersAt } from '../features/actions/offers';
import type { Server } from '../handlers';
import type { SprintDoc } from '../model/sprint';
import { ACT, type ActParams, type EditAnswer, MOVE, type MoveParams, OFFERS, type PlaceParams } from '../protocol';
import { type Answers, askedOf } from './answers';
import { editAnswer } from './editAnswers';
import { sceneAt } from './scenes';
import { unlocked } from './unlocked';

/** What a client does with tasks outside the editor. */
export const actAnswers: Answers = {
  capabilities: {},
  listen(server) {
    const { connection, workspace } = server;
    const asked = askedOf(server);
    const failed: EditAnswer = { refusal: FAILED };
    connection.onRequest(
      OFFERS,
      asked([], (project, doc, { position }: PlaceParams) => {
        const offset = readOffset(doc, position);
        return offset === undefined ? [] : [...offersAt(project, doc, offset)];
      }),
    );
    connection.onRequest(
      ACT,
      asked<ActParams, unknown>(failed, (_, doc, params) => actAt(server, doc, params)),
    );
    connection.onRequest(
      MOVE,
      asked<MoveParams, unknown>(failed, (_, doc, params) => {
        const movement = readMovement(doc, params);
        if (!movement) return { refusal: CHANGED };
        const outcome = move({ ...workspace.context(doc), docs: [doc] }, movement);
        return unlocked(server, editAnswer(server, outcome, NOTHING));
      }),
    );
  },
};

const FAILED = 'The document cannot be read any more. See whether it is still there, then try again.';
const NOTHING = 'There is nothing to change.';

async function actAt(server: Server, doc: SprintDoc, params: ActParams): Promise<EditAnswer> {
  const wanted = readAct(doc, params);
  if (!wanted) return { refusal: CHANGED };
  const outcome = act(await sceneAt(server, doc, wanted.offset), wanted);
  return unlocked(server, editAnswer(server, outcome, NOTHING));
}
