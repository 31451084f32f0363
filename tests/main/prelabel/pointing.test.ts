import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boundsOf } from '@shared/geometry/operations';
import { assertExists } from '@shared/lib/assert';
import { sharp } from '@main/images/sharp';
import { addPart } from '@main/prelabel/add-part';
import { installModel } from '@main/prelabel/install-model';
import { openPromptSession, type Prompt, type PromptSession } from '@main/prelabel/prompt-session';
import { inspectModel } from '@main/prelabel/recognise/inspect-model';
import { recogniseModel } from '@main/prelabel/recognise/recognise-model';
import { discRadius, writePointingModel } from '@tests/support/pointing-model';
import { temporaryFolder } from '@tests/support/temporary-store';

const [WIDTH, HEIGHT] = [640, 480];
const radius = discRadius * WIDTH;

let session: PromptSession;
let path: string;

beforeEach(async () => {
  const folder = temporaryFolder();
  const { encoder, decoder } = await writePointingModel(folder);
  const { card } = recogniseModel(await inspectModel(encoder));
  const whole = await addPart(
    assertExists(card, 'it has the names of SAM'),
    'decoder',
    decoder,
    await inspectModel(decoder),
  );
  session = await openPromptSession(
    await installModel(join(folder, 'models'), { model: encoder, parts: { decoder } }, whole),
  );
  path = await picture('#404040');
});

afterEach(() => session.close());

async function picture(background: string): Promise<string> {
  const file = join(temporaryFolder(), 'picture.png');
  await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background } }).toFile(file);
  return file;
}

async function bounds(prompt: Prompt): Promise<number[]> {
  const { geometry } = await session.answer(path, prompt);
  const { minX, minY, maxX, maxY } = boundsOf(assertExists(geometry, 'something is pointed at'));
  return [minX, minY, maxX, maxY];
}

const inside = (x: number, y: number) => ({ x, y, isInside: true });

/** Half a place of the mask and a pixel. */
const nearly = (expected: readonly number[]) => expected.map((value) => expect.closeTo(value, -1.1) as number);

describe('what is pointed at in a picture that is wider than high', () => {
  it('is outlined where the point lies, in pixels of the image', async () => {
    expect(await bounds({ points: [inside(400, 200)], box: null })).toEqual(
      nearly([400 - radius, 200 - radius, 400 + radius, 200 + radius]),
    );
  });

  it('grows with a second point', async () => {
    expect(await bounds({ points: [inside(200, 200), inside(320, 200)], box: null })).toEqual(
      nearly([200 - radius, 200 - radius, 320 + radius, 200 + radius]),
    );
  });

  it('loses what lies at a point that does not belong to it', async () => {
    const points = [inside(200, 200), inside(320, 200), { x: 400, y: 200, isInside: false }];
    const [, , right] = await bounds({ points, box: null });
    expect(right).toBeLessThan(320 + radius - 50);
  });

  it('fills a box', async () => {
    expect(await bounds({ points: [], box: { x: 100, y: 60, width: 300, height: 200 } })).toEqual(
      nearly([100, 60, 400, 260]),
    );
  });

  it('is the surer the brighter the picture is, for that is how the model sees it', async () => {
    const dark = await session.answer(path, { points: [inside(400, 200)], box: null });
    const bright = await session.answer(await picture('#e0e0e0'), { points: [inside(400, 200)], box: null });
    expect(bright.score).toBeGreaterThan(dark.score);
  });
});
