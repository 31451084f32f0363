/** What Ultralytics writes into the files it exports. Every part may be missing. */
export interface UltralyticsMetadata {
  readonly task: string | null;
  /** In the order of the class numbers. */
  readonly names: readonly string[] | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly joints: { readonly count: number; readonly values: 2 | 3 } | null;
}

/** Reads `metadata_props` that hold Python literals: names "{0: 'person', 1: 'car'}", imgsz "[640, 640]" (height first). */
export function readUltralytics(metadata: Readonly<Record<string, string>>): UltralyticsMetadata {
  const [height = null, width = null] = (metadata['imgsz']?.match(/\d+/g) ?? []).map(Number);
  const [count = 0, values] = (metadata['kpt_shape']?.match(/\d+/g) ?? []).map(Number);
  const joints = count === 0 ? null : ({ count, values: values === 2 ? 2 : 3 } as const);
  return { task: metadata['task'] ?? null, names: readNames(metadata['names']), width, height, joints };
}

/** @returns null when there are none, or they do not count 0, 1, 2, ... */
function readNames(text: string | undefined): string[] | null {
  const entries = [...(text ?? '').matchAll(/(\d+)\s*:\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g)];
  const inOrder = entries.every(([, index], position) => Number(index) === position);
  if (entries.length === 0 || !inOrder) return null;
  return entries.map(([, , literal = '']) => literal.slice(1, -1).replaceAll(/\\(.)/g, '$1'));
}
