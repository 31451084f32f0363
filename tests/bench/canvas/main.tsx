import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { applyOperations } from '@renderer/canvas/editor/apply';
import { documentOf } from '@renderer/canvas/editor/document';
import { createEditor, type Editor } from '@renderer/canvas/editor/editor';
import { toScreen } from '@renderer/canvas/editor/viewport';
import type { ToolName } from '@renderer/canvas/tools/active-tool';
import { CanvasView } from '@renderer/canvas/view/canvas-view';
import { loadPicture, startDecoder, type Picture } from '@renderer/canvas/view/picture/picture';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId, ClassId, ImageId, MemberId } from '@shared/model/ids';
import '@renderer/ui/theme/tokens.css';
import type { BenchMode, LoadInput } from './bench-page';

const colours = [
  '#e69f00',
  '#56b4e9',
  '#009e73',
  '#f0e442',
  '#0072b2',
  '#d55e00',
  '#cc79a7',
  '#b0b0b0',
  '#ffc95c',
  '#9ad8ff',
];
const modes: Readonly<Record<BenchMode, ToolName>> = { select: 'select', rect: 'box', pan: 'pan' };
let editor: Editor;
let edits = 0;
// As the product does when its window is there.
startDecoder();

/** The product's own canvas behind the harness that drives every peer; nothing here is measured but the product. */
window.__bench = {
  name: 'plumbline',
  caps: { pan: { button: 'left' }, zoom: {}, draw: true, select: true },

  async load({ imageUrl, width, height, shapes }: LoadInput) {
    const loading = loadPicture(imageUrl);
    const classes = new Map<ClassId, { id: ClassId; name: string; colour: string }>();
    for (const { label } of shapes) {
      const id = label as ClassId;
      if (!classes.has(id)) classes.set(id, { id, name: label, colour: colours[classes.size % colours.length]! });
    }
    const member = 'member' as MemberId;
    const document = documentOf({
      image: {
        id: 'image' as ImageId,
        path: 'image.jpg',
        width,
        height,
        format: 'jpeg',
        annotations: shapes.length,
        pendingPredictions: 0,
        missing: false,
      },
      relations: [],
      annotations: shapes.map(({ id, label, points }) => ({
        id: id as AnnotationId,
        class: label as ClassId,
        author: member,
        geometry: { type: 'polygon', parts: [[points]] },
        source: { type: 'drawn' },
      })),
      predictions: [],
      history: { undo: null, redo: null, depth: 0 },
      revision: 1,
    });
    editor = createEditor(document, {
      newId: () => newId<AnnotationId>(),
      commit(label, operations) {
        editor.setDocument(applyOperations(editor.store.getState().document, operations));
        if (label === 'edit-vertices') edits++;
      },
      classNeeded: () => {},
      notice: () => {},
      prompt: () => undefined,
    });
    editor.store.setState({ classes, activeClass: [...classes.keys()][0] ?? null });
    const root = createRoot(window.document.getElementById('root')!);
    const show = (picture: Picture | null) =>
      flushSync(() => root.render(<CanvasView editor={editor} picture={picture} label="benchmark" />));
    // As in the product, where the canvas is there while the picture is on its way.
    show(null);
    show(await loading);
    while (window.document.querySelector('[aria-busy="false"]') === null)
      await new Promise((resolve) => requestAnimationFrame(resolve));
  },

  count: () => editor.store.getState().document.shapes.size,
  edits: () => edits,
  vertex(id, index) {
    const geometry = editor.store.getState().document.shapes.get(id as AnnotationId)?.geometry;
    if (geometry?.type !== 'polygon') throw new Error(`${id} is no polygon`);
    const ring = geometry.parts[0]![0]!;
    return [ring[2 * index]!, ring[2 * index + 1]!];
  },
  toClient(x: number, y: number) {
    const point = toScreen(editor.store.getState().viewport, { x, y });
    return [point.x, point.y] as const;
  },
  selectedId: () => [...editor.store.getState().selection][0] ?? null,
  deselect: () => flushSync(() => editor.select([])),
  setMode: (mode) => flushSync(() => editor.setTool(modes[mode])),
};
