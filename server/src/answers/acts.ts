import { act } from '../features/actions/acts';
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
      asked([], (project, doc, { position }: PlaceParams) => [...offersAt(project, doc, doc.lines.offsetAt(position))]),
    );
    connection.onRequest(
      ACT,
      asked<ActParams, unknown>(failed, (_, doc, params) => actAt(server, doc, params)),
    );
    connection.onRequest(
      MOVE,
      asked<MoveParams, unknown>(failed, (_, doc, { tasks, to, side }) => {
        const places = tasks.map(({ position, label }) => ({ offset: doc.lines.offsetAt(position), label }));
        const movement = { tasks: places, to: doc.lines.offsetAt(to), side };
        const outcome = move({ ...workspace.context(doc), docs: [doc] }, movement);
        return unlocked(server, editAnswer(server, outcome, NOTHING));
      }),
    );
  },
};

const FAILED = 'The document cannot be read any more. See whether it is still there, then try again.';
const NOTHING = 'There is nothing to change.';

async function actAt(server: Server, doc: SprintDoc, params: ActParams): Promise<EditAnswer> {
  const { position, verb, owner, label } = params;
  const offset = doc.lines.offsetAt(position);
  const outcome = act(await sceneAt(server, doc, offset), { offset, verb, owner, label });
  return unlocked(server, editAnswer(server, outcome, NOTHING));
}
