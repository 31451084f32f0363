import type { AdapterName } from './card';
import { decodeBoxList } from './decode/box-list';
import { decodeDetr } from './decode/detr';
import { decodeDetrFocal } from './decode/detr-focal';
import { decodeEndToEnd } from './decode/end-to-end';
import { decodeMmdeploy } from './decode/mmdeploy';
import { decodeNanodet } from './decode/nanodet';
import { decodeRtDetr } from './decode/rt-detr';
import type { Candidate, DecodeContext, OutputTensor } from './decode/tensor';
import { decodeTfDetection } from './decode/tf-detection';
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

export const adapters: Readonly<Record<AdapterName, Adapter>> = {
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
  mmdeploy: { decode: decodeMmdeploy, outputCount: 2, suppress: false },
};
