import { UserError } from '@shared/lib/user-error';
import type { AdapterName, ModelCard, ObjectAdapterName } from './card';
import { decodeBlazeface } from './decode/blazeface';
import { decodeBoxList } from './decode/box-list';
import { decodeBoxJoints, decodeBoxMasks, decodeTfMasks } from './decode/box-masks';
import { decodeDetr } from './decode/detr';
import { decodeDetrFocal } from './decode/detr-focal';
import { decodeEndToEnd } from './decode/end-to-end';
import { decodeMmdeploy } from './decode/mmdeploy';
import { decodeMovenet } from './decode/movenet';
import { decodeNanodet } from './decode/nanodet';
import { decodeRtDetr } from './decode/rt-detr';
import { decodeSalient } from './decode/salient';
import type { Candidate, DecodeContext, OutputTensor } from './decode/tensor';
import { decodeTfDetection } from './decode/tf-detection';
import { decodeClassify } from './decode/classify';
import { decodeSemantic } from './decode/semantic';
import { decodeEndToEndOriented, decodeYoloOriented } from './decode/yolo-oriented';
import { decodeEndToEndPose, decodeYoloPose } from './decode/yolo-pose';
import { decodeEndToEndSegment, decodeYoloSegment, decodeYoloV5Segment } from './decode/yolo-segment';
import { decodeYoloV5 } from './decode/yolo-v5';
import { decodeYoloV8 } from './decode/yolo-v8';
import { decodeYolox } from './decode/yolox';

export interface Adapter {
  /** Reads the outputs, which come in the order of the card. Throws a UserError when they are not of this family. */
  readonly decode: (outputs: readonly OutputTensor[], context: DecodeContext) => Candidate[];
  readonly outputCount: number;
  /** Whether one object may come out many times, so that the overlapping boxes have to be suppressed. */
  readonly suppress: boolean;
}

/** Families whose tensors hold objects. */
const adapters: Readonly<Record<ObjectAdapterName, Adapter>> = {
  nanodet: { decode: decodeNanodet, outputCount: 6, suppress: true },
  'yolo-v5': { decode: decodeYoloV5, outputCount: 1, suppress: true },
  'yolo-v8': { decode: decodeYoloV8, outputCount: 1, suppress: true },
  'end-to-end': { decode: decodeEndToEnd, outputCount: 1, suppress: false },
  yolox: { decode: decodeYolox, outputCount: 1, suppress: true },
  'rt-detr': { decode: decodeRtDetr, outputCount: 1, suppress: false },
  'd-fine': { decode: (outputs) => decodeBoxList(outputs, 0), outputCount: 3, suppress: false },
  detr: { decode: decodeDetr, outputCount: 2, suppress: false },
  'detr-focal': { decode: decodeDetrFocal, outputCount: 2, suppress: false },
  'tf-detection': { decode: decodeTfDetection, outputCount: 3, suppress: false },
  torchvision: { decode: (outputs) => decodeBoxList(outputs, 1), outputCount: 3, suppress: false },
  blazeface: { decode: decodeBlazeface, outputCount: 4, suppress: true },
  movenet: { decode: decodeMovenet, outputCount: 1, suppress: false },
  salient: { decode: decodeSalient, outputCount: 1, suppress: false },
  'yolo-v5-segment': { decode: decodeYoloV5Segment, outputCount: 2, suppress: true },
  'torchvision-segment': { decode: decodeBoxMasks, outputCount: 4, suppress: false },
  'torchvision-pose': { decode: decodeBoxJoints, outputCount: 4, suppress: false },
  'tf-segment': { decode: decodeTfMasks, outputCount: 4, suppress: false },
  'yolo-segment': { decode: decodeYoloSegment, outputCount: 2, suppress: true },
  'end-to-end-segment': { decode: decodeEndToEndSegment, outputCount: 2, suppress: false },
  'yolo-pose': { decode: decodeYoloPose, outputCount: 1, suppress: true },
  'end-to-end-pose': { decode: decodeEndToEndPose, outputCount: 1, suppress: false },
  'yolo-oriented': { decode: decodeYoloOriented, outputCount: 1, suppress: true },
  'end-to-end-oriented': { decode: decodeEndToEndOriented, outputCount: 1, suppress: false },
  classify: { decode: decodeClassify, outputCount: 1, suppress: false },
  semantic: { decode: decodeSemantic, outputCount: 1, suppress: false },
  mmdeploy: { decode: decodeMmdeploy, outputCount: 2, suppress: false },
};

/** How many outputs a family's network has. */
export function outputCountOf(name: AdapterName): number {
  return isObjectAdapter(name) ? adapters[name].outputCount : 1;
}

/** @throws UserError `model.otherTask` when the model is not made to find objects. */
export function objectAdapter({ adapter, task, name }: ModelCard): Adapter {
  if (isObjectAdapter(adapter)) return adapters[adapter];
  const message = `${name} is made for "${task}" and finds no objects: choose another model`;
  throw new UserError('model.otherTask', { model: name, task }, message);
}

function isObjectAdapter(name: AdapterName): name is ObjectAdapterName {
  return name in adapters;
}
