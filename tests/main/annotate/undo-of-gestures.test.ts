import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadDocument } from '@main/annotate/document';
import { editImage, redoOnImage, undoOnImage } from '@main/annotate/edit';
import type { ToolName } from '@renderer/canvas/tools/active-tool';
import { joinSelected, subtractSelected } from '@renderer/canvas/tools/combine/reshape-selected';
import { TestEditor } from '@tests/renderer/canvas/test-editor';
import { scene, temporaryStore } from '@tests/support/temporary-store';

const tools = [
  'box',
  'polygon',
  'freehand',
  'ellipse',
  'cut-hole',
  'split',
  'select',
] as const satisfies readonly ToolName[];
const spot = fc.tuple(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 5, max: 45 }));
const gesture = fc.record({
  tool: fc.constantFrom(...tools),
  spots: fc.array(spot, { minLength: 3, maxLength: 4 }),
  last: fc.constantFrom('nothing', 'join', 'subtract', 'delete'),
});

it('Whatever was drawn, cut, joined and deleted: undoing all of it and doing it again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(gesture, { minLength: 1, maxLength: 6 }), (gestures) => {
      const store = temporaryStore();
      const place = scene(store);
      const image = place.images[0]!;
      const labels = () => loadDocument(store, image).annotations;
      const editor = new TestEditor(loadDocument(store, image));
      editor.editor.store.setState({ activeClass: place.classes[0]! });
      for (const { tool, spots, last } of gestures) {
        editor.tool(tool);
        for (const [x, y] of spots) editor.click(x, y);
        editor.send('complete').tool('select');
        editor.editor.select(editor.document.shapes.keys());
        if (last === 'join') editor.editor.perform(joinSelected);
        if (last === 'subtract') editor.editor.perform(subtractSelected);
        if (last === 'delete') editor.send('delete');
      }
      for (const { label, operations } of editor.commits) editImage(store, { image, label, operations });
      const after = labels();
      while (loadDocument(store, image).history.undo !== null) undoOnImage(store, image);
      expect(labels()).toEqual([]);
      while (loadDocument(store, image).history.redo !== null) redoOnImage(store, image);
      expect(labels()).toEqual(after);
    }),
    { numRuns: 8 },
  );
});
