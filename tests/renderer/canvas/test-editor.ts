import { documentOf, type EditorDocument } from '@renderer/canvas/editor/document';
import { applyOperations } from '@renderer/canvas/editor/apply';
import { createEditor, type Editor } from '@renderer/canvas/editor/editor';
import type { AnnotationShape, Shape } from '@renderer/canvas/editor/shape';
import { toScreen } from '@renderer/canvas/editor/viewport';
import { previewOf, type ToolName } from '@renderer/canvas/tools/active-tool';
import type { PromptAnswer, ShapePrompt } from '@renderer/canvas/tools/prompt/prompt';
import type { Pixels } from '@renderer/canvas/tools/pixels/pixels';
import { LiveWire } from '@renderer/canvas/tools/scissors/live-wire';
import type { Modifiers, PointerEventType, Preview } from '@renderer/canvas/tools/tool';
import { alike } from '@renderer/canvas/tools/wand/alike';
import type { EditLabel, ImageDocument, Operation } from '@shared/contract/annotate';
import type { Geometry } from '@shared/geometry/geometry';
import { maskFromShape } from '@shared/geometry/mask/rasterise';
import type { AnnotationId, ClassId, ImageId, MemberId, PredictionId } from '@shared/model/ids';
import { arbitraryTemplate } from '@tests/support/skeletons';

export const WIDTH = 400;
export const HEIGHT = 300;

/** A readable id: the number is its last digits. */
export function idOf(number: number): string {
  return `0192f0c1-2b3c-7def-8123-${String(number).padStart(12, '0')}`;
}

export const classA = idOf(900) as ClassId;
export const classB = idOf(901) as ClassId;
const member = idOf(800) as MemberId;

export function imageWith(geometries: readonly Geometry[], suggested: readonly Geometry[] = []): ImageDocument {
  return {
    image: {
      id: idOf(700) as ImageId,
      path: 'street/one.jpg',
      width: WIDTH,
      height: HEIGHT,
      format: 'jpeg',
      annotations: geometries.length,
      pendingPredictions: suggested.length,
      missing: false,
    },
    relations: [],
    annotations: geometries.map((geometry, index) => ({
      id: idOf(index + 1) as AnnotationId,
      class: classA,
      author: member,
      geometry: mutable(geometry),
      source: { type: 'drawn' },
    })),
    predictions: suggested.map((geometry, index) => ({
      id: idOf(500 + index) as PredictionId,
      class: classA,
      geometry: mutable(geometry),
      score: 0.9 - index * 0.1,
      model: 'detector@1',
      threshold: 0.35,
      decision: 'pending',
    })),
    history: { undo: null, redo: null, depth: 0 },
    revision: 1,
  };
}

/** The contract's type is mutable because zod infers it so. */
function mutable(geometry: Geometry): ImageDocument['annotations'][number]['geometry'] {
  return structuredClone(geometry) as ImageDocument['annotations'][number]['geometry'];
}

interface Commit {
  readonly label: EditLabel;
  readonly operations: readonly Operation[];
}

/** A picture of grey squares, a quarter of the size of the image. */
export function chequered(): Pixels {
  const [width, height] = [WIDTH / 4, HEIGHT / 4];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at++) {
    const grey = (Math.floor((at % width) / 20) + Math.floor(at / width / 20)) % 2 === 0 ? 60 : 180;
    data.fill(grey, at * 4, at * 4 + 3);
  }
  return { data, width, height, place: { minX: 0, minY: 0, maxX: WIDTH, maxY: HEIGHT } };
}

/** What a model might see: a square round what was pointed at. */
function squareOf({ points, box }: ShapePrompt): PromptAnswer {
  const { x, y } = points.at(-1) ?? box!;
  const geometry = maskFromShape({ type: 'box', x: Math.floor(x) - 4, y: Math.floor(y) - 4, width: 8, height: 8 });
  return { geometry, model: 'square@1', score: 0.9, threshold: 0.5 };
}

/** Drives an editor in the words of a person: points are image pixels, at 100 % they are screen pixels too. */
export class TestEditor {
  readonly editor: Editor;
  readonly commits: Commit[] = [];
  readonly notices: string[] = [];
  readonly unnamed: Geometry[] = [];
  readonly prompts: ShapePrompt[] = [];
  readonly #asked: (() => void)[] = [];
  #ids = 100;

  constructor(image: ImageDocument, scale = 1) {
    this.editor = createEditor(documentOf(image), {
      newId: () => idOf(this.#ids++) as AnnotationId,
      commit: (label, operations) => {
        this.commits.push({ label, operations });
        this.editor.setDocument(applyOperations(this.document, operations));
      },
      classNeeded: (geometry) => this.unnamed.push(geometry),
      notice: (code) => this.notices.push(code),
      prompt: (prompt) => {
        this.prompts.push(prompt);
        this.#asked.push(() => this.editor.dispatch({ type: 'prompted', prompt, answer: squareOf(prompt) }));
      },
    });
    this.editor.store.setState({
      activeClass: classA,
      templates: new Map([[arbitraryTemplate.id, arbitraryTemplate]]),
      viewport: { scale, x: 0, y: 0, width: WIDTH * scale, height: HEIGHT * scale },
    });
  }

  /** From now on tools may ask about a picture, and are answered only when the test says so, as by models. */
  putPictureFarAway(pixels = chequered()): this {
    const wire = new LiveWire(pixels);
    this.editor.store.setState({
      lookAt: (question, _view, answer) => {
        this.#asked.push(() =>
          answer(
            question.kind === 'alike'
              ? { kind: 'alike', question, mask: alike(pixels, question.point, question.settings) }
              : { kind: 'trace', question, points: wire.trace(question.from, question.to) },
          ),
        );
      },
    });
    return this;
  }

  get unanswered(): number {
    return this.#asked.length;
  }

  /** Lets the oldest question be answered, if there is one. */
  answerOne(): this {
    this.#asked.shift()?.();
    return this;
  }

  answerAll(): this {
    while (this.unanswered > 0) this.answerOne();
    return this;
  }

  get document(): EditorDocument {
    return this.editor.store.getState().document;
  }

  get state(): string {
    const { active } = this.editor.store.getState();
    return `${active.name}.${active.state.name}`;
  }

  get preview(): Preview {
    return previewOf(this.editor.store.getState().active);
  }

  get draft(): Geometry | null {
    return this.preview.draft;
  }

  get selected(): number[] {
    return [...this.editor.store.getState().selection].map((id) => Number(id.slice(-12)));
  }

  get labels(): EditLabel[] {
    return this.commits.map(({ label }) => label);
  }

  shape(number: number): Shape {
    const shape = this.document.shapes.get(idOf(number) as AnnotationId);
    if (shape === undefined) throw new Error(`There is no shape ${number}`);
    return shape;
  }

  get annotations(): AnnotationShape[] {
    return [...this.document.shapes.values()].filter((shape) => shape.kind === 'annotation');
  }

  tool(name: ToolName): this {
    this.editor.setTool(name);
    return this;
  }

  down(x: number, y: number, modifiers: Partial<Modifiers> = {}, clicks = 1): this {
    return this.#pointer('pointer-down', x, y, modifiers, clicks);
  }

  move(x: number, y: number, modifiers: Partial<Modifiers> = {}): this {
    return this.#pointer('pointer-move', x, y, modifiers, 1);
  }

  up(x: number, y: number, modifiers: Partial<Modifiers> = {}): this {
    return this.#pointer('pointer-up', x, y, modifiers, 1);
  }

  click(x: number, y: number, modifiers: Partial<Modifiers> = {}, clicks = 1): this {
    return this.move(x, y, modifiers).down(x, y, modifiers, clicks).up(x, y, modifiers);
  }

  doubleClick(x: number, y: number): this {
    return this.click(x, y).down(x, y, {}, 2).up(x, y);
  }

  drag(from: readonly [number, number], to: readonly [number, number], modifiers: Partial<Modifiers> = {}): this {
    const [middleX, middleY] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    return this.move(...from)
      .down(...from, modifiers)
      .move(middleX, middleY, modifiers)
      .move(...to, modifiers)
      .up(...to, modifiers);
  }

  #pointer(type: PointerEventType, x: number, y: number, modifiers: Partial<Modifiers>, clicks: number): this {
    const screen = toScreen(this.editor.store.getState().viewport, { x, y });
    const held = { shift: false, alt: false, mod: false, ...modifiers };
    this.editor.dispatch({ type, point: { x, y }, screen, clicks, modifiers: held });
    return this;
  }

  send(type: 'cancel' | 'complete' | 'interrupt' | 'back' | 'delete' | 'flip'): this {
    this.editor.dispatch({ type });
    return this;
  }

  /** The model says what it makes of a prompt; by default of the last one. */
  prompted(answer: PromptAnswer | null, prompt = this.prompts.at(-1)): this {
    if (prompt) this.editor.dispatch({ type: 'prompted', prompt, answer });
    return this;
  }

  /** Goes on drawing the outline of a shape from one of its vertices. */
  resume(number: number, index: number): this {
    const id = idOf(number) as AnnotationId;
    this.editor.dispatch({ type: 'resume', id, ref: { part: 0, ring: 0, index } });
    return this;
  }

  select(...numbers: number[]): this {
    this.editor.select(numbers.map((number) => idOf(number) as AnnotationId));
    return this;
  }

  turn(degrees: number): this {
    this.editor.dispatch({ type: 'turn', degrees });
    return this;
  }

  grow(across: number, down: number): this {
    this.editor.dispatch({ type: 'grow', across, down });
    return this;
  }

  vertex(go: 'next' | 'previous' | 'insert' | 'visibility' | 'swap'): this {
    this.editor.dispatch({ type: 'vertex', go });
    return this;
  }

  nudge(dx: number, dy: number): this {
    this.editor.dispatch({ type: 'nudge', dx, dy });
    return this;
  }
}
