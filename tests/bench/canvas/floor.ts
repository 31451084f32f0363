import type { BenchMode, BenchShape } from './bench-page';

// What this machine can do with two plain canvases and nothing around them: everything is drawn again whenever something
// changes, and moved by the compositor while the view moves.
interface Drawn extends BenchShape {
  readonly path: Path2D;
  readonly colour: string;
  readonly bounds: readonly [number, number, number, number];
}

const colours = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#0072b2', '#d55e00', '#cc79a7', '#b0b0b0'];
const REST = 80;
const [width, height] = [innerWidth, innerHeight];
const [ground, top] = [canvasContext(), canvasContext()];
let picture: ImageBitmap;
let shapes: Drawn[] = [];
let view = { scale: 1, x: 0, y: 0 };
let painted = view;
let mode: BenchMode = 'select';
let selected: Drawn | null = null;
let hovered: Drawn | null = null;
let draft: readonly [number, number, number, number] | null = null;
let drag: readonly [number, number] | null = null;
/** The place in its points of the vertex of the selected shape that is in the hand. */
let held: number | null = null;
let edits = 0;
let rest: ReturnType<typeof setTimeout> | undefined;

function canvasContext(): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  document.body.append(canvas);
  return canvas.getContext('2d')!;
}

function drawn(shape: BenchShape, index: number): Drawn {
  const path = new Path2D();
  const { points } = shape;
  let bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at]!, points[at + 1]!];
    path.lineTo(x, y);
    bounds = [Math.min(bounds[0], x), Math.min(bounds[1], y), Math.max(bounds[2], x), Math.max(bounds[3], y)];
  }
  path.closePath();
  return { ...shape, path, bounds, colour: colours[index % colours.length]! };
}

function paintAll(): void {
  painted = view;
  const { scale, x, y } = view;
  ground.canvas.style.transform = '';
  ground.setTransform(1, 0, 0, 1, 0, 0);
  ground.clearRect(0, 0, width, height);
  ground.setTransform(scale, 0, 0, scale, x, y);
  ground.drawImage(picture, 0, 0);
  ground.lineWidth = 1 / scale;
  for (const shape of shapes) {
    const [minX, minY, maxX, maxY] = shape.bounds;
    if (maxX * scale + x < 0 || minX * scale + x > width || maxY * scale + y < 0 || minY * scale + y > height) continue;
    ground.fillStyle = `${shape.colour}24`;
    ground.fill(shape.path);
    ground.strokeStyle = shape.colour;
    ground.stroke(shape.path);
  }
  paintTop();
}

function paintTop(): void {
  top.setTransform(1, 0, 0, 1, 0, 0);
  top.clearRect(0, 0, width, height);
  top.setTransform(view.scale, 0, 0, view.scale, view.x, view.y);
  top.lineWidth = 2 / view.scale;
  top.strokeStyle = '#ffffff';
  for (const shape of [selected, hovered]) if (shape) top.stroke(shape.path);
  if (draft) top.strokeRect(...draft);
}

function moved(): void {
  const ratio = view.scale / painted.scale;
  const [x, y] = [view.x - painted.x * ratio, view.y - painted.y * ratio];
  ground.canvas.style.transform = `translate(${x}px, ${y}px) scale(${ratio})`;
  paintTop();
  clearTimeout(rest);
  rest = setTimeout(paintAll, REST);
}

function at(event: MouseEvent): readonly [number, number] {
  return [(event.clientX - view.x) / view.scale, (event.clientY - view.y) / view.scale];
}

function hit(x: number, y: number): Drawn | null {
  const inBounds = ({ bounds }: Drawn) => x >= bounds[0] && x <= bounds[2] && y >= bounds[1] && y <= bounds[3];
  ground.setTransform(1, 0, 0, 1, 0, 0);
  return shapes.findLast((shape) => inBounds(shape) && ground.isPointInPath(shape.path, x, y)) ?? null;
}

function vertexAt(x: number, y: number): number | null {
  const points = selected?.points ?? [];
  for (let index = 0; index < points.length; index += 2) {
    if (Math.hypot(points[index]! - x, points[index + 1]! - y) * view.scale < 8) return index;
  }
  return null;
}

addEventListener('pointerdown', (event) => {
  const [x, y] = at(event);
  if (mode === 'rect') draft = [x, y, 0, 0];
  else if (mode === 'pan') drag = [event.clientX - view.x, event.clientY - view.y];
  else {
    held = vertexAt(x, y);
    if (held === null) selected = hit(x, y);
  }
  paintTop();
});

addEventListener('pointermove', (event) => {
  const [x, y] = at(event);
  if (drag) {
    view = { ...view, x: event.clientX - drag[0], y: event.clientY - drag[1] };
    return moved();
  }
  if (held !== null && selected) {
    const points = selected.points.with(held, x).with(held + 1, y);
    selected = drawn({ ...selected, points }, colours.indexOf(selected.colour));
  } else if (draft) draft = [draft[0], draft[1], x - draft[0], y - draft[1]];
  else {
    const under = hit(x, y);
    if (under === hovered) return;
    hovered = under;
  }
  paintTop();
});

addEventListener('pointerup', () => {
  drag = null;
  if (held !== null && selected) {
    const { id } = selected;
    shapes[shapes.findIndex((shape) => shape.id === id)] = selected;
    held = null;
    edits++;
    paintAll();
  }
  if (!draft) return;
  const [x, y, w, h] = draft;
  draft = null;
  const points = [x, y, x + w, y, x + w, y + h, x, y + h];
  shapes.push(drawn({ id: `new-${shapes.length}`, label: 'class0', points }, 0));
  paintAll();
});

addEventListener(
  'wheel',
  (event) => {
    event.preventDefault();
    const [x, y] = at(event);
    const scale = view.scale * Math.exp(-event.deltaY * 0.0015);
    view = { scale, x: event.clientX - x * scale, y: event.clientY - y * scale };
    moved();
  },
  { passive: false },
);

window.__bench = {
  name: 'floor',
  caps: { pan: { button: 'left' }, zoom: {}, draw: true, select: true },
  async load(input) {
    const image = new Image();
    image.src = input.imageUrl;
    await image.decode();
    picture = await createImageBitmap(image);
    shapes = input.shapes.map(drawn);
    const scale = Math.min(width / input.width, height / input.height);
    view = { scale, x: (width - input.width * scale) / 2, y: (height - input.height * scale) / 2 };
    paintAll();
    await new Promise(requestAnimationFrame);
  },
  count: () => shapes.length,
  edits: () => edits,
  vertex(id, index) {
    const { points } = shapes.find((shape) => shape.id === id)!;
    return [points[2 * index]!, points[2 * index + 1]!];
  },
  toClient: (x, y) => [x * view.scale + view.x, y * view.scale + view.y],
  selectedId: () => selected?.id ?? null,
  deselect() {
    selected = null;
    paintTop();
  },
  setMode(next) {
    mode = next;
  },
};
