import { ensureBrowser } from './lib/browser.mjs';
import { ensureHost } from './lib/host.mjs';

// Elsewhere, the suites get a VS Code from its vendor, and the page test is left out.
if (process.platform === 'linux') {
  await ensureBrowser();
  await ensureHost();
}
