import { fail, imageSide, sha256Of, type Spot } from '../check-values';
import type { DatasetImage, SourceObject } from '../dataset';
import { SectionScanner } from '../json/section-scanner';
import { WHOLE_FILE_LIMIT } from '../json/limits';
import { isObject, parseWholeFile, type JsonObject } from '../json/parse';
import type { LossCollector } from '../losses';
import { found, malformed } from '../malformed';
import { labelmeLosses, type LabelmeLoss, type Lose } from './losses';
import type { CocoTemplate } from '../coco/keypoints';
import { readCategoryKeypoints } from '../coco/read-keypoints';
import { readSaid, setFlags } from '../read-links';
import { isOurs, VERIFIED_EMPTY } from './file-text';
import { pictureOf } from './picture';
import { readShapes } from './read-shapes';

export interface LabelmeContent {
  readonly image: DatasetImage;
  readonly objects: readonly SourceObject[];
  /** By class, what the skeletons of our own file are made of. */
  readonly templates: ReadonlyMap<string, CocoTemplate>;
}

const fields = new Set(
  'version flags shapes imagePath imageData imageHeight imageWidth lineColor fillColor plumbline'.split(' '),
);

/** One labelme file, versions 3 to 5; null when the JSON is of another kind. @throws UserError `import.malformed`. */
export function parseLabelme(
  path: string,
  folder: string,
  bytes: Buffer,
  losses: LossCollector,
): LabelmeContent | null {
  const root = parse(path, bytes);
  if (!isObject(root) || !('shapes' in root && 'imagePath' in root)) return null;
  const spot: Spot = { file: path, place: () => '' };
  const lose: Lose = (code: LabelmeLoss) => losses.add(code, labelmeLosses[code], path);
  const image: DatasetImage = {
    file: pictureOf(spot, folder, root['imagePath']),
    width: optionalSide(spot, 'imageWidth', root['imageWidth']),
    height: optionalSide(spot, 'imageHeight', root['imageHeight']),
    sha256: sha256In(spot, root['plumbline']),
    embedded: isEmbedded(spot, root['imageData']),
    ...flagsOf(root['flags'], lose),
  };
  reportFields(root, lose);
  const templates = templatesOf(root);
  if (templates === null && namesObjects(root)) lose('labelme.changed');
  const objects = readShapes(path, root['shapes'], image, losses, templates);
  return { image, objects, templates: templates ?? new Map() };
}

/** Flags that are set are said of the image; labelme lists the others too. */
function flagsOf(flags: unknown, lose: Lose): Pick<DatasetImage, 'said'> {
  if (!isObject(flags)) return {};
  const said = readSaid(
    setFlags(flags).filter((word) => word !== VERIFIED_EMPTY),
    flags[VERIFIED_EMPTY],
    () => lose('labelme.flags'),
  );
  return said ? { said } : {};
}

/** What the skeletons of our own file are made of; null when its shapes are not as we wrote them. */
function templatesOf(root: JsonObject): ReadonlyMap<string, CocoTemplate> | null {
  if (!isOurs(root)) return null;
  const mark = root['plumbline'];
  const listed = isObject(mark) && isObject(mark['skeletons']) ? mark['skeletons'] : {};
  const found = Object.entries(listed).flatMap(([name, record]) => {
    const template = isObject(record) ? readCategoryKeypoints(record, name) : null;
    return template ? [[name, template] as const] : [];
  });
  return new Map(found);
}

function namesObjects({ plumbline, shapes }: JsonObject): boolean {
  return isObject(plumbline) && Array.isArray(shapes) && shapes.some((shape) => isObject(shape) && 'object' in shape);
}

function parse(path: string, bytes: Buffer): unknown {
  if (bytes.length > WHOLE_FILE_LIMIT)
    throw malformed(path, 'the whole file', `it is larger than ${WHOLE_FILE_LIMIT} bytes`);
  // The scan refuses what the parser would choke on: depth, a cut-off end, UTF-16.
  const scanner = new SectionScanner(path, new Set());
  scanner.feed(bytes, 0);
  scanner.finish(bytes.length);
  return parseWholeFile(path, bytes[0] === 0xef ? bytes.subarray(3) : bytes);
}

function optionalSide(spot: Spot, member: string, value: unknown): number | null {
  return value === undefined || value === null ? null : imageSide(spot, member, value);
}

function sha256In(spot: Spot, mark: unknown): string | null {
  return isObject(mark) ? sha256Of(spot, 'plumbline.image', mark['image']) : null;
}

function isEmbedded(spot: Spot, data: unknown): boolean {
  if (data === undefined || data === null) return false;
  if (typeof data !== 'string') fail(spot, 'imageData', `expected text or null, ${found(data)}`);
  return data !== '';
}

function reportFields(root: JsonObject, lose: Lose): void {
  if (Object.keys(root).some((key) => !fields.has(key))) lose('labelme.other-fields');
}
