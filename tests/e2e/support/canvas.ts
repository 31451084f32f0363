import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { ImageDocument } from '@shared/contract/annotate';
import type { Preferences } from '@shared/contract/workstation';
import { launchPlumbline, type Workstation } from './launch';

const samples = resolve(import.meta.dirname, '../../../resources/sample/images');

export type Spot = readonly [x: number, y: number];

interface LooseApi {
  call(name: string, input: unknown): Promise<{ readonly value: unknown; readonly error?: unknown }>;
}

export interface CanvasOptions {
  /** Pictures of the sample project; the first is opened. */
  readonly pictures: readonly string[];
  readonly classes: readonly string[];
  readonly preferences?: Preferences;
}

/** A hand at the canvas of a fresh project, with real pointer and key events in the real window. */
export class CanvasHand {
  readonly workstation: Workstation;
  readonly page: Page;
  readonly folder: string;

  private constructor(workstation: Workstation, folder: string) {
    this.workstation = workstation;
    this.page = workstation.page;
    this.folder = folder;
  }

  static async open(name: string, options: CanvasOptions): Promise<CanvasHand> {
    const folder = await mkdtemp(join(tmpdir(), `plumbline ${name} `));
    const pictures = join(folder, 'pictures');
    for (const picture of options.pictures) await cp(join(samples, picture), join(pictures, picture));
    const preferences = options.preferences ?? { theme: 'dark', language: 'en' };
    const hand = new CanvasHand(await launchPlumbline({ preferences }), folder);
    await hand.call('projects.create', {
      path: join(folder, 'canvas.plumb'),
      name: 'Canvas',
      template: 'objects',
      classes: [...options.classes],
    });
    await hand.call('images.add', { paths: [pictures] });
    await hand.page.getByText(options.pictures[0]!, { exact: true }).dblclick();
    await expect(hand.canvas).toBeVisible();
    return hand;
  }

  async close(): Promise<void> {
    await this.workstation.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  get canvas(): Locator {
    return this.page.getByRole('application');
  }

  get objects(): Locator {
    return this.page.getByRole('list', { name: 'Objects' }).getByRole('listitem');
  }

  row(name: RegExp): Locator {
    return this.objects.getByRole('button', { name });
  }

  /** Asks the main process, as the window does. */
  async call(name: string, input: unknown): Promise<unknown> {
    const envelope = await this.page.evaluate(
      ([channel, question]) => (Reflect.get(window, 'plumbline') as LooseApi).call(channel, question),
      [name, input] as const,
    );
    expect(envelope.error, name).toBeUndefined();
    return envelope.value;
  }

  /** What the store holds of an image, named by a part of its path. */
  async stored(image: string): Promise<ImageDocument> {
    const filter = { text: image, class: null, state: 'all' };
    const [id] = (await this.call('images.ids', { filter, sort: 'path' })) as string[];
    return (await this.call('annotate.load', { image: id })) as ImageDocument;
  }

  /** In the order in which they were drawn. */
  async geometries(image = 'avenue'): Promise<ImageDocument['annotations'][number]['geometry'][]> {
    return (await this.stored(image)).annotations.map(({ geometry }) => geometry);
  }

  /** A place on the canvas, in parts of its width and height; wheel events come at whole pixels, moves need not. */
  async at(right: number, down: number): Promise<Spot> {
    const { x, y, width, height } = (await this.canvas.boundingBox())!;
    return [Math.round(x + width * right), Math.round(y + height * down)];
  }

  async click(right: number, down: number): Promise<void> {
    await this.page.mouse.click(...(await this.at(right, down)));
  }

  async drag(from: Spot, to: Spot): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(...from);
    await mouse.down();
    await mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 3 });
    await mouse.move(...to, { steps: 3 });
    await mouse.up();
  }

  async press(key: string, times = 1): Promise<void> {
    for (let time = 0; time < times; time++) await this.page.keyboard.press(key);
  }
}
