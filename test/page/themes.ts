import type { Page } from 'playwright-core';

/** What a system tells of a person's colors, and the class of VS Code's workbench once it follows. */
const THEMES = {
  light: { colorScheme: 'light', forcedColors: 'none', mark: 'vs' },
  dark: { colorScheme: 'dark', forcedColors: 'none', mark: 'vs-dark' },
  contrast: { colorScheme: 'dark', forcedColors: 'active', mark: 'hc-black' },
} as const;
type Theme = keyof typeof THEMES;

/** Changes the colors as the system does at dusk; starting anew would take seconds. */
export async function setTheme(page: Page, theme: Theme): Promise<void> {
  const { mark, ...media } = THEMES[theme];
  await page.emulateMedia(media);
  await page.locator(`.monaco-workbench.${mark}`).waitFor();
  // Colors change slowly.
  await page.waitForTimeout(300);
}
