import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scale, translate } from '@shared/geometry/operations';
import { swapJoints } from '@shared/geometry/skeleton/joints';
import type { Skeleton } from '@shared/geometry/skeleton/skeleton';
import type { ClassId } from '@shared/model/ids';
import { skeletonTemplateSchema } from '@shared/model/skeleton-template';
import { templateOfCoco } from '@shared/skeleton/coco-template';
import {
  addJoint,
  changeJoint,
  freeName,
  mirrorLayout,
  pairUpByName,
  removeJoint,
  setPair,
  shiftJoint,
  toggleEdge,
} from '@shared/skeleton/edit-template';
import { expectedPlace, jointsInOrder, skeletonInBounds, templateOfClass } from '@shared/skeleton/place';
import { pairsByName, sideOfName, skeletonPresets, templateOfPreset } from '@shared/skeleton/presets';
import { arbitraryTemplate, faceTemplate } from '@tests/support/skeletons';

const id = arbitraryTemplate.id;
const person = { id, ...templateOfPreset('person', 'person') };

describe('The presets', () => {
  it.each(skeletonPresets)('%s is a sound template whose layout fills the unit box', (preset) => {
    const template = templateOfPreset(preset, preset);
    expect(skeletonTemplateSchema.safeParse(template).success).toBe(true);
    for (const axis of ['x', 'y'] as const) {
      const values = template.joints.map((joint) => joint[axis]);
      expect([Math.min(...values), Math.max(...values)].map(Math.round)).toEqual([0, 1]);
    }
  });

  it('person is COCO’s: the left ankle is joined to the left knee, and nobody has two left ears', () => {
    expect(person.joints.map(({ name }) => name).slice(0, 3)).toEqual(['nose', 'left_eye', 'right_eye']);
    expect(person.edges[0]).toEqual(['left_ankle', 'left_knee']);
    expect(person.edges).toHaveLength(19);
    expect(person.pairs).toHaveLength(8);
    expect(person.joints.find(({ id: joint }) => joint === 'left_hip')?.sigma).toBe(0.107);
  });

  it('hand joins every finger to the wrist, joint by joint', () => {
    const hand = templateOfPreset('hand', 'hand');
    expect(hand.joints).toHaveLength(21);
    expect(hand.edges).toHaveLength(20);
    expect(hand.edges.filter(([from]) => from === 'wrist')).toHaveLength(5);
    expect(hand.edges).toContainEqual(['pinky_finger3', 'pinky_finger4']);
  });
});

describe('The sides of joints', () => {
  it('are read from their names', () => {
    expect(['left_eye', 'eye-r', 'R ear', 'nose', 'collar', 'Left Hip'].map(sideOfName)).toEqual([
      'left',
      'right',
      'right',
      'middle',
      'middle',
      'left',
    ]);
    const joints = ['eye_l', 'eye_r', 'left ear', 'right ear', 'left fin'].map((name) => ({ id: name, name }));
    expect(pairsByName(joints)).toEqual([
      ['eye_l', 'eye_r'],
      ['left ear', 'right ear'],
    ]);
  });
});

describe('Placing', () => {
  const bounds = { minX: 10, minY: 20, maxX: 110, maxY: 220 };

  it('scales the layout into a box', () => {
    const placed = skeletonInBounds(person, bounds);
    expect(placed.joints[0]).toEqual({ id: 'nose', x: 60, y: 28, visibility: 2 });
    expect(placed.joints).toHaveLength(17);
  });

  it('expects a joint where the others have been moved, scaled and mirrored to', () => {
    const move = fc.integer({ min: -50, max: 50 });
    const factor = fc.constantFrom(-2, -0.5, 0.5, 1, 3);
    fc.assert(
      fc.property(move, move, factor, factor, fc.nat(16), (dx, dy, factorX, factorY, left) => {
        const moved = scale(translate(skeletonInBounds(person, bounds), dx, dy), {
          originX: 5,
          originY: 7,
          factorX,
          factorY,
        }) as Skeleton;
        const gone = moved.joints[left]!;
        const rest = { ...moved, joints: moved.joints.filter((joint) => joint !== gone) };
        const expected = expectedPlace(person, rest, gone.id)!;
        expect(expected.x).toBeCloseTo(gone.x, 6);
        expect(expected.y).toBeCloseTo(gone.y, 6);
      }),
    );
    expect(expectedPlace(person, skeletonInBounds(person, bounds), 'tail')).toBeNull();
  });

  it('expects joints around a single one at some size', () => {
    const nose: Skeleton = { type: 'skeleton', template: id, joints: [{ id: 'nose', x: 50, y: 50, visibility: 2 }] };
    const ankle = expectedPlace(person, nose, 'left_ankle')!;
    expect(ankle.y).toBeGreaterThan(60);
    expect(Number.isFinite(ankle.x)).toBe(true);
  });

  it('takes the template that names the class, then one for every class', () => {
    const [car, dog] = ['car', 'dog'] as unknown as ClassId[];
    const wheels = { ...faceTemplate, name: 'wheels', classes: [car!] };
    expect(templateOfClass([person, wheels], car!)).toBe(wheels);
    expect(templateOfClass([wheels, person], dog!)).toBe(person);
    expect(templateOfClass([wheels], dog!)).toBeNull();
  });

  it('lists the joints of the template, then those that it does not know any more', () => {
    const old: Skeleton = {
      type: 'skeleton',
      template: id,
      joints: [
        { id: 'tail', x: 1, y: 1, visibility: 2 },
        { id: 'nose', x: 2, y: 2, visibility: 1 },
      ],
    };
    const rows = jointsInOrder(faceTemplate, old);
    expect(rows.map(({ name, joint }) => [name, joint?.visibility ?? 0])).toEqual([
      ['left eye', 0],
      ['right eye', 0],
      ['nose', 1],
      ['tail', 2],
    ]);
    expect(jointsInOrder(undefined, old).map(({ name }) => name)).toEqual(['tail', 'nose']);
  });
});

describe('Editing a template', () => {
  it('adds, names, moves and deletes joints, with their edges and pairs', () => {
    const added = addJoint(faceTemplate, 'chin', freeName(faceTemplate, 'joint'), { x: 0.5, y: 1.4 });
    expect(added.joints.at(-1)).toMatchObject({ id: 'chin', name: 'joint 4', x: 0.5, y: 1, side: 'middle' });
    expect(changeJoint(added, 'chin', { name: 'chin', x: -1 }).joints.at(-1)).toMatchObject({ name: 'chin', x: 0 });
    const left = removeJoint(faceTemplate, 'left_eye');
    expect(left.edges).toEqual([['right_eye', 'nose']]);
    expect(left.pairs).toEqual([]);
    expect(shiftJoint(faceTemplate, 'nose', -1).joints.map((joint) => joint.id)).toEqual([
      'left_eye',
      'nose',
      'right_eye',
    ]);
    expect(shiftJoint(faceTemplate, 'nose', 1)).toBe(faceTemplate);
  });

  it('draws an edge once, whichever way, and takes it away again', () => {
    const drawn = toggleEdge(faceTemplate, 'left_eye', 'right_eye');
    expect(drawn.edges).toHaveLength(3);
    expect(toggleEdge(drawn, 'right_eye', 'left_eye').edges).toEqual(faceTemplate.edges);
  });

  it('keeps each joint in one pair', () => {
    const paired = setPair(faceTemplate, 'nose', 'left_eye');
    expect(paired.pairs).toEqual([['nose', 'left_eye']]);
    expect(skeletonTemplateSchema.safeParse(paired).success).toBe(true);
    expect(setPair(faceTemplate, 'right_eye', null).pairs).toEqual([]);
    expect(pairUpByName({ ...faceTemplate, pairs: [] }).pairs).toEqual(faceTemplate.pairs);
  });

  it('mirrors the layout about its middle, and a second time changes nothing', () => {
    const crooked = changeJoint(changeJoint(faceTemplate, 'nose', { x: 0.7 }), 'right_eye', { x: 0.3, y: 0.2 });
    const mirrored = mirrorLayout(crooked);
    expect(mirrored.joints.map(({ x, y }) => [x, y])).toEqual([
      [1, 0],
      [0, 0],
      [0.5, 1],
    ]);
    expect(mirrorLayout(mirrored)).toEqual(mirrored);
  });

  it('leaves a sound template, whatever is done to it', () => {
    const step = fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let template = addJoint(faceTemplate, 'first', 'first', { x: 0.5, y: 0.5 });
        steps.forEach(([what, one, other], index) => {
          const [a, b] = [
            template.joints[one % template.joints.length]!,
            template.joints[other % template.joints.length]!,
          ];
          if (what === 0) template = addJoint(template, `new-${index}`, freeName(template, 'joint'), { x: 0, y: 1 });
          if (what === 1 && template.joints.length > 1) template = removeJoint(template, a.id);
          if (what === 2) template = toggleEdge(template, a.id, b.id);
          if (what === 3) template = setPair(template, a.id, b.id);
          if (what === 4) template = shiftJoint(template, a.id, 1);
          if (what === 5) template = mirrorLayout(template);
          if (what === 6) template = pairUpByName(template);
        });
        expect(skeletonTemplateSchema.safeParse(template).error?.issues ?? []).toEqual([]);
      }),
    );
  });
});

describe('A template of a COCO category', () => {
  it('is the preset when the names are its own', () => {
    const edges = [[16, 14]] as const;
    const names = person.joints.map(({ name }) => name);
    const read = templateOfCoco({ names, edges }, 'person');
    expect(read.joints).toEqual(person.joints);
    expect(read.edges).toEqual([['left_ankle', 'left_knee']]);
    expect(read.pairs).toEqual(person.pairs);
  });

  it('stands on a circle otherwise, with ids made of the names and edges that lead nowhere left out', () => {
    const read = templateOfCoco(
      {
        names: ['코', '눈', 'left paw', 'Left Paw!'],
        edges: [
          [1, 2],
          [3, 9],
          [2, 2],
        ],
      },
      'cat',
    );
    expect(read.joints.map((joint) => joint.id)).toEqual(['joint_1', 'joint_2', 'left_paw', 'Left_Paw_']);
    expect(read.edges).toEqual([['joint_1', 'joint_2']]);
    expect(skeletonTemplateSchema.safeParse(read).success).toBe(true);
  });

  it('is sound for any names', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), {
          minLength: 1,
          selector: (name) => name.trim().toLowerCase(),
        }),
        (names) => {
          const read = templateOfCoco({ names, edges: [] }, 'any');
          expect(new Set(read.joints.map((joint) => joint.id)).size).toBe(names.length);
        },
      ),
    );
  });

  it('swapping the sides of a placed person twice changes nothing', () => {
    const placed = skeletonInBounds(person, { minX: 0, minY: 0, maxX: 50, maxY: 90 });
    expect(swapJoints(swapJoints(placed, person.pairs), person.pairs)).toEqual(placed);
  });
});
