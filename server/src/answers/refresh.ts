import { debounce } from '../debounce';
import type { Server } from '../handlers';

/**
 * Has the client ask again: by itself it does so where it changed a text, but not where another document, a file or a
 * setting has changed what is said of it.
 */
export function refreshOnChange({ connection, workspace, stopped }: Server, ask: () => Promise<void>): void {
  const askSoon = debounce(300, stopped, () => {
    ask().catch(error => connection.console.warn(`No refresh: ${error}`));
  });
  workspace.onChange(askSoon);
}
