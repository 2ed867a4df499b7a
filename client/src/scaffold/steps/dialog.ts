import {
  type Disposable,
  type InputBox,
  InputBoxValidationSeverity,
  type QuickInput,
  QuickInputButtons,
  type QuickPick,
  type QuickPickItem,
  window,
} from 'vscode';
import { withoutIcons, withoutLinks } from '../../plainWords';
import { withTyped } from './sprintChoices';
import type { Reply } from './walk';

/** What stands around a question. */
export interface Frame {
  readonly title: string;
  /** From 1; absent for a question that stands alone. */
  readonly step?: number;
  readonly totalSteps?: number | undefined;
  readonly canGoBack: boolean;
}

export interface Choice extends QuickPickItem {
  readonly value: string;
}

export interface Choosing {
  readonly choices: readonly Choice[];
  /** The value that is chosen already; of several, all of them. */
  readonly chosen: readonly string[];
  readonly placeholder: string;
  readonly several?: boolean;
  /** What offers a value that is none of the choices; undefined for one that cannot be meant. */
  readonly other?: (value: string) => Choice | undefined;
}

export interface Writing {
  readonly value: string;
  readonly selection?: readonly [number, number];
  readonly prompt: string;
  /** Stands there while nothing does. */
  readonly placeholder: string;
  /** Called for each value, and again before one is accepted. */
  readonly check?: (value: string) => Promise<Remark | undefined>;
}

/** What is to be said of a value; one that is wrong is not accepted. */
export interface Remark {
  readonly message: string;
  readonly isWrong: boolean;
}

interface Answering {
  /** Undefined where the value is not accepted. */
  accept(): Promise<string | undefined>;
  /** What is remembered of it by who goes back; undefined where that is nothing. */
  kept(): string | undefined;
}

/** VS Code reads icons and links in what stands below an input. */
const plain = (text: string): string => withoutLinks(withoutIcons(text));

/** One quick input after the other: each stays, busy, until the next one is there, so that nothing flickers and Escape ends it all. */
export class Dialog implements Disposable {
  #shown: QuickInput | undefined;
  #isCanceled = false;

  /** Whether a person closed it, also while nothing was asked. */
  get isCanceled(): boolean {
    return this.#isCanceled;
  }

  choose(frame: Frame, choosing: Choosing): Promise<Reply> {
    const pick = window.createQuickPick<Choice>();
    const { choices, chosen, placeholder, several = false, other } = choosing;
    pick.placeholder = placeholder;
    pick.canSelectMany = several;
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.items = choices;
    const preset = choices.filter(({ value }) => chosen.includes(value));
    if (several) pick.selectedItems = preset;
    else if (preset.length) pick.activeItems = preset;
    if (other) offerOther(pick, choices, other);
    const checked = () => pick.selectedItems.map(({ value }) => value).join(', ');
    return this.#show(pick, frame, {
      accept: async () => (several || pick.selectedItems.length ? checked() : undefined),
      kept: () => (several ? checked() : undefined),
    });
  }

  write(frame: Frame, { value, selection, prompt, placeholder, check }: Writing): Promise<Reply> {
    const input = window.createInputBox();
    input.value = value;
    input.prompt = plain(prompt);
    input.placeholder = placeholder;
    if (selection) input.valueSelection = selection;
    let latest = 0;
    // Nothing is kept of which it is not known that it is right.
    let kept: string | undefined;
    const remarkOn = async (written: string): Promise<Remark | undefined> => {
      const number = ++latest;
      kept = check ? undefined : written;
      const remark = await check?.(written);
      // Whoever types fast is answered once.
      if (number !== latest) return remark;
      input.validationMessage = remark && messageOf(remark);
      if (!remark?.isWrong) kept = written;
      return remark;
    };
    input.onDidChangeValue(written => void remarkOn(written.trim()));
    void remarkOn(value);
    return this.#show(input, frame, {
      accept: async () => {
        const written = input.value.trim();
        return (await remarkOn(written))?.isWrong ? undefined : written;
      },
      kept: () => kept,
    });
  }

  dispose(): void {
    const shown = this.#shown;
    this.#shown = undefined;
    shown?.dispose();
  }

  #show(input: QuickPick<Choice> | InputBox, frame: Frame, { accept, kept }: Answering): Promise<Reply> {
    const last = this.#shown;
    if (this.#isCanceled) {
      input.dispose();
      return Promise.resolve('cancel');
    }
    this.#shown = input;
    Object.assign(input, { title: frame.title, step: frame.step, totalSteps: frame.totalSteps, ignoreFocusOut: true });
    input.buttons = frame.canGoBack ? [QuickInputButtons.Back] : [];
    return new Promise(resolve => {
      let isAccepting = false;
      input.onDidAccept(async () => {
        if (isAccepting) return;
        isAccepting = true;
        input.busy = true;
        const value = await accept();
        isAccepting = false;
        if (value === undefined) input.busy = false;
        else resolve({ value });
      });
      input.onDidTriggerButton(() => {
        input.busy = true;
        resolve({ backFrom: kept() });
      });
      input.onDidHide(() => {
        // The next one takes its place; what hides otherwise was closed.
        if (this.#shown !== input) return;
        this.#isCanceled = true;
        resolve('cancel');
      });
      input.show();
      last?.dispose();
    });
  }
}

function offerOther(pick: QuickPick<Choice>, choices: readonly Choice[], other: NonNullable<Choosing['other']>): void {
  pick.onDidChangeValue(text => {
    pick.items = withTyped(choices, text, other);
  });
}

const messageOf = ({ message, isWrong }: Remark) => ({
  message: plain(message),
  severity: isWrong ? InputBoxValidationSeverity.Error : InputBoxValidationSeverity.Warning,
});
