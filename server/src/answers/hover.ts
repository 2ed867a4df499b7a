import { hover } from '../features/hover';
import { type Answers, askedOf } from './answers';

export const hoverAnswers: Answers = {
  capabilities: { hoverProvider: true },
  listen(server) {
    server.connection.onHover(
      askedOf(server)(null, (project, doc, { position }) => hover(project, doc, position) ?? null),
    );
  },
};
