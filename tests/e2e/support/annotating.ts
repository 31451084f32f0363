import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import type { ImageDocument } from '@shared/contract/annotate';
import { launchPlumbline, type LaunchOptions, type Workstation } from './launch';

const sample = resolve(import.meta.dirname, '../../../resources/sample/images');

interface LooseApi {
  call(name: string, input: unknown): Promise<{ readonly value: unknown }>;
}

type Point = readonly [number, number];
type Colour = readonly [number, number, number];

/** A workstation with some pictures of the sample in a project of its own, and the first of them on the canvas. */
export class Annotating {
  private constructor(
    readonly workstation: Workstation,
    readonly folder: string,
  ) {}

  static async begin(pictures: readonly string[], options: LaunchOptions = {}): Promise<Annotating> {
    const folder = await mkdtemp(join(tmpdir(), 'plumbline 보기 '));
    for (const name of pictures) await cp(join(sample, name), join(folder, 'pictures', name));
    const workstation = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' }, ...options });
    const begun = new Annotating(workstation, folder);
    await begun.call('projects.create', {
      path: join(folder, 'view.plumb'),
      name: 'View',
      template: 'objects',
      classes: ['car', 'tree', 'house'],
    });
    if (pictures.length > 0) await begun.open([join(folder, 'pictures')], pictures[0]!);
    return begun;
  }

  async open(paths: readonly string[], name: string): Promise<void> {
    await this.call('images.add', { paths });
    await this.page.getByText(name, { exact: true }).dblclick();
    await expect(this.canvas).toBeVisible();
  }

  async end(): Promise<void> {
    await this.workstation.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  get page(): Page {
    return this.workstation.page;
  }

  get canvas(): Locator {
    return this.page.getByRole('application');
  }

  get objects(): Locator {
    return this.page.getByRole('list', { name: 'Objects' }).getByRole('listitem');
  }

  async call(name: string, input: unknown): Promise<unknown> {
    return this.page.evaluate(
      async ([channel, question]) => {
        const api = Reflect.get(window, 'plumbline') as LooseApi;
        return (await api.call(channel, question)).value;
      },
      [name, input] as const,
    );
  }

  async stored(name: string): Promise<ImageDocument> {
    const [image] = (await this.call('images.ids', {
      filter: { text: name, class: null, state: 'all' },
      sort: 'path',
    })) as string[];
    return (await this.call('annotate.load', { image })) as ImageDocument;
  }

  /** A place on the canvas in parts of its size. */
  async at(right: number, down: number): Promise<Point> {
    const { x, y, width, height } = (await this.canvas.boundingBox())!;
    return [Math.round(x + width * right), Math.round(y + height * down)];
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.page.mouse.move(...from);
    await this.page.mouse.down();
    await this.page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 3 });
    await this.page.mouse.move(...to, { steps: 3 });
    await this.page.mouse.up();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** The colour that the window shows at a place, each part 0 to 255. */
  async colourAt(place: Point): Promise<Colour> {
    return (await this.coloursAlong(place, 1))[0]!;
  }

  /** The same for some pixels in a row. */
  async coloursAlong([x, y]: Point, count: number): Promise<readonly Colour[]> {
    const png = await this.page.screenshot({ clip: { x, y, width: count, height: 1 } });
    const values = await sharp(png).removeAlpha().raw().toBuffer();
    return Array.from({ length: count }, (_, at) => [values[at * 3]!, values[at * 3 + 1]!, values[at * 3 + 2]!]);
  }
}
