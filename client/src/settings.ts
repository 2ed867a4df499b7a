import { Uri, workspace } from 'vscode';

/**
 * The `sprintmark` section as people have set it, without the manifest's defaults: to the server, a rule that is not
 * named has its own severity, which may differ from finding to finding.
 */
export function explicitSettings(scopeUri: string | undefined): Record<string, unknown> {
  const configuration = workspace.getConfiguration('sprintmark', scopeUri === undefined ? null : Uri.parse(scopeUri));
  const layers = (key: string): unknown[] => {
    const set = configuration.inspect(key);
    return [set?.globalValue, set?.workspaceValue, set?.workspaceFolderValue].filter(value => value !== undefined);
  };
  const lists = ['include', 'exclude'].map(key => [key, layers(key).at(-1)] as const);
  const groups = ['rules', 'codeLens', 'inlayHints', 'format', 'coverage'].map(
    key => [key, merged(layers(key))] as const,
  );
  const paths = merged(layers('scaffold.paths'));
  const scaffold = ['scaffold', paths === undefined ? undefined : { paths }] as const;
  return Object.fromEntries([...lists, ...groups, scaffold].filter(([, value]) => value !== undefined));
}

/** What is no object is handed on as it is, for the server to say what is wrong with it. */
const merged = (layers: readonly unknown[]): unknown =>
  layers.length > 0 && layers.every(isObject) ? Object.assign({}, ...layers) : layers.at(-1);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
