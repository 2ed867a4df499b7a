import { debounce } from '../debounce';
import type { Server } from '../handlers';

/**
 * Has the client ask again: by itself it does so where it changed a text, but not where another document, a file or a
 * setting has changed what is said of it. Where one document alone is open, its text concerns no other that is seen.
 */
export function refreshOnChange({ connection, workspace, documents, stopped }: Server, ask: () => Promise<void>): void {
  const askSoon = debounce(300, stopped, () => {
    ask().catch(error => connection.console.warn(`No refresh: ${error}`));
  });
  workspace.onChange(change => {
    if (change === 'files' || documents.keys().length > 1) askSoon();
  });
}
