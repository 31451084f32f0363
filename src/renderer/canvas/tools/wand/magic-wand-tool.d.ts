declare module 'magic-wand-tool' {
  interface Filled {
    /** 1 for each pixel that is alike, row by row. */
    readonly data: Uint8Array;
    readonly width: number;
    readonly height: number;
  }

  interface Image {
    readonly data: Uint8ClampedArray;
    readonly width: number;
    readonly height: number;
    /** In one pixel. */
    readonly bytes: number;
  }

  const MagicWand: {
    /** The pixels that hang together with the first and differ from it by at most `threshold` in each colour. */
    floodFill(image: Image, x: number, y: number, threshold: number): Filled | null;
  };
  export default MagicWand;
}
