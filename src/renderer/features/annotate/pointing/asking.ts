import type { PromptAnswer, ShapePrompt } from '../../../canvas/tools/prompt/prompt';

interface AskingPorts {
  ask(prompt: ShapePrompt): Promise<PromptAnswer>;
  /** Null: the model could not be asked. */
  answered(prompt: ShapePrompt, answer: PromptAnswer | null): void;
  failed(error: unknown): void;
}

/** Asks one prompt after the other; of those that come while one is answered, only the newest is still worth asking. */
export function createAsking(ports: AskingPorts): { ask(prompt: ShapePrompt): void } {
  let next: ShapePrompt | null = null;
  let isBusy = false;

  async function work(): Promise<void> {
    isBusy = true;
    while (next !== null) {
      const prompt = next;
      next = null;
      try {
        ports.answered(prompt, await ports.ask(prompt));
      } catch (error) {
        ports.answered(prompt, null);
        ports.failed(error);
      }
    }
    isBusy = false;
  }

  return {
    ask(prompt) {
      next = prompt;
      if (!isBusy) void work();
    },
  };
}
