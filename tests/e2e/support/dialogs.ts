import type { Workstation } from './launch';

/** What the person would choose in the system's own dialogs, which no test can reach. */
export interface Choices {
  readonly open?: readonly string[];
  readonly save?: string;
}

/** Answers the system's file dialogs from now on. */
export async function answerDialogs({ app }: Workstation, { open = [], save }: Choices): Promise<void> {
  await app.evaluate(
    ({ dialog }, { filePaths, filePath }) => {
      Object.assign(dialog, {
        showOpenDialog: () => Promise.resolve({ canceled: filePaths.length === 0, filePaths }),
        showSaveDialog: () => Promise.resolve({ canceled: filePath === '', filePath }),
      });
    },
    { filePaths: [...open], filePath: save ?? '' },
  );
}
