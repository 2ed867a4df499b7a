/** Labels of VS Code make icons of “$(bell)”; a document's own text must not. */
export const withoutIcons = (text: string): string => text.replace(/\$\(/g, '$\u200b(');

/** Messages of VS Code make links of “[Sort](command:sort)”, which run what they name; a document's own text must not. */
export const withoutLinks = (text: string): string => text.replace(/\]\(/g, ']\u200b(');
