import type { SkeletonTemplate } from '../model/skeleton-template';

/** What a project can begin with. Names, order and edges are those of the published data sets; layouts face the viewer. */
export const skeletonPresets = ['person', 'hand', 'face'] as const;
export type SkeletonPreset = (typeof skeletonPresets)[number];

type Row = readonly [name: string, x: number, y: number, sigma: number];

/** COCO's person: 17 keypoints, the edges of its annotation files and the σ of its evaluation. */
const person: readonly Row[] = [
  ['nose', 0.5, 0.04, 0.026],
  ['left_eye', 0.56, 0, 0.025],
  ['right_eye', 0.44, 0, 0.025],
  ['left_ear', 0.64, 0.025, 0.035],
  ['right_ear', 0.36, 0.025, 0.035],
  ['left_shoulder', 0.78, 0.18, 0.079],
  ['right_shoulder', 0.22, 0.18, 0.079],
  ['left_elbow', 0.92, 0.36, 0.072],
  ['right_elbow', 0.08, 0.36, 0.072],
  ['left_wrist', 1, 0.52, 0.062],
  ['right_wrist', 0, 0.52, 0.062],
  ['left_hip', 0.68, 0.52, 0.107],
  ['right_hip', 0.32, 0.52, 0.107],
  ['left_knee', 0.7, 0.76, 0.087],
  ['right_knee', 0.3, 0.76, 0.087],
  ['left_ankle', 0.71, 1, 0.089],
  ['right_ankle', 0.29, 1, 0.089],
];

/** From 1, as in the data set. */
const personEdges = [
  [16, 14],
  [14, 12],
  [17, 15],
  [15, 13],
  [12, 13],
  [6, 12],
  [7, 13],
  [6, 7],
  [6, 8],
  [7, 9],
  [8, 10],
  [9, 11],
  [2, 3],
  [1, 2],
  [1, 3],
  [2, 4],
  [3, 5],
  [4, 6],
  [5, 7],
] as const;

/** A hand: 21 keypoints of OpenPose and COCO-WholeBody, with the σ of the latter. */
const hand: readonly Row[] = [
  ['wrist', 0.45, 1, 0.029],
  ['thumb1', 0.26, 0.9, 0.022],
  ['thumb2', 0.13, 0.76, 0.035],
  ['thumb3', 0.05, 0.63, 0.037],
  ['thumb4', 0, 0.51, 0.047],
  ['forefinger1', 0.28, 0.5, 0.026],
  ['forefinger2', 0.24, 0.31, 0.025],
  ['forefinger3', 0.22, 0.18, 0.024],
  ['forefinger4', 0.2, 0.07, 0.035],
  ['middle_finger1', 0.46, 0.47, 0.018],
  ['middle_finger2', 0.46, 0.26, 0.024],
  ['middle_finger3', 0.46, 0.12, 0.022],
  ['middle_finger4', 0.46, 0, 0.026],
  ['ring_finger1', 0.64, 0.5, 0.017],
  ['ring_finger2', 0.68, 0.31, 0.021],
  ['ring_finger3', 0.7, 0.18, 0.021],
  ['ring_finger4', 0.72, 0.07, 0.032],
  ['pinky_finger1', 0.8, 0.58, 0.02],
  ['pinky_finger2', 0.88, 0.45, 0.019],
  ['pinky_finger3', 0.94, 0.36, 0.022],
  ['pinky_finger4', 1, 0.27, 0.031],
];

/** The five points by which faces are aligned (ArcFace, RetinaFace); nobody has published σ for the mouth. */
const face: readonly Row[] = [
  ['left_eye', 0.97, 0, 0.025],
  ['right_eye', 0, 0, 0.025],
  ['nose', 0.5, 0.5, 0.026],
  ['left_mouth', 0.9, 1, 0.025],
  ['right_mouth', 0.09, 1, 0.025],
];

const definitions: Readonly<
  Record<SkeletonPreset, { readonly rows: readonly Row[]; readonly edges: readonly (readonly [number, number])[] }>
> = {
  person: { rows: person, edges: personEdges },
  hand: {
    rows: hand,
    edges: [1, 5, 9, 13, 17].flatMap((root) => [
      [1, root + 1] as const,
      ...[1, 2, 3].map((step) => [root + step, root + step + 1] as const),
    ]),
  },
  face: {
    rows: face,
    edges: [
      [1, 3],
      [2, 3],
      [3, 4],
      [3, 5],
      [4, 5],
    ],
  },
};

/** @param name of the new template, as people read it. */
export function templateOfPreset(preset: SkeletonPreset, name: string): SkeletonTemplate {
  const { rows, edges } = definitions[preset];
  return {
    name,
    classes: [],
    joints: rows.map(([id, x, y, sigma]) => ({ id, name: id, side: sideOfName(id), x, y, sigma })),
    edges: edges.map(([from, to]) => [rows[from - 1]![0], rows[to - 1]![0]]),
    pairs: pairsByName(rows.map(([id]) => ({ id, name: id }))),
  };
}

/** What the name of a joint says of its side, as data sets name them: left_eye, eye_l, LEye is not tried. */
export function sideOfName(name: string): 'left' | 'right' | 'middle' {
  const words = name.toLowerCase().split(/[^a-z]+/);
  if (words.includes('left') || words.includes('l')) return 'left';
  return words.includes('right') || words.includes('r') ? 'right' : 'middle';
}

/** The joints whose names differ in left and right alone. */
export function pairsByName(joints: readonly { readonly id: string; readonly name: string }[]): [string, string][] {
  const byName = new Map(joints.map(({ id, name }) => [name.toLowerCase(), id]));
  return joints.flatMap(({ id, name }) => {
    if (sideOfName(name) !== 'left') return [];
    const partner = byName.get(otherSide(name.toLowerCase()));
    return partner === undefined ? [] : [[id, partner]];
  });
}

function otherSide(name: string): string {
  return name.replace(/(^|[^a-z])(left|l)(?=$|[^a-z])/, (_, before: string, word: string) =>
    word === 'left' ? `${before}right` : `${before}r`,
  );
}
