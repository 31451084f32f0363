import { beforeEach, describe, expect, it } from 'vitest';
import type { SkeletonTemplateId } from '@shared/model/ids';
import { skeletonTemplateSchema } from '@shared/model/skeleton-template';
import { loadDocument } from '@main/annotate/document';
import { editImage } from '@main/annotate/edit';
import { checkStore } from '@main/db/check';
import { listSkeletonTemplates } from '@main/db/queries/skeleton-templates';
import type { Store } from '@main/db/store';
import { deleteSkeletonTemplate, putSkeletonTemplate } from '@main/skeletons/templates';
import { addFaceTemplate, faceTemplate } from '@tests/support/skeletons';
import { newAnnotation, scene, temporaryStore } from '@tests/support/temporary-store';

let store: Store;

beforeEach(() => {
  store = temporaryStore();
});

function label(template: SkeletonTemplateId) {
  const { images, classes } = scene(store);
  const geometry = { type: 'skeleton', template, joints: [{ id: 'nose', x: 5, y: 5, visibility: 2 as const }] };
  const id = newAnnotation();
  const operations = [{ type: 'put', id, class: classes[0]!, geometry }] as Parameters<
    typeof editImage
  >[1]['operations'];
  editImage(store, { image: images[0]!, label: 'draw', operations });
  return () => loadDocument(store, images[0]!).annotations[0]?.geometry;
}

describe('a template', () => {
  it('is made, changed and deleted, and the log says the same as the tables', () => {
    const id = addFaceTemplate(store);
    expect(listSkeletonTemplates(store.db)).toEqual([{ id, ...faceTemplate }]);
    const changed = { ...faceTemplate, name: 'face', joints: faceTemplate.joints.slice(0, 2), edges: [] };
    expect(putSkeletonTemplate(store, { id, template: changed })).toEqual([{ id, ...changed }]);
    expect(deleteSkeletonTemplate(store, id)).toEqual([]);
    expect(checkStore(store).findings).toEqual([]);
  });

  it('may change after labels were made with it, which stay as they are', () => {
    const id = addFaceTemplate(store);
    const geometry = label(id);
    const before = geometry();
    const joints = faceTemplate.joints.filter((joint) => joint.id !== 'nose');
    putSkeletonTemplate(store, { id, template: { ...faceTemplate, joints, edges: [] } });
    expect(geometry()).toEqual(before);
  });

  it('cannot be deleted while a label is made of it', () => {
    const id = addFaceTemplate(store);
    label(id);
    expect(() => deleteSkeletonTemplate(store, id)).toThrow(
      expect.objectContaining({ code: 'skeleton.inUse', params: { name: 'small face', uses: 1 } }),
    );
    expect(listSkeletonTemplates(store.db)).toHaveLength(1);
  });

  it('has a name of its own', () => {
    addFaceTemplate(store);
    expect(() => putSkeletonTemplate(store, { id: null, template: { ...faceTemplate, name: 'Small Face' } })).toThrow(
      expect.objectContaining({ code: 'skeleton.nameTaken' }),
    );
  });

  it('is refused when a joint, a name or a pair is there twice, or an edge leads nowhere', () => {
    const [eye, other, nose] = faceTemplate.joints;
    const refused = [
      { ...faceTemplate, joints: [eye, other, nose, { ...nose, name: 'mouth' }] },
      { ...faceTemplate, joints: [eye, other, nose, { ...nose, id: 'mouth', name: 'Nose' }] },
      { ...faceTemplate, edges: [['nose', 'chin']] },
      { ...faceTemplate, edges: [['nose', 'nose']] },
      {
        ...faceTemplate,
        pairs: [
          ['left_eye', 'right_eye'],
          ['right_eye', 'nose'],
        ],
      },
      { ...faceTemplate, joints: [] },
    ];
    for (const template of refused) expect(skeletonTemplateSchema.safeParse(template).success).toBe(false);
    expect(skeletonTemplateSchema.safeParse(faceTemplate).success).toBe(true);
  });
});
