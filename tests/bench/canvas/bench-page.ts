/** A polygon in image pixels, as the harness hands it to every page. */
export interface BenchShape {
  readonly id: string;
  readonly label: string;
  readonly points: number[];
}

export interface LoadInput {
  readonly imageUrl: string;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly BenchShape[];
}

export type BenchMode = 'select' | 'rect' | 'pan';

/** What a page offers so that product, floor and peers are driven by the same hands. */
export interface BenchPage {
  readonly name: string;
  readonly caps: object;
  load(input: LoadInput): Promise<void>;
  count(): number;
  /** Shapes that were changed so far. */
  edits(): number;
  /** Where a vertex of a shape is, in image pixels. */
  vertex(id: string, index: number): readonly [number, number];
  toClient(x: number, y: number): readonly [number, number];
  selectedId(): string | null;
  deselect(): void;
  setMode(mode: BenchMode): void;
}

declare global {
  interface Window {
    __bench: BenchPage;
  }
}
