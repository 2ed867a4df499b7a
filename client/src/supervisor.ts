import {
  commands,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  ProgressLocation,
  window,
  workspace,
} from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import { CHANGED, TRUSTED } from '../../server/src/protocol';
import { CrashHistory } from './crashes';
import { answerFileRequests } from './files';
import { clientOptions } from './options';

export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

/** Keeps one server alive. A client that failed to start cannot start again, so each start makes a new one. */
export class Supervisor implements Disposable {
  readonly #factory: ClientFactory;
  readonly #output: LogOutputChannel;
  readonly #context: ExtensionContext;
  readonly #crashes = new CrashHistory();
  readonly #changed = new EventEmitter<void>();
  #client: BaseLanguageClient | undefined;
  #restarting: Promise<void> | undefined;
  readonly #trusting = workspace.onDidGrantWorkspaceTrust(() => this.#notify(TRUSTED));
  #hasFailed = false;

  /** Whether there is no server, and none before somebody restarts it. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** What the server knows has changed, or it is there again. */
  readonly onDidChange = this.#changed.event;

  constructor(factory: ClientFactory, output: LogOutputChannel, context: ExtensionContext) {
    this.#factory = factory;
    this.#context = context;
    this.#output = output;
  }

  async start(): Promise<void> {
    const errorHandler: ErrorHandler = {
      error: (_error, _message, count = 0) => {
        if (count <= 3 && client.state === State.Running) return { action: ErrorAction.Continue, handled: true };
        this.#died(client);
        return { action: ErrorAction.Shutdown, handled: true };
      },
      closed: () => ({ action: CloseAction.DoNotRestart, handled: true, message: this.#died(client) }),
    };
    const client = this.#factory({ ...clientOptions(this.#context), outputChannel: this.#output, errorHandler });
    this.#client = client;
    this.#prepare(client);
    this.#hasFailed = false;
    setState('starting');
    try {
      await client.start();
      if (this.#client !== client) return;
      setState('running');
      this.#changed.fire();
    } catch (error) {
      // A server that died while starting was seen, and replaced, by the error handler.
      if (this.#client === client) this.#stopped(l10n.t('The Sprintmark server could not be started.'), error);
    }
  }

  /** Asked again meanwhile, it is still one restart. */
  restart(): Promise<void> {
    this.#restarting ??= this.#restart().finally(() => {
      this.#restarting = undefined;
    });
    return this.#restarting;
  }

  /** The server's answer, or undefined where there is none to be had: it is down, or the request failed. */
  async request<R>(method: string, params?: object): Promise<R | undefined> {
    try {
      return await (params ? this.#client?.sendRequest<R>(method, params) : this.#client?.sendRequest<R>(method));
    } catch (error) {
      this.#output.error(`${method} failed: ${text(error)}`);
      return undefined;
    }
  }

  dispose(): void {
    void this.#stop();
    this.#changed.dispose();
    this.#trusting.dispose();
  }

  /** A server that is down hears of it when it starts. */
  #notify(method: string): void {
    this.#client?.sendNotification(method).catch(error => this.#output.warn(`${method} was not sent: ${text(error)}`));
  }

  async #restart(): Promise<void> {
    this.#crashes.clear();
    this.#output.info('Restarting the server.');
    const title = l10n.t('Restarting the Sprintmark server…');
    await window.withProgress({ location: ProgressLocation.Window, title }, async () => {
      await this.#stop();
      await this.start();
    });
  }

  #prepare(client: BaseLanguageClient): void {
    // The library reports some failures in messages of its own; the user gets one message for one failure, ours.
    const logError = client.error.bind(client);
    client.error = (message, data) => logError(message, data, false);
    answerFileRequests(client);
    client.onNotification(CHANGED, () => this.#changed.fire());
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    try {
      // One that is still starting cannot be stopped before it has started.
      await client?.start();
      await client?.stop();
    } catch (error) {
      this.#output.warn(`The server did not stop in good order: ${text(error)}`);
    }
  }

  /** Replaces a server that died, and says what was done. */
  #died(client: BaseLanguageClient): string {
    if (this.#client !== client) return 'A server that was no longer in use has stopped.';
    if (!this.#crashes.add(Date.now()))
      return this.#stopped(l10n.t('The Sprintmark server crashed 5 times in 3 minutes and was not restarted.'));
    const message = l10n.t(
      'The Sprintmark server stopped unexpectedly and was restarted. Your documents are unchanged.',
    );
    offer(window.showWarningMessage, message, [showOutput()]);
    void this.start();
    return message;
  }

  #stopped(message: string, error?: unknown): string {
    this.#client = undefined;
    this.#hasFailed = true;
    setState('stopped');
    this.#changed.fire();
    if (error !== undefined) this.#output.error(`${message} ${text(error)}`);
    offer(window.showErrorMessage, message, [restartServer(), showOutput()]);
    return message;
  }
}

interface Offer {
  readonly title: string;
  readonly command: string;
}

export const restartServer = (): Offer => ({ title: l10n.t('Restart Server'), command: 'sprintmark.restartServer' });
export const showOutput = (): Offer => ({ title: l10n.t('Show Output'), command: 'sprintmark.showOutput' });

/** Shows a message whose buttons run commands, without waiting for the answer. */
export function offer(
  show: (message: string, ...items: Offer[]) => Thenable<Offer | undefined>,
  message: string,
  offers: Offer[],
): void {
  void show(message, ...offers).then(chosen => chosen && commands.executeCommand(chosen.command));
}

/** For the `when` clauses of the manifest. */
function setState(state: 'starting' | 'running' | 'stopped'): void {
  void commands.executeCommand('setContext', 'sprintmark.server', state);
}

const text = (error: unknown): string => (error instanceof Error ? error.message : String(error));
