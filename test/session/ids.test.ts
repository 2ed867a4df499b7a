import { strict as assert } from 'node:assert';
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  type ClientCapabilities,
  DefinitionRequest,
  DocumentHighlightRequest,
  type Location,
  type LocationLink,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  WillRenameFilesRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client';
import { MODERN } from './client';
import { FIRST, SECOND, uri } from './documents';
import { useSessions } from './inMemory';

const ABLE: ClientCapabilities = {
  ...MODERN,
  textDocument: { ...MODERN.textDocument, definition: { linkSupport: true }, rename: { prepareSupport: true } },
  workspace: { ...MODERN.workspace, workspaceEdit: { documentChanges: true } },
};
const README = '# Reader\n\nStory 1-1 parses, see [the plan](SECOND.md#work-queue).\n';
const FILES = { 'FIRST.md': FIRST, 'SECOND.md': SECOND, 'README.md': README };

describe('ids in a session', () => {
  const session = useSessions();
  const at = (client: Client, name: string, place: string) => ({
    textDocument: { uri: uri(name) },
    position: client.rangeOf(uri(name), place).start,
  });
  const opened = async (capabilities: ClientCapabilities) => {
    const started = await session(FILES, capabilities);
    await started.client.open(uri('SECOND.md'), SECOND);
    return started;
  };

  it('lead to their task and to all places, across files', async () => {
    const { client, server } = await opened(ABLE);
    assert.deepEqual(server.capabilities.renameProvider, { prepareProvider: true });
    const place = at(client, 'SECOND.md', '1-1 |');
    const [link] = (await client.connection.sendRequest(DefinitionRequest.type, place)) as LocationLink[];
    assert.equal(link?.targetUri, uri('FIRST.md'));
    assert.deepEqual(link?.targetSelectionRange.start, { line: 4, character: 11 });
    const context = { includeDeclaration: false };
    const found = await client.connection.sendRequest(ReferencesRequest.type, { ...place, context });
    assert.deepEqual(
      found?.map(each => each.uri),
      [uri('SECOND.md'), uri('FIRST.md')],
    );
    assert.equal((await client.connection.sendRequest(DocumentHighlightRequest.type, place))?.length, 1);
  });

  it('lead there as plain locations where a client knows no links', async () => {
    const { client, server } = await opened(MODERN);
    assert.equal(server.capabilities.renameProvider, true);
    const place = at(client, 'SECOND.md', '1-1 |');
    const [location] = (await client.connection.sendRequest(DefinitionRequest.type, place)) as Location[];
    assert.equal(location?.uri, uri('FIRST.md'));
  });

  it('are renamed in files, open text and ordinary Markdown', async () => {
    const { client } = await opened(ABLE);
    const place = at(client, 'SECOND.md', '1-1 |');
    assert.deepEqual(await client.connection.sendRequest(PrepareRenameRequest.type, place), {
      range: client.rangeOf(uri('SECOND.md'), '1-1'),
      placeholder: '1-1',
    });
    const edit = await client.connection.sendRequest(RenameRequest.type, { ...place, newName: '1-7' });
    assert.deepEqual(versionsIn(edit), { 'FIRST.md': null, 'SECOND.md': 1, 'README.md': null });
    assert.deepEqual(await appliedTo(FILES, edit), {
      'FIRST.md': FIRST.replaceAll('1-1', '1-7'),
      'SECOND.md': SECOND.replaceAll('1-1', '1-7'),
      'README.md': README.replace('1-1', '1-7'),
    });
  });

  it('are renamed by changes alone where a client knows no versions', async () => {
    const { client } = await opened(MODERN);
    const params = { ...at(client, 'SECOND.md', '1-1 |'), newName: '1-7' };
    const edit = await client.connection.sendRequest(RenameRequest.type, params);
    assert.deepEqual(Object.keys(edit?.changes ?? {}).sort(), [uri('FIRST.md'), uri('README.md'), uri('SECOND.md')]);
  });

  it('are not renamed to one that is taken, or where there is none', async () => {
    const { client } = await opened(ABLE);
    const params = { ...at(client, 'SECOND.md', '1-1 |'), newName: '1-2' };
    await assert.rejects(client.connection.sendRequest(RenameRequest.type, params), /1-2 is already the id of “Check”/);
    const nowhere = at(client, 'SECOND.md', 'Fix');
    await assert.rejects(client.connection.sendRequest(PrepareRenameRequest.type, nowhere), /no id here/);
  });

  it('have a tree of what they need and of what waits for them', async () => {
    const { client } = await opened(ABLE);
    const place = at(client, 'SECOND.md', '1-2');
    const [item] = (await client.connection.sendRequest(CallHierarchyPrepareRequest.type, place)) ?? [];
    assert.ok(item);
    assert.equal(item.name, '1-2 Check');
    const waiting = await client.connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item });
    assert.deepEqual(
      waiting?.map(({ from }) => from.name),
      ['1-4 Print'],
    );
    const needed = await client.connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item });
    assert.deepEqual(
      needed?.map(({ to }) => to.detail),
      ['done · FIRST.md'],
    );
  });

  it('follow a document that gets another name', async () => {
    const { client, server } = await opened(ABLE);
    assert.ok(server.capabilities.workspace?.fileOperations?.willRename);
    assert.ok(server.capabilities.workspace?.workspaceFolders?.supported);
    const files = [{ oldUri: uri('SECOND.md'), newUri: uri('plans/My%20plan.md') }];
    const edit = await client.connection.sendRequest(WillRenameFilesRequest.type, { files });
    assert.deepEqual(await appliedTo(FILES, edit), {
      'README.md': README.replace('SECOND.md', 'plans/My%20plan.md'),
    });
  });
});

const nameOf = (each: string): string => each.slice(uri('').length);

function versionsIn(edit: WorkspaceEdit | null): Record<string, number | null> {
  const changes = (edit?.documentChanges ?? []).flatMap(each => ('textDocument' in each ? each.textDocument : []));
  return Object.fromEntries(changes.map(each => [nameOf(each.uri), each.version]));
}

function appliedTo(files: Readonly<Record<string, string>>, edit: WorkspaceEdit | null): Record<string, string> {
  const changes = (edit?.documentChanges ?? []).flatMap(each => ('textDocument' in each ? each : []));
  return Object.fromEntries(
    changes.map(({ textDocument, edits }) => {
      const name = nameOf(textDocument.uri);
      const text = TextDocument.create(textDocument.uri, 'markdown', 1, files[name] ?? '');
      return [
        name,
        TextDocument.applyEdits(
          text,
          edits.filter(each => 'newText' in each),
        ),
      ];
    }),
  );
}
