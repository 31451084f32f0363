import type { Geometry } from '@shared/geometry/geometry';
import type { SkeletonTemplateView } from '@shared/contract/skeletons';
import type { SkeletonTemplateId } from '@shared/model/ids';
import type { SkeletonTemplate } from '@shared/model/skeleton-template';
import type { Loss } from '@shared/contract/reports';
import type { Transcription } from '@shared/model/transcription';
import type { LossCollector } from './losses';
import type { NamedAnswers } from './named-answers';

/** What is said of a whole picture. */
export interface ImageSaid {
  /** Words, and names of classes. */
  readonly words: readonly string[];
  /** Somebody looked, and there is nothing to label in it. */
  readonly empty: boolean;
}

/** A picture as a label file names it. */
export interface DatasetImage {
  /** `/`-separated, never absolute, without `.` and `..`: safe to look for below a folder. */
  readonly file: string;
  /** In pixels after EXIF orientation; null when the file does not say. */
  readonly width: number | null;
  readonly height: number | null;
  /** Hex digest of the picture's bytes; null when the file does not say. */
  readonly sha256: string | null;
  /** The label file carries the picture within it. */
  readonly embedded: boolean;
  /** Left out: nothing. */
  readonly said?: ImageSaid | undefined;
}

/** One labelled object. */
export interface DatasetObject {
  /** Index into the images of its dataset. */
  readonly image: number;
  readonly className: string;
  readonly geometry: Geometry;
  /** A model's confidence, 0 to 1; null for a label. */
  readonly score: number | null;
  /** What was answered about it, by name. Left out: nothing. */
  readonly attributes?: NamedAnswers | undefined;
  /** What it says. Left out: nothing. */
  readonly transcription?: Transcription | undefined;
  /** What relations call it; distinct in the data set. Left out: none can name it. */
  readonly key?: string | undefined;
  /** Objects of one image with the same one are parts of one thing. Left out: it is a thing of its own. */
  readonly group?: string | undefined;
  /** From it to the object with the key `to`. Left out: none. */
  readonly relations?: readonly { readonly to: string; readonly name: string }[] | undefined;
}

/** What the skeletons of a class are made of, as a file says it. */
export interface DatasetSkeleton {
  readonly id: SkeletonTemplateId;
  readonly className: string;
  readonly template: SkeletonTemplate;
}

/** What a reader yields. Opening it has read everything but the objects, which may be more than memory holds. */
export interface Dataset {
  readonly format: string;
  /** Distinct, trimmed, in the order of the file. */
  readonly classes: readonly string[];
  /** Left out: the format has none. */
  readonly skeletons?: readonly DatasetSkeleton[];
  readonly images: readonly DatasetImage[];
  /** How many objects the file claims; some may be left out with a loss. */
  readonly total: number;
  /** What opening it found that cannot be carried. */
  readonly losses: readonly Loss[];
  /**
   * Reads the objects, in the order of the file; may be called again.
   *
   * @throws UserError `import.malformed`; whatever was done with the objects before it must be taken back.
   */
  objects(losses: LossCollector): Iterable<DatasetObject>;
}

/** A picture to be written. */
export interface SourceImage {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly sha256: string | null;
  /** Absolute path on this machine; null when it is not known here. */
  readonly location: string | null;
  /** Left out: nothing. */
  readonly said?: ImageSaid | undefined;
}

export type SourceObject = Omit<DatasetObject, 'image'>;

/** What a writer takes. Files of images are distinct; classes hold every class that an object names. */
export interface DatasetSource {
  readonly classes: readonly string[];
  /** By the name of the class: what its skeletons are made of. Left out: there are none. */
  readonly skeletons?: ReadonlyMap<string, SkeletonTemplateView>;
  readonly images: readonly SourceImage[];
  /** Called once or more for each image, in any order; must give the same objects each time. */
  objects(image: number): readonly SourceObject[];
}

/** What a writer did. */
export interface Written {
  readonly annotations: number;
  readonly losses: readonly Loss[];
}
