import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewOf, toolNames, type ToolName } from '@renderer/canvas/tools/active-tool';
import { nothingShown } from '@renderer/canvas/tools/tool';
import { anyEvents, anyShapes, faultsOf, perform } from './any-gesture';
import { imageWith, TestEditor } from './test-editor';

/** The words for what a hand is doing, the same in every tool. */
const states = [
  'idle',
  'pointing',
  'drawing',
  'sketching',
  'widening',
  'placing',
  'waiting',
  'prompting',
  'editing',
  'translating',
  'resizing',
  'reshaping',
  'turning',
  'nudging',
  'brushing',
  'panning',
];

type Point = readonly [x: number, y: number];

interface Typical {
  /** On an image with the box of 100 to 200 and 80 to 180, selected. */
  readonly clicks?: readonly Point[];
  readonly drag?: readonly [Point, Point];
  readonly ends: 'by itself' | 'by complete';
  /** It is made of several points, which can be taken back one by one. */
  readonly undoesPoints: boolean;
}

const shape: readonly Point[] = [
  [20, 20],
  [120, 30],
  [90, 130],
];
const across: readonly Point[] = [
  [80, 60],
  [150, 120],
  [240, 220],
];

/** What a hand does with each tool, so that something comes of it. A new tool does not compile until it is here. */
const typical: Readonly<Record<ToolName, Typical>> = {
  select: { drag: [across[1]!, [180, 160]], ends: 'by itself', undoesPoints: false },
  lasso: {
    clicks: [
      [80, 60],
      [230, 60],
      [230, 200],
    ],
    ends: 'by complete',
    undoesPoints: true,
  },
  box: { drag: [shape[0]!, shape[2]!], ends: 'by itself', undoesPoints: false },
  'extreme-box': { clicks: [...shape, [60, 10]], ends: 'by itself', undoesPoints: true },
  'rotated-box': { clicks: shape, ends: 'by itself', undoesPoints: true },
  polygon: { clicks: shape, ends: 'by complete', undoesPoints: true },
  freehand: { clicks: shape, ends: 'by complete', undoesPoints: true },
  polyline: { clicks: shape, ends: 'by complete', undoesPoints: true },
  scissors: { clicks: shape, ends: 'by complete', undoesPoints: true },
  'edge-line': { clicks: shape, ends: 'by complete', undoesPoints: true },
  'add-part': {
    clicks: [
      [180, 90],
      [260, 90],
      [260, 170],
    ],
    ends: 'by complete',
    undoesPoints: true,
  },
  'cut-hole': {
    clicks: [
      [120, 100],
      [170, 100],
      [140, 150],
    ],
    ends: 'by complete',
    undoesPoints: true,
  },
  split: { clicks: across, ends: 'by complete', undoesPoints: true },
  brush: { drag: [shape[0]!, shape[1]!], ends: 'by itself', undoesPoints: false },
  eraser: {
    drag: [
      [250, 200],
      [300, 200],
    ],
    ends: 'by itself',
    undoesPoints: false,
  },
  wand: { clicks: [[30, 30]], ends: 'by itself', undoesPoints: false },
  prompt: {
    clicks: [
      [120, 120],
      [150, 150],
    ],
    ends: 'by complete',
    undoesPoints: true,
  },
  ellipse: { drag: [shape[0]!, shape[2]!], ends: 'by itself', undoesPoints: false },
  point: { clicks: [[30, 30]], ends: 'by itself', undoesPoints: false },
  skeleton: {
    clicks: [
      [30, 30],
      [60, 40],
      [50, 80],
    ],
    ends: 'by complete',
    undoesPoints: true,
  },
  relate: {
    drag: [
      [150, 130],
      [280, 200],
    ],
    ends: 'by itself',
    undoesPoints: false,
  },
  pan: { drag: [shape[0]!, shape[1]!], ends: 'by itself', undoesPoints: false },
};

/** They choose or move the view, and change nothing. */
const changesNothing: readonly ToolName[] = ['lasso', 'pan'];

const box = { type: 'box', x: 100, y: 80, width: 100, height: 100 } as const;
const painted = { type: 'mask', x: 240, y: 190, width: 80, height: 20, counts: '0h`1' } as const;

function withTool(name: ToolName): TestEditor {
  const editor = new TestEditor(imageWith([box, painted])).putPictureFarAway();
  editor.tool(name);
  return editor.select(name === 'eraser' || name === 'brush' ? 2 : 1);
}

/** Up to before what ends it. */
function begin(editor: TestEditor, { clicks, drag }: Typical): TestEditor {
  if (drag)
    return editor
      .move(...drag[0])
      .down(...drag[0])
      .move(drag[0][0] + 5, drag[0][1] + 5)
      .move(...drag[1]);
  const [first, ...others] = clicks!;
  if (others.length === 0) return editor.move(...first!).down(...first!);
  for (const [x, y] of clicks!.slice(0, -1)) editor.click(x, y);
  return editor;
}

function end(editor: TestEditor, { clicks, drag, ends }: Typical): TestEditor {
  const last = drag?.[1] ?? clicks!.at(-1)!;
  if (drag || clicks!.length === 1) editor.up(...last);
  else editor.click(...last);
  if (ends === 'by complete') editor.send('complete');
  return editor.answerAll();
}

describe.each(toolNames)('The tool %s', (name) => {
  it('leaves a document of valid shapes, whatever happens while it is in hand', () => {
    fc.assert(
      fc.property(anyShapes, anyEvents, (geometries, events) => {
        const editor = new TestEditor(imageWith(geometries)).putPictureFarAway().tool(name);
        const seen = new Set<string>();
        const committedIn = new Set<string>();
        editor.editor.store.subscribe((state, before) => {
          seen.add(state.active.state.name);
          if (state.document !== before.document) committedIn.add(state.active.state.name);
        });
        for (const event of events) perform(editor, event);
        expect(states).toEqual(expect.arrayContaining([...seen]));
        // A gesture commits when it is over, and at no other time.
        expect([...committedIn].filter((state) => state !== 'idle')).toEqual([]);
        expect(faultsOf(editor)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves everything untouched when it is cancelled, at any moment, and shows nothing any more', () => {
    fc.assert(
      fc.property(anyShapes, anyEvents, (geometries, events) => {
        const editor = new TestEditor(imageWith(geometries)).putPictureFarAway().tool(name);
        let rested = editor.document;
        editor.editor.store.subscribe(({ active, document }) => {
          if (active.state.name === 'idle') rested = document;
        });
        for (const event of events) perform(editor, event);
        editor.send('cancel').answerAll();
        expect(editor.document).toBe(rested);
        expect(editor.state).toBe(`${name}.idle`);
        expect(previewOf(editor.editor.store.getState().active)).toEqual(nothingShown);
      }),
      { numRuns: 40 },
    );
  });

  it('rests after it was interrupted, at any moment', () => {
    fc.assert(
      fc.property(anyShapes, anyEvents, (geometries, events) => {
        const editor = new TestEditor(imageWith(geometries)).putPictureFarAway().tool(name);
        for (const event of events) perform(editor, event);
        editor.send('interrupt');
        expect(editor.state).toBe(`${name}.idle`);
        const { document } = editor;
        editor.answerAll();
        expect(editor.document).toBe(document);
      }),
      { numRuns: 25 },
    );
  });

  it('does what it is for in one commit', () => {
    const editor = end(begin(withTool(name), typical[name]), typical[name]);
    expect(editor.state).toBe(`${name}.idle`);
    expect(editor.notices).toEqual([]);
    expect(editor.commits).toHaveLength(changesNothing.includes(name) ? 0 : 1);
  });

  it.each(['cancel', 'interrupt'] as const)('is at rest after %s in the middle of what it is for', (way) => {
    const editor = begin(withTool(name), typical[name]);
    expect(editor.state).not.toBe(`${name}.idle`);
    const { document } = editor;
    editor.send(way);
    expect(editor.state).toBe(`${name}.idle`);
    expect(editor.document === document || way === 'interrupt').toBe(true);
  });
});

describe.each(toolNames.filter((name) => typical[name].undoesPoints))('The tool %s', (name) => {
  it('takes back one point after the other, down to none', () => {
    const editor = withTool(name);
    const { document } = editor;
    const seen: string[] = [];
    const clicks = typical[name].clicks!.slice(0, -1);
    for (const [x, y] of clicks) {
      editor.click(x, y).answerAll();
      seen.push(shown(editor));
    }
    for (const before of seen.toReversed()) {
      expect(shown(editor)).toBe(before);
      editor.send('back').answerAll();
    }
    expect(editor.state).toBe(`${name}.idle`);
    expect(editor.document).toBe(document);
  });
});

/** What is in the hand, without where the pointer is. */
function shown({ preview, editor }: TestEditor): string {
  const { state } = editor.store.getState().active;
  const points =
    'points' in state ? state.points : 'anchors' in state ? state.anchors : 'placed' in state ? state.placed : null;
  return JSON.stringify([state.name, points, preview.marks]);
}
