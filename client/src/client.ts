import { type ExtensionContext, window } from 'vscode';
import { registerActiveSprint } from './activeSprint';
import { registerParts } from './commands';
import { registerCoverage } from './coverageStatus';
import { generalCommands } from './generalCommands';
import { registerLanguageStatus } from './languageStatus';
import { registerScaffolds } from './scaffold/scaffolds';
import { Sprints } from './sprint/sprints';
import { type ClientFactory, Supervisor } from './supervisor';
import { registerTasks } from './tasks/tasks';
import { registerExplanations } from './views/explanation';
import { registerTrees } from './views/trees';

/** Starts the server that `factory` makes a client for, and puts what the user sees around it. */
export function startClient(factory: ClientFactory, context: ExtensionContext): void {
  const output = window.createOutputChannel('Sprintmark', { log: true });
  const supervisor = new Supervisor(factory, output, context);
  const trees = registerTrees(supervisor, context.workspaceState);
  const sprints = new Sprints(supervisor, context.workspaceState);
  context.subscriptions.push(
    output,
    supervisor,
    sprints,
    registerExplanations(supervisor),
    registerLanguageStatus(supervisor),
    registerParts(
      generalCommands(supervisor, output),
      trees,
      registerTasks(supervisor, trees, context.workspaceState),
      registerActiveSprint({ supervisor, sprints, trees }, context.workspaceState),
      registerCoverage(supervisor, sprints),
      registerScaffolds(supervisor),
    ),
  );
  void supervisor.start();
}
