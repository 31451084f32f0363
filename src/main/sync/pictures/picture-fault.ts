/** Is about one picture, and does not change by asking again. The code is what the list of failed pictures says in words. */
export class PictureFault extends Error {
  constructor(readonly code: string) {
    super(`the picture is refused: ${code}`);
  }
}
