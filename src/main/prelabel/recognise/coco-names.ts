/** The 80 classes of COCO as most detectors number them, from 0. */
export const coco80: readonly string[] = splitNames(`
  person, bicycle, car, motorcycle, airplane, bus, train, truck, boat, traffic light, fire hydrant, stop sign,
  parking meter, bench, bird, cat, dog, horse, sheep, cow, elephant, bear, zebra, giraffe, backpack, umbrella,
  handbag, tie, suitcase, frisbee, skis, snowboard, sports ball, kite, baseball bat, baseball glove, skateboard,
  surfboard, tennis racket, bottle, wine glass, cup, fork, knife, spoon, bowl, banana, apple, sandwich, orange,
  broccoli, carrot, hot dog, pizza, donut, cake, chair, couch, potted plant, bed, dining table, toilet, tv, laptop,
  mouse, remote, keyboard, cell phone, microwave, oven, toaster, sink, refrigerator, book, clock, vase, scissors,
  teddy bear, hair drier, toothbrush`);

/** Category numbers of COCO, which run from 1 to 90, that no class has. */
const gaps = new Set([12, 26, 29, 30, 45, 66, 68, 69, 71, 83]);

/** The classes by COCO's own category numbers, from 1; a gap has a name that says so. */
export const coco90: readonly string[] = withGaps();

function withGaps(): string[] {
  let next = 0;
  return Array.from({ length: 90 }, (_, index) => (gaps.has(index + 1) ? `unused ${index + 1}` : coco80[next++]!));
}

function splitNames(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}

/** The joints of COCO's people, in the order of its files. */
export const cocoJoints = [
  'nose',
  'left_eye',
  'right_eye',
  'left_ear',
  'right_ear',
  'left_shoulder',
  'right_shoulder',
  'left_elbow',
  'right_elbow',
  'left_wrist',
  'right_wrist',
  'left_hip',
  'right_hip',
  'left_knee',
  'right_knee',
  'left_ankle',
  'right_ankle',
] as const;
