import { commands, Disposable } from 'vscode';

/** Command ids and what they do. Arguments come from menus, keys, other extensions: from anywhere. */
export type Commands = Readonly<Record<string, (...args: never[]) => unknown>>;

/** A part of the extension that has commands. */
export interface Part extends Disposable {
  readonly commands: Commands;
}

/** Registers the commands of all parts; they end with this. */
export const registerParts = (...parts: readonly Part[]): Disposable =>
  Disposable.from(
    ...parts,
    ...parts.flatMap(part => Object.entries(part.commands).map(([id, run]) => commands.registerCommand(id, run))),
  );
