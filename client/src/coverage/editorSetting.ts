import { ConfigurationTarget, workspace } from 'vscode';

const SECTION = 'sprintmark.coverage';
const KEY = 'showInEditor';

/** The setting that turns coverage in editors on and off, by its full name. */
export const SHOW_IN_EDITOR = `${SECTION}.${KEY}`;

export const showsInEditor = (): boolean => workspace.getConfiguration(SECTION).get<unknown>(KEY) === true;

/** Changes the setting where it is set, else for all of a person's workspaces: no shared file changes that did not speak of it. */
export async function setShowsInEditor(isShown: boolean): Promise<void> {
  const configuration = workspace.getConfiguration(SECTION);
  const { Global, Workspace } = ConfigurationTarget;
  const isOfWorkspace = configuration.inspect(KEY)?.workspaceValue !== undefined;
  await configuration.update(KEY, isShown, isOfWorkspace ? Workspace : Global);
}
