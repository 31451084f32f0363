import type { Bounds } from '@shared/geometry/coordinate';
import { boundsContain, boundsTouch, growBounds, unionBounds } from '@shared/geometry/extent';
import type { DocumentDelta } from '../../editor/delta';
import type { Editor } from '../../editor/editor';
import { isVisible } from '../../editor/editor-state';
import type { Shape, ShapeId } from '../../editor/shape';
import { compareStack } from '../../editor/stack';
import { toImage, visibleBounds, type Viewport } from '../../editor/viewport';
import { changedBounds, tiledPixels } from '@shared/geometry/mask/tiles';
import type { Stroke } from '../../tools/brush/stroke';
import type { Picture } from '../picture/picture';
import { paintAhead, paintUnder, planOf, type Ahead } from './ahead';
import { changedBoxes, onScreen, type Label } from './labels';
import { paintOnTop, paintView, repaintPart } from './paint-view';
import { paintedShapes, type Scene } from './scene';
import { sceneLabels } from './scene-labels';
import { runInSlices } from './slices';
import { coveredBounds, createSurface, fitSurface, placeSurface, type Surface } from './surface';
import type { CanvasTheme } from './theme';

/** The view is painted sharp this many milliseconds after it stopped moving. */
const REST = 80;

/** Milliseconds of painting between two looks at the input: at rest, and while the view moves. */
const SLICE_AT_REST = 16;
const SLICE_IN_MOTION = 6;

/** The same while there is nothing to see yet: nobody points at what is not there. */
const SLICE_AT_FIRST = 40;

/**
 * Shapes are shown with their picture; but they wait for it no longer than this many milliseconds, in case it is slow or
 * missing.
 */
const PATIENCE = 250;

/** A dirty box with more shapes than this is left to a repaint in slices. */
const MOST_AT_ONCE = 1_500;

/** Painted of the shapes before anything is known of their picture. */
const nothing = { labels: [], hairline: false } as const;

/** CSS pixels that lines and marks reach beyond the bounds of their shape, rounded up. */
const REACH = 8;

/**
 * The painted layer: the image and every shape that is not in the hand. While the view moves, what is painted is moved
 * by the compositor; when it rests, or leaves what is painted, the view is painted on a second canvas in slices, and
 * the two change places.
 */
export class Plane {
  readonly #host: HTMLElement;
  readonly #editor: Editor;
  readonly #pixelRatio: () => number;
  #front: Surface;
  #back: Surface;
  #picture: Picture | null = null;
  /** Whether there is a picture, or that one is awaited. */
  #told = false;
  #theme: CanvasTheme;
  #lifted: ReadonlySet<ShapeId> = new Set();
  #work: readonly Bounds[] = [];
  /** Those on the front surface. */
  #labels: readonly Label[] = [];
  #stroke: Stroke | null = null;
  #job: { readonly viewport: Viewport; cancel: () => void } | null = null;
  #stale = true;
  #rest: ReturnType<typeof setTimeout> | null = null;
  /** Runs while shapes wait for the picture. */
  #patience: ReturnType<typeof setTimeout> | null = null;
  /** The shapes of the view, for the picture that is on its way. */
  #ahead: { readonly painted: Ahead; readonly cancel: () => void } | null = null;
  #frame: number | null = null;
  #hairline = false;
  #endTiles: (() => void) | null = null;
  /** Parts of the image that tiles have come for since the last frame. */
  #came: Bounds[] = [];

  constructor(host: HTMLElement, editor: Editor, theme: CanvasTheme, pixelRatio: () => number) {
    this.#host = host;
    this.#editor = editor;
    this.#theme = theme;
    this.#pixelRatio = pixelRatio;
    this.#front = createSurface(host);
    this.#back = createSurface(host);
  }

  setPicture(picture: Picture | null): void {
    if (picture === this.#picture && this.#told) return;
    this.#told = true;
    this.#endTiles?.();
    this.#endTiles = picture?.type === 'tiled' ? picture.onTile((part) => this.#tileCame(part)) : null;
    this.#picture = picture;
    if (this.#patience !== null) clearTimeout(this.#patience);
    this.#patience = picture === null ? setTimeout(() => this.#showWithout(), PATIENCE) : null;
    // What is half painted lies on the ground of the picture before.
    this.#drop();
    this.#paintSoon();
  }

  #showWithout(): void {
    this.#patience = null;
    this.#paintSoon();
  }

  setTheme(theme: CanvasTheme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.repaint();
  }

  /** The view moved: follow at once, and paint when it rests. */
  moveTo(viewport: Viewport): void {
    if (viewport.width <= 0 || viewport.height <= 0) return;
    this.#dropAhead();
    const { painted } = this.#front;
    if (painted === null || painted.width !== viewport.width || painted.height !== viewport.height) {
      return this.repaint();
    }
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      placeSurface(this.#front, this.#editor.store.getState().viewport);
    });
    if (this.#rest !== null) clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#settle(), REST);
    if (this.#job === null && !this.#covers(viewport)) this.#start(SLICE_IN_MOTION);
  }

  /** Everything may look different: paint all of it. */
  repaint(): void {
    this.#dropAhead();
    this.#paintSoon();
  }

  #paintSoon(): void {
    this.#stale = true;
    if (this.#job === null) this.#start(SLICE_AT_REST);
  }

  /** Shapes that the overlay draws while they are being changed are taken off the plane, and put back after. */
  lift(ids: ReadonlySet<ShapeId>): void {
    const { shapes } = this.#editor.store.getState().document;
    const changed: Bounds[] = [];
    for (const id of ids) if (!this.#lifted.has(id) && shapes.has(id)) changed.push(shapes.get(id)!.bounds);
    for (const id of this.#lifted) if (!ids.has(id) && shapes.has(id)) changed.push(shapes.get(id)!.bounds);
    this.#lifted = ids;
    this.#repaintParts(changed);
  }

  /** The pixels that are being painted, or none any more. */
  setStroke(stroke: Stroke | null): void {
    const before = this.#stroke;
    if (stroke === before) return;
    this.#stroke = stroke;
    const one = before?.pixels ?? tiledPixels(stroke!.pixels.base);
    const other = stroke?.pixels ?? tiledPixels(one.base);
    const changed = changedBounds(one, other);
    if (changed !== null) this.#repaintParts([changed]);
  }

  documentChanged(delta: DocumentDelta): void {
    this.#dropAhead();
    const scene = this.#scene();
    const onlyAdded = delta.removed.length === 0 && delta.updated.length === 0;
    const few = delta.added.length <= MOST_AT_ONCE;
    if (onlyAdded && few && scene.state.looks.labels !== 'all' && this.#areOnTop(delta.added)) {
      const shown = delta.added.filter((shape) => isVisible(scene.state, shape) && !this.#lifted.has(shape.id));
      paintOnTop(this.#front, scene, shown, this.#hairline);
      if (this.#job !== null) this.#stale = true;
      return;
    }
    const updated = delta.updated.flatMap(({ before, after }) => [before.bounds, after.bounds]);
    this.#repaintParts([...delta.added, ...delta.removed].map((shape) => shape.bounds).concat(updated));
  }

  /**
   * The hand is at work elsewhere, in image pixels: names make room for it. While a gesture runs, only those that are in
   * its way go; when it is over, all find their places anew.
   */
  setWork(work: readonly Bounds[], running: boolean): void {
    this.#work = work;
    const { painted } = this.#front;
    if (painted === null) return;
    const seen = work.map((bounds) => onScreen(bounds, painted));
    const inTheWay = () => this.#labels.some(({ box }) => seen.some((one) => boundsTouch(one, box)));
    if (!running || inTheWay()) this.#repaintParts([]);
  }

  /** What is new lies above all that it touches, unless it was there before or others were brought to the front. */
  #areOnTop(added: readonly Shape[]): boolean {
    const fresh = new Set(added);
    return added.every((shape) =>
      this.#editor.index.search(shape.bounds).every((other) => fresh.has(other) || compareStack(other, shape) < 0),
    );
  }

  dispose(): void {
    this.#endTiles?.();
    this.#job?.cancel();
    this.#dropAhead();
    if (this.#rest !== null) clearTimeout(this.#rest);
    if (this.#patience !== null) clearTimeout(this.#patience);
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#front.canvas.remove();
    this.#back.canvas.remove();
  }

  /** Many come at once: they are painted together, in the next frame. */
  #tileCame(part: Bounds): void {
    this.#came.push(part);
    if (this.#came.length > 1) return;
    requestAnimationFrame(() => {
      const parts = this.#came;
      this.#came = [];
      if (this.#endTiles !== null) this.#repaintParts(parts);
    });
  }

  #scene(): Scene {
    return {
      state: this.#editor.store.getState(),
      index: this.#editor.index,
      picture: this.#picture,
      theme: this.#theme,
      lifted: this.#stroke?.target ? new Set([...this.#lifted, this.#stroke.target.id]) : this.#lifted,
      stroke: this.#stroke,
      work: this.#work,
    };
  }

  #covers(viewport: Viewport): boolean {
    const { painted } = this.#front;
    if (painted === null) return false;
    const { width, height } = this.#editor.store.getState().document;
    const view = visibleBounds(viewport);
    // Outside the image there is nothing to paint.
    const seen = {
      minX: Math.max(0, view.minX),
      minY: Math.max(0, view.minY),
      maxX: Math.min(width, view.maxX),
      maxY: Math.min(height, view.maxY),
    };
    return boundsContain(coveredBounds(this.#front, painted), seen);
  }

  /** The view rests: paint it sharp unless it is. */
  #settle(): void {
    this.#rest = null;
    const { viewport } = this.#editor.store.getState();
    if (this.#job !== null && this.#job.viewport.scale !== viewport.scale) this.#drop();
    const { painted } = this.#front;
    const sharp = painted !== null && painted.scale === viewport.scale && this.#covers(viewport);
    if (this.#job === null && (!sharp || this.#stale)) this.#start(SLICE_AT_REST);
  }

  #drop(): void {
    this.#job?.cancel();
    this.#job = null;
  }

  #start(budget: number): void {
    const { viewport } = this.#editor.store.getState();
    if (viewport.width <= 0 || viewport.height <= 0) return;
    const surface = this.#back;
    fitSurface(surface, viewport, this.#pixelRatio());
    this.#stale = false;
    const scene = this.#scene();
    const ahead = this.#patience === null ? this.#aheadFor(viewport) : null;
    const plan = ahead === null && this.#patience === null ? planOf(scene, surface, viewport) : null;
    const { labels, hairline } = ahead ?? plan ?? nothing;
    const job = { viewport, cancel: () => {} };
    this.#job = job;
    this.#host.ariaBusy = 'true';
    const work = ahead
      ? paintUnder(surface, scene, viewport, ahead)
      : paintView(surface, scene, viewport, plan?.shapes ?? [], labels, hairline);
    job.cancel = runInSlices(work, this.#front.painted === null ? SLICE_AT_FIRST : budget, () => {
      this.#hairline = hairline;
      this.#labels = labels;
      if (scene.picture !== null) this.#dropAhead();
      this.#show(surface, viewport);
    });
  }

  /** Begins with the shapes while their picture is on its way. */
  #beginAhead(viewport: Viewport): void {
    this.#dropAhead();
    const painted = paintAhead(this.#host, this.#scene(), viewport, this.#pixelRatio());
    this.#ahead = { painted, cancel: runInSlices(painted.rest, SLICE_AT_FIRST, () => {}) };
  }

  /** What is left of it is painted by whoever takes it. */
  #aheadFor(viewport: Viewport): Ahead | null {
    if (this.#ahead === null || this.#ahead.painted.viewport !== viewport) return null;
    this.#ahead.cancel();
    return this.#ahead.painted;
  }

  #dropAhead(): void {
    this.#ahead?.cancel();
    this.#ahead?.painted.surface.canvas.remove();
    this.#ahead = null;
  }

  /** The back surface is done: it becomes the front. */
  #show(surface: Surface, viewport: Viewport): void {
    this.#job = null;
    surface.painted = viewport;
    this.#back = this.#front;
    this.#front = surface;
    const state = this.#editor.store.getState();
    placeSurface(surface, state.viewport);
    surface.canvas.style.visibility = 'visible';
    this.#back.canvas.style.visibility = 'hidden';
    if (this.#stale) return this.#start(SLICE_AT_REST);
    if (this.#rest === null && state.viewport !== viewport) this.#settle();
    if (this.#job !== null) return;
    if (this.#patience === null) this.#host.ariaBusy = 'false';
    else if (this.#ahead === null) this.#beginAhead(viewport);
  }

  #repaintParts(all: readonly Bounds[]): void {
    this.#dropAhead();
    const { painted } = this.#front;
    if (painted === null) return;
    if (this.#job !== null) this.#stale = true;
    const scene = this.#scene();
    const covered = coveredBounds(this.#front, painted);
    const reach = REACH / painted.scale;
    const parts = [...all.map((bounds) => growBounds(bounds, reach)), ...this.#relabel(scene, painted, covered)].filter(
      (bounds) => boundsTouch(bounds, covered),
    );
    const merged = parts.length > 8 ? [unionBounds(parts)!] : parts;
    const work = merged.map((part) => ({ part, shapes: paintedShapes(scene, growBounds(part, reach)) }));
    if (work.reduce((sum, { shapes }) => sum + shapes.length, 0) > MOST_AT_ONCE) return this.repaint();
    for (const { part, shapes } of work) repaintPart(this.#front, scene, part, shapes, this.#labels, this.#hairline);
  }

  /** Places the names anew; the result is where some came or went, in image pixels. */
  #relabel(scene: Scene, painted: Viewport, covered: Bounds): Bounds[] {
    if (scene.state.looks.labels !== 'all' && this.#labels.length === 0) return [];
    const before = this.#labels;
    this.#labels = sceneLabels(scene, this.#front, painted, paintedShapes(scene, covered));
    return changedBoxes(before, this.#labels).map((box) => {
      const from = toImage(painted, { x: box.minX - 1, y: box.minY - 1 });
      const to = toImage(painted, { x: box.maxX + 1, y: box.maxY + 1 });
      return { minX: from.x, minY: from.y, maxX: to.x, maxY: to.y };
    });
  }
}
