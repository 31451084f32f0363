import { describe, expect, it } from 'vitest';
import type { Skeleton } from '@shared/geometry/skeleton/skeleton';
import { arbitraryTemplate } from '@tests/support/skeletons';
import { imageWith, TestEditor } from './test-editor';

const drawn = (editor: TestEditor) => editor.annotations.at(-1)?.geometry as Skeleton;
const visibilities = (editor: TestEditor) => drawn(editor).joints.map(({ visibility }) => visibility);

function tool(): TestEditor {
  return new TestEditor(imageWith([])).tool('skeleton');
}

describe('The skeleton tool', () => {
  it('scales the layout into the box of a drag', () => {
    const editor = tool().drag([100, 100], [160, 200]);
    expect(drawn(editor).joints[3]).toEqual({ id: 'joint-3', x: 130, y: 100, visibility: 2 });
    expect(editor.labels).toEqual(['draw']);
    expect(editor.state).toBe('skeleton.idle');
  });

  it('puts joint after joint by clicks, and ends with the last', () => {
    const editor = tool();
    for (let index = 0; index < 7; index++) editor.click(50 + index * 10, 60);
    expect(drawn(editor).joints.map(({ x }) => x)).toEqual([50, 60, 70, 80, 90, 100, 110]);
    expect(editor.state).toBe('skeleton.idle');
  });

  it('marks a joint that is clicked with Alt as hidden, and leaves one out by the key for the next', () => {
    const editor = tool().click(50, 60).click(60, 60, { alt: true }).vertex('next').click(80, 60).send('complete');
    expect(visibilities(editor)).toEqual([2, 1, 0, 2, 0, 0, 0]);
  });

  it('takes back the last joint, also one that was left out, and the first with the drawing', () => {
    const editor = tool().click(50, 60).click(60, 60).vertex('next').send('back').send('back');
    expect(editor.state).toBe('skeleton.placing');
    expect(editor.send('back').state).toBe('skeleton.idle');
    expect(editor.commits).toEqual([]);
  });

  it('is nothing when every joint was left out or the drawing is cancelled', () => {
    const editor = tool().click(50, 60).send('cancel');
    expect(editor.commits).toEqual([]);
    editor.click(50, 60).send('back');
    expect(editor.state).toBe('skeleton.idle');
  });

  it('keeps what was placed when another tool is taken', () => {
    const editor = tool().click(50, 60).tool('box');
    expect(visibilities(editor).filter((visibility) => visibility > 0)).toEqual([2]);
  });

  it('says so when no skeleton is made for the class', () => {
    const editor = tool();
    editor.editor.store.setState({ templates: new Map() });
    editor.click(50, 60);
    expect(editor.notices).toEqual(['no-skeleton']);
    expect(editor.state).toBe('skeleton.idle');
  });
});

describe('A selected skeleton', () => {
  const skeleton: Skeleton = {
    type: 'skeleton',
    template: arbitraryTemplate.id,
    joints: [
      { id: 'joint-0', x: 100, y: 100, visibility: 2 },
      { id: 'joint-3', x: 200, y: 100, visibility: 1 },
      { id: 'joint-1', x: 150, y: 200, visibility: 2 },
    ],
  };
  const selected = () => new TestEditor(imageWith([skeleton])).tool('select').select(1);

  it('has its joints dragged one by one', () => {
    const editor = selected().drag([100, 100], [110, 120]);
    expect(drawn(editor).joints[0]).toEqual({ id: 'joint-0', x: 110, y: 120, visibility: 2 });
    expect(drawn(editor).joints.slice(1)).toEqual(skeleton.joints.slice(1));
  });

  it('is moved whole between its joints, and scaled by a handle off them', () => {
    const moved = selected().drag([150, 130], [160, 140]);
    expect(drawn(moved).joints[0]).toMatchObject({ x: 110, y: 110 });
    const scaled = selected().drag([216, 216], [266, 216]);
    expect(drawn(scaled).joints[1]!.x).toBeGreaterThan(220);
    expect(scaled.labels).toEqual(['resize']);
  });

  it('turns the joint under the pointer from seen to hidden, to not labelled and back', () => {
    const editor = selected().move(100, 100).vertex('visibility');
    expect(visibilities(editor)).toEqual([1, 1, 2]);
    editor.vertex('visibility');
    expect(visibilities(editor)).toEqual([0, 1, 2]);
    editor.vertex('visibility');
    expect(visibilities(editor)).toEqual([2, 1, 2]);
  });

  it('keeps its last labelled joint', () => {
    const single = { ...skeleton, joints: skeleton.joints.slice(0, 1) };
    const editor = new TestEditor(imageWith([single])).tool('select').select(1).vertex('next');
    editor.vertex('visibility').vertex('visibility');
    expect(visibilities(editor)).toEqual([1]);
    expect(editor.notices).toEqual(['too-small']);
  });

  it('changes its sides, with the joint in hand staying where it is', () => {
    const editor = selected().vertex('swap');
    expect(drawn(editor).joints.map(({ id, x, visibility }) => [id, x, visibility])).toEqual([
      ['joint-0', 200, 1],
      ['joint-3', 100, 2],
      ['joint-1', 150, 2],
    ]);
  });

  it('leaves a joint unlabelled by deleting it', () => {
    const editor = selected().vertex('next').send('delete');
    expect(visibilities(editor)).toEqual([0, 1, 2]);
  });
});
