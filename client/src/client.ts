import { type ExtensionContext, window } from 'vscode';
import { registerCommands } from './commands';
import { registerLanguageStatus } from './languageStatus';
import { type ClientFactory, Supervisor } from './supervisor';
import { registerExplanations } from './views/explanation';
import { registerSprintsView } from './views/sprints';

/** Starts the server that `factory` makes a client for, and puts what the user sees around it. */
export function startClient(factory: ClientFactory, context: ExtensionContext): void {
  const output = window.createOutputChannel('Sprintmark', { log: true });
  const supervisor = new Supervisor(factory, output, context);
  const sprints = registerSprintsView(supervisor);
  context.subscriptions.push(
    output,
    supervisor,
    sprints,
    registerExplanations(supervisor),
    registerLanguageStatus(supervisor),
    registerCommands({ supervisor, output, sprints }),
  );
  void supervisor.start();
}
