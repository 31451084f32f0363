import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '@main/annotate/document';
import { editImage, redoOnImage, undoOnImage } from '@main/annotate/edit';
import { putClass } from '@main/annotate/classes';
import { imageTags, setTag } from '@main/annotate/tags';
import { checkStore } from '@main/db/check';
import type { Store } from '@main/db/store';
import { toolNames } from '@renderer/canvas/tools/active-tool';
import { intersectSelected, joinSelected, subtractSelected } from '@renderer/canvas/tools/combine/reshape-selected';
import type { EditLabel, Operation } from '@shared/contract/annotate';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId, ClassId, GroupId, ImageId, RelationId } from '@shared/model/ids';
import type { AttributeId } from '@shared/model/attribute';
import type { Tag } from '@shared/model/image-tag';
import { anyEvents, perform } from '@tests/renderer/canvas/any-gesture';
import { TestEditor } from '@tests/renderer/canvas/test-editor';
import { arbitraryMask } from '@tests/support/arbitrary-mask';
import { arbitraryBox, arbitraryPolygon } from '@tests/support/arbitrary-geometry';
import { addFaceTemplate, faceTemplate } from '@tests/support/skeletons';
import { scene, temporaryStore } from '@tests/support/temporary-store';

/** Everything that undo is answerable for on one image. */
function stateOf(store: Store, image: ImageId) {
  const { annotations, relations } = loadDocument(store, image);
  return { annotations, relations, tags: imageTags(store, image).tags.map(({ tag }) => tag) };
}

/** The states that undoing all of it step by step leads through, the last first, and then doing it again. */
function thereAndBack(store: Store, image: ImageId): { readonly back: unknown[]; readonly again: unknown[] } {
  const back: unknown[] = [stateOf(store, image)];
  while (loadDocument(store, image).history.undo !== null) {
    undoOnImage(store, image);
    back.push(stateOf(store, image));
  }
  const again: unknown[] = [stateOf(store, image)];
  while (loadDocument(store, image).history.redo !== null) {
    redoOnImage(store, image);
    again.push(stateOf(store, image));
  }
  return { back, again };
}

function giveAttribute(store: Store, id: ClassId): AttributeId {
  const asked = newId<AttributeId>();
  const attribute = { id: asked, name: 'road', required: false, type: 'text' } as const;
  putClass(store, { id, name: 'person', colour: '#e69f00', attributes: [attribute] });
  return asked;
}

describe('Undoing all of it step by step, and doing it again, leads through the same states', () => {
  it.each(toolNames)('with whatever was done with the tool %s', (name) => {
    fc.assert(
      fc.property(anyEvents, fc.constantFrom('nothing', 'join', 'subtract', 'intersect'), (events, last) => {
        const store = temporaryStore();
        const place = scene(store);
        const image = place.images[0]!;
        const template = addFaceTemplate(store);
        const steps: unknown[] = [stateOf(store, image)];
        const editor = new TestEditor(loadDocument(store, image)).putPictureFarAway();
        const commit = (label: EditLabel, operations: readonly Operation[]) => {
          editImage(store, { image, label, operations: [...operations] });
          steps.push(stateOf(store, image));
        };
        editor.editor.store.setState({
          activeClass: place.classes[0]!,
          relationName: 'holds',
          templates: new Map([[template, { ...faceTemplate, id: template }]]),
        });
        // Something to select, to cut and to paint on.
        editor.tool('box').drag([5, 5], [30, 30]).drag([20, 20], [60, 45]);
        editor.tool('brush').drag([10, 40], [50, 40]).tool(name);
        editor.editor.select(editor.document.shapes.keys());
        for (const event of events) perform(editor, event);
        editor.send('complete').answerAll().send('cancel');
        editor.tool('select').editor.select(editor.document.shapes.keys());
        if (last === 'join') editor.editor.perform(joinSelected);
        if (last === 'subtract') editor.editor.perform(subtractSelected);
        if (last === 'intersect') editor.editor.perform(intersectSelected);
        for (const { label, operations } of editor.commits) commit(label, operations);
        expect(thereAndBack(store, image)).toEqual({ back: steps.toReversed(), again: steps });
        expect(checkStore(store).findings).toEqual([]);
      }),
      { numRuns: 2 },
    );
  });

  it('with masks, answers, texts, relations, groups, the stack, and what is said of the image', () => {
    const label = fc.nat({ max: 3 });
    const act = fc.oneof(
      fc.record({
        does: fc.constant('draw' as const),
        label,
        shape: fc.oneof(arbitraryMask(30, 20), arbitraryBox(60, 45), arbitraryPolygon(60, 45)),
      }),
      fc.record({ does: fc.constant('answer' as const), label, value: fc.constantFrom('wet', 'dry', null) }),
      fc.record({ does: fc.constant('write' as const), label, text: fc.constantFrom('STOP', '정지', null) }),
      fc.record({ does: fc.constant('group' as const), label, grouped: fc.boolean() }),
      fc.record({ does: fc.constant('stack' as const), label, stack: fc.integer({ min: -3, max: 3 }) }),
      fc.record({ does: fc.constant('relate' as const), label, other: label }),
      fc.record({ does: fc.constant('unrelate' as const) }),
      fc.record({ does: fc.constant('delete' as const), label }),
      fc.record({
        does: fc.constant('tag' as const),
        tag: fc.constantFrom<Tag>({ type: 'word', word: 'night' }, { type: 'empty' }),
        on: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 14 }), (acts) => {
        const store = temporaryStore();
        const place = scene(store);
        const image = place.images[0]!;
        const asked = giveAttribute(store, place.classes[0]!);
        const ids = Array.from({ length: 4 }, () => newId<AnnotationId>());
        const group = newId<GroupId>();
        const steps: unknown[] = [stateOf(store, image)];
        const edit = (name: EditLabel, ...operations: Operation[]) =>
          editImage(store, { image, label: name, operations });
        for (const one of acts) {
          const { annotations, relations } = loadDocument(store, image);
          const before = 'label' in one ? annotations.find(({ id }) => id === ids[one.label]) : undefined;
          const put =
            before && ({ type: 'put', id: before.id, class: before.class, geometry: before.geometry } as const);
          const { revision } = loadDocument(store, image);
          if (one.does === 'draw') {
            // The contract's type is mutable because zod infers it so.
            const geometry = structuredClone(one.shape) as Extract<Operation, { type: 'put' }>['geometry'];
            edit('draw', { type: 'put', id: ids[one.label]!, class: place.classes[0]!, geometry });
          } else if (one.does === 'answer' && put)
            edit('attributes', { ...put, attributes: one.value ? { [asked]: one.value } : {} });
          else if (one.does === 'write' && put)
            edit('transcription', {
              ...put,
              transcription: one.text === null ? null : { text: one.text, legibility: 'legible' },
            });
          else if (one.does === 'group' && put) edit('group', { ...put, group: one.grouped ? group : null });
          else if (one.does === 'stack' && put) edit('order', { ...put, stack: one.stack });
          else if (
            one.does === 'relate' &&
            put &&
            annotations.some(({ id }) => id === ids[one.other]) &&
            one.other !== one.label
          ) {
            edit('relate', {
              type: 'relate',
              id: newId<RelationId>(),
              from: put.id,
              to: ids[one.other]!,
              name: 'holds',
            });
          } else if (one.does === 'unrelate' && relations[0])
            edit('unrelate', { type: 'unrelate', id: relations[0].id });
          else if (one.does === 'delete' && put) edit('delete', { type: 'delete', id: put.id });
          else if (one.does === 'tag' && (one.tag.type !== 'empty' || annotations.length === 0))
            setTag(store, { image, tag: one.tag, on: one.on });
          if (loadDocument(store, image).revision !== revision) steps.push(stateOf(store, image));
        }
        expect(thereAndBack(store, image)).toEqual({ back: steps.toReversed(), again: steps });
        expect(checkStore(store).findings).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
