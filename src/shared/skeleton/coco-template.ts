import { DEFAULT_SIGMA, type SkeletonTemplate } from '../model/skeleton-template';
import { pairsByName, sideOfName, skeletonPresets, templateOfPreset } from './presets';

/** What a COCO category says of its keypoints: names, and edges as numbers from 1. */
export interface CocoKeypoints {
  readonly names: readonly string[];
  readonly edges: readonly (readonly [number, number])[];
}

/**
 * The template that a COCO category describes. It knows no layout: that of the preset with the same names is taken,
 * otherwise the joints stand on a circle.
 *
 * @param name of the new template.
 */
export function templateOfCoco({ names, edges }: CocoKeypoints, name: string): SkeletonTemplate {
  const preset = skeletonPresets
    .map((one) => templateOfPreset(one, name))
    .find(({ joints }) => joints.length === names.length && joints.every((joint, index) => joint.id === names[index]));
  const ids = idsOf(names);
  const joints = names.map((joint, index) => {
    const known = preset?.joints[index];
    const turn = (2 * Math.PI * index) / names.length;
    return {
      id: ids[index]!,
      name: joint,
      side: sideOfName(joint),
      x: known?.x ?? Math.round(500 + 500 * Math.sin(turn)) / 1000,
      y: known?.y ?? Math.round(500 - 500 * Math.cos(turn)) / 1000,
      sigma: known?.sigma ?? DEFAULT_SIGMA,
    };
  });
  return {
    name,
    classes: [],
    joints,
    edges: edges.flatMap(([from, to]): [string, string][] => {
      const [one, other] = [ids[from - 1], ids[to - 1]];
      return one === undefined || other === undefined || one === other ? [] : [[one, other]];
    }),
    pairs: pairsByName(joints),
  };
}

/** Ids made of names, so that the same category gives the same ids wherever it is read; those of presets are names. */
function idsOf(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const plain = name
      .replaceAll(/[^A-Za-z0-9_.-]+/g, '_')
      .replace(/^[_.-]+/, '')
      .slice(0, 50);
    const id = plain === '' || taken.has(plain) ? `${plain || 'joint'}_${index + 1}` : plain;
    taken.add(id);
    return id;
  });
}
