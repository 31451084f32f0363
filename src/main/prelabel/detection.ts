/** One object that a model sees in an image. */
export interface Detection {
  /** Index into the classes of the model's card. */
  readonly classIndex: number;
  /** Confidence, 0 to 1. */
  readonly score: number;
  /** In image pixels after the EXIF orientation, inside the image, never empty; `x`, `y` is the top left corner. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}
