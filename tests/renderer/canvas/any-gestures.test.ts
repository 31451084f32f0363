import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyGestures, anyShapes, faultsOf, perform } from './any-gesture';
import { imageWith, TestEditor } from './test-editor';

describe('Any sequence of events', () => {
  it('leaves a document of valid shapes inside the image, and an index that finds them all', () => {
    fc.assert(
      fc.property(anyShapes, anyGestures, (geometries, sequence) => {
        const editor = new TestEditor(imageWith(geometries));
        editor.putPictureFarAway();
        for (const gesture of sequence) perform(editor, gesture);
        expect(faultsOf(editor)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('comes back to idle with an untouched document when the gesture is cancelled', () => {
    fc.assert(
      fc.property(anyShapes, anyGestures, (geometries, sequence) => {
        const editor = new TestEditor(imageWith(geometries));
        editor.putPictureFarAway();
        for (const gesture of sequence) perform(editor, gesture);
        const { document } = editor;
        editor.send('cancel');
        editor.answerAll();
        expect(editor.document).toBe(document);
        expect(editor.state).toMatch(/\.idle$/);
      }),
      { numRuns: 300 },
    );
  });
});
