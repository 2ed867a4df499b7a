import type { Hover, InitializeParams } from 'vscode-languageserver';
import { hover } from '../features/hover/hover';
import { unmarked } from '../features/markdownText';
import { type Answers, askedOf } from './answers';

export const hoverAnswers: Answers = {
  capabilities: { hoverProvider: true },
  listen(server) {
    const { connection, reports, client } = server;
    const show = readsMarkdown(client) ? (found: Hover) => found : plain;
    connection.onHover(
      askedOf(server)(null, (project, doc, { position }) => {
        const found = hover(project, doc, { position, reference: reports.reference });
        return found ? show(found) : null;
      }),
    );
  },
};

/** An editor that does not say what it reads is asked to read Markdown, as all did before they could say it. */
const readsMarkdown = ({ capabilities }: InitializeParams): boolean =>
  capabilities.textDocument?.hover?.contentFormat?.includes('markdown') ?? true;

function plain({ contents, ...rest }: Hover): Hover {
  const value = typeof contents === 'object' && 'kind' in contents ? unmarked(contents.value) : '';
  return { contents: { kind: 'plaintext', value }, ...rest };
}
