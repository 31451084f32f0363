import { join } from 'node:path';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId, ClassId } from '@shared/model/ids';
import { sharp } from '@main/images/sharp';
import { HEIGHT, makeShapes, WIDTH } from '../canvas/make-shapes';
import { pictureProject } from './picture-project';

const photograph = join(import.meta.dirname, '../../../resources/sample/images/avenue.jpg');
const colours = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#0072b2', '#d55e00', '#cc79a7', '#b0b0b0'] as const;

/** Makes a project of one real picture of 4000 x 3000 pixels with `count` polygons of 30 vertices. @returns its path. */
export async function denseProject(folder: string, count: number): Promise<string> {
  const name = 'dense.jpg';
  await sharp(photograph).resize(WIDTH, HEIGHT, { fit: 'fill' }).jpeg().toFile(join(folder, name));
  const classes = colours.map(() => newId<ClassId>());
  return pictureProject(folder, { name, width: WIDTH, height: HEIGHT }, (image, author) => [
    ...classes.map((entity, order): Draft => ({
      kind: 'class',
      entity,
      value: { name: `class ${order}`, colour: colours[order]!, order },
    })),
    ...makeShapes(count).map(({ points }, index): Draft => ({
      kind: 'annotation',
      entity: newId<AnnotationId>(),
      value: {
        image,
        class: classes[index % classes.length]!,
        author,
        geometry: { type: 'polygon', parts: [[points]] },
        source: { type: 'drawn' },
      },
    })),
  ]);
}
