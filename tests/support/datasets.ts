import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Dataset, DatasetObject, DatasetSource, SourceImage, SourceObject } from '@main/formats/dataset';
import { LossCollector } from '@main/formats/losses';
import type { Loss } from '@shared/contract/reports';
import { UserError } from '@shared/lib/user-error';
import { arbitraryMask } from './arbitrary-mask';
import { temporaryFolder } from './temporary-store';

/** A file in a folder that is gone after the test. */
export function fileWith(content: string | Buffer, name = 'labels.json'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** All objects of a dataset and everything that it could not carry. */
export function drain(dataset: Dataset): { objects: DatasetObject[]; losses: Loss[]; codes: string[] } {
  const losses = new LossCollector();
  losses.addAll(dataset.losses);
  const objects = [...dataset.objects(losses)];
  return { objects, losses: losses.report(), codes: losses.report().map(({ code }) => code) };
}

export async function userErrorOf(work: Promise<unknown>): Promise<UserError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof UserError) return error;
  throw new Error(`expected a UserError, got ${String(error)}`);
}

export function image(file: string, width = 640, height = 480): SourceImage {
  return { file, width, height, sha256: null, location: null };
}

/** A source whose objects are given image by image. */
export function source(
  images: readonly SourceImage[],
  objects: readonly (readonly SourceObject[])[],
  classes?: readonly string[],
): DatasetSource {
  const used = new Set(objects.flat().map(({ className }) => className));
  return { classes: classes ?? [...used], images, objects: (index) => objects[index] ?? [] };
}

const coordinate = fc.oneof(fc.integer({ min: -50, max: 700 }), fc.double({ min: -50, max: 700, noNaN: true }));
const size = fc.oneof(fc.integer({ min: 1, max: 600 }), fc.double({ min: 0.001, max: 600, noNaN: true }));
const className = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => text.replaceAll(/[\u0000-\u001f\u007f]/g, '').trim())
  .filter((text) => text !== '' && !/\p{Surrogate}/u.test(text));
const fileName = fc
  .tuple(className, fc.constantFrom('.jpg', '.png', '.tar.jpg', ''))
  .map(([stem, ending]) => stem.replaceAll(/[/\\.:]/g, '_') + ending);

/** A ring that is no line: three corners of a box, then anything. */
const ring = fc
  .tuple(coordinate, coordinate, size, size, fc.array(fc.tuple(coordinate, coordinate), { maxLength: 12 }))
  .map(([x, y, width, height, more]) => [x, y, x + width, y, x + width, y + height, ...more.flat()])
  .filter((points) => points[0] !== points.at(-2) || points[1] !== points.at(-1));

const angle = fc.oneof(
  fc.constantFrom(0, 15, 90, 270),
  fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true }),
);

const geometry = fc.oneof(
  fc.record({ type: fc.constant('box' as const), x: coordinate, y: coordinate, width: size, height: size }),
  fc.record({
    type: fc.constant('polygon' as const),
    parts: fc.array(
      ring.map((outline) => [outline]),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  fc.record({
    type: fc.constant('rotated-box' as const),
    cx: coordinate,
    cy: coordinate,
    width: size,
    height: size,
    angle,
  }),
  fc.record({
    type: fc.constant('polyline' as const),
    points: fc
      .array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 8 })
      .map((vertices) => vertices.flat()),
  }),
  fc.record({
    type: fc.constant('ellipse' as const),
    cx: coordinate,
    cy: coordinate,
    width: size,
    height: size,
    angle,
  }),
  fc
    .record({ cx: coordinate, cy: coordinate, width: size, angle })
    .map((circle) => ({ ...circle, type: 'ellipse' as const, height: circle.width })),
  fc.record({ type: fc.constant('point' as const), x: coordinate, y: coordinate }),
  fc
    .tuple(arbitraryMask(20, 12), fc.integer({ min: -9, max: 639 }), fc.integer({ min: -9, max: 479 }))
    .map(([mask, x, y]) => ({ ...mask, x, y })),
);

const word = fc.stringMatching(/^[a-z가-힣]{1,6}$/);

/** Answers as projects give them; a name such as `__proto__` is nobody's attribute, but must not break anything either. */
const attributes = fc.option(
  fc.dictionary(word, fc.oneof(fc.boolean(), fc.integer(), word, fc.array(word, { minLength: 1, maxLength: 3 })), {
    minKeys: 1,
    maxKeys: 4,
    noNullPrototype: true,
  }),
  { nil: undefined },
);

const transcription = fc.option(
  fc.record(
    {
      text: fc.stringMatching(/^[ -~가-힣\n]{0,12}$/),
      language: fc.constantFrom('ko', 'en', 'zh-Hant'),
      legibility: fc.constantFrom('legible' as const, 'partly' as const, 'illegible' as const),
    },
    { requiredKeys: ['text', 'legibility'] },
  ),
  { nil: undefined },
);

const score = fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1, noNaN: true }));

/** What holds the objects of one image together: a few groups, and relations among them, some to what is not there. */
function linked(objects: readonly SourceObject[]): fc.Arbitrary<SourceObject[]> {
  const links = fc.record({
    group: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    relations: fc.option(
      fc.array(fc.record({ to: fc.constantFrom('0', '1', '2', '9'), name: word }), { minLength: 1, maxLength: 3 }),
      {
        nil: undefined,
      },
    ),
  });
  return fc
    .array(links, { minLength: objects.length, maxLength: objects.length })
    .map((all) => objects.map((object, index) => ({ ...object, key: String(index), ...all[index]! })));
}

const said = fc.option(fc.record({ words: fc.uniqueArray(word, { maxLength: 3 }), empty: fc.boolean() }), {
  nil: undefined,
});

/** Data sets without holes: any outlines, names in any script, pictures without labels. */
export const datasets = fc
  .tuple(
    fc.uniqueArray(className, { minLength: 1, maxLength: 5 }),
    fc.uniqueArray(
      fc.array(fileName, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
      { maxLength: 4 },
    ),
  )
  .chain(([classes, files]) =>
    fc.record({
      classes: fc.constant(classes),
      images: fc.tuple(...files.map((file) => said.map((one) => ({ ...image(file), ...(one ? { said: one } : {}) })))),
      objects: fc.array(
        fc
          .array(fc.record({ className: fc.constantFrom(...classes), geometry, score, attributes, transcription }), {
            maxLength: 5,
          })
          .chain(linked),
        {
          minLength: files.length,
          maxLength: files.length,
        },
      ),
    }),
  )
  .map(({ classes, images, objects }) => source(images, objects, classes));
