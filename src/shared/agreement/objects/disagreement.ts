import { consensusText } from '../text/rover';
import { characterErrorRate } from '../text/edit-distance';
import type { Cluster } from './cluster';
import { consensusGeometry, type GeometryMethod } from './consensus-geometry';
import type { LabelledObject } from './labelled-object';
import { lineSimilarity } from './line-similarity';
import type { Similarity } from './similarity';

/** One way in which annotators of an image read it differently. */
export type Disagreement =
  /** Most marked the thing, this annotator did not. */
  | { readonly kind: 'missing'; readonly annotator: string }
  /** Too few marked the thing. */
  | { readonly kind: 'extra'; readonly object: LabelledObject }
  /** One annotator marked one thing twice. */
  | { readonly kind: 'duplicate'; readonly object: LabelledObject; readonly of: LabelledObject }
  /** One annotator drew one object where another drew several. */
  | { readonly kind: 'split'; readonly whole: LabelledObject; readonly parts: readonly LabelledObject[] }
  /** The thing has more than one class. */
  | { readonly kind: 'class'; readonly classes: readonly string[] }
  /** A shape lies apart from what the others drew; `similarity` to the consensus, 0 to 1. */
  | { readonly kind: 'localisation'; readonly object: LabelledObject; readonly similarity: number }
  /** An attribute has more than one value; who says nothing of it says the empty text. */
  | { readonly kind: 'attribute'; readonly name: string; readonly values: readonly string[] }
  /** What is written on the thing is read differently. */
  | { readonly kind: 'text'; readonly texts: readonly string[] }
  /** A line leads the other way than it does for most. */
  | { readonly kind: 'order'; readonly object: LabelledObject };

export const disagreementKinds = [
  'missing',
  'extra',
  'duplicate',
  'split',
  'class',
  'localisation',
  'attribute',
  'text',
  'order',
] as const satisfies readonly Disagreement['kind'][];
export type DisagreementKind = (typeof disagreementKinds)[number];

/** What tells two readings of one thing apart. */
export interface Reading {
  readonly similarity: Similarity;
  readonly method: GeometryMethod;
  /** Least similarity of a shape to the consensus, 0 to 1. */
  readonly wellPlaced: number;
  /** Of the image, in square pixels. */
  readonly area: number;
}

const SAME_TEXT = 0.1;
/** What the similarity of lines gains when one is led the other way. */
const TURNED = 0.1;

/** In which ways the members of one cluster differ from each other. */
export function differencesIn(cluster: Cluster, reading: Reading): Disagreement[] {
  if (cluster.length < 2) return [];
  return [
    ...classes(cluster),
    ...localisation(cluster, reading),
    ...attributes(cluster),
    ...texts(cluster),
    ...orders(cluster, reading),
  ];
}

function classes(cluster: Cluster): Disagreement[] {
  const names = distinct(cluster.map((object) => object.class));
  return names.length > 1 ? [{ kind: 'class', classes: names }] : [];
}

function localisation(cluster: Cluster, { similarity, method, wellPlaced }: Reading): Disagreement[] {
  const consensus = consensusGeometry(cluster, method, similarity);
  return cluster.flatMap((object) => {
    const near = similarity(object.geometry, consensus);
    return near < wellPlaced ? [{ kind: 'localisation' as const, object, similarity: near }] : [];
  });
}

function attributes(cluster: Cluster): Disagreement[] {
  const names = distinct(cluster.flatMap((object) => Object.keys(object.attributes ?? {})));
  return names.flatMap((name) => {
    const values = distinct(cluster.map((object) => object.attributes?.[name] ?? ''));
    return values.length > 1 ? [{ kind: 'attribute' as const, name, values }] : [];
  });
}

function texts(cluster: Cluster): Disagreement[] {
  const readers = cluster.filter(({ text }) => text !== undefined);
  // Who takes it for something that has no text does not misread it.
  const asked = new Set(readers.map((object) => object.class));
  const written = cluster.filter((object) => asked.has(object.class)).map(({ text }) => text ?? '');
  if (written.length < 2) return [];
  const consensus = consensusText(written);
  if (written.every((text) => characterErrorRate(text, consensus) <= SAME_TEXT)) return [];
  return [{ kind: 'text', texts: distinct(written) }];
}

function orders(cluster: Cluster, { area }: Reading): Disagreement[] {
  const lines = cluster.flatMap((object) =>
    object.geometry.type === 'polyline' ? [{ object, points: object.geometry.points }] : [],
  );
  const against = lines.map(
    ({ points }) =>
      lines.filter((other) => {
        const { similarity, directed } = lineSimilarity(points, other.points, area);
        return similarity - directed > TURNED;
      }).length,
  );
  return lines.flatMap(({ object }, at) =>
    against[at]! * 2 >= lines.length ? [{ kind: 'order' as const, object }] : [],
  );
}

function distinct(all: readonly string[]): string[] {
  return [...new Set(all)].sort();
}
