import { blurred, drawing, photograph, recolour, stacked } from '../layer.mjs';
import { shadowOf, throughCamera } from '../light.mjs';
import { wood } from '../materials.mjs';
import { inPerspective } from '../perspective.mjs';

const width = 1120;
const height = 1120;
const size = { width, height };
const grain = { plank: 400, dark: [92, 70, 50], bright: [186, 156, 120] };

const boards = [
  {
    korean: '등대',
    english: 'Lighthouse',
    far: '1.2 km',
    right: true,
    nails: 408,
    quad: [
      [300, 300],
      [930, 268],
      [934, 412],
      [300, 436],
    ],
  },
  {
    korean: '옛 항구',
    english: 'Old Harbour',
    far: '0.8 km',
    right: false,
    nails: 588,
    quad: [
      [176, 500],
      [806, 462],
      [800, 604],
      [170, 646],
    ],
  },
  {
    korean: '전망대',
    english: 'Viewpoint',
    far: '350 m',
    right: true,
    nails: 374,
    quad: [
      [326, 690],
      [926, 668],
      [920, 806],
      [322, 820],
    ],
  },
];

/** A plank cut to an arrow, its letters burnt in: dark, with light on their lower edges. */
async function board({ korean, english, far, right, nails, quad }, seed) {
  const outline = right ? 'M 6 8 L 824 4 L 896 102 L 826 198 L 4 194 Z' : 'M 894 8 L 76 4 L 4 102 L 74 198 L 896 194 Z';
  const x = right ? 46 : 96;
  const letters = (
    fill,
  ) => `<g fill="${fill}"><text x="${x}" y="92" font-family="Noto Sans CJK KR" font-weight="bold" font-size="76">${korean}</text>
    <text x="${x + 2}" y="162" font-family="Roboto" font-weight="500" font-size="54">${english}</text>
    <text x="${x + 710}" y="134" font-family="Roboto" font-weight="bold" font-size="60" text-anchor="end">${far}</text></g>`;
  const plank = await stacked(
    wood(900, 200, { ...grain, seed }),
    {
      layer: await drawing(
        900,
        200,
        `<g transform="translate(1.6 2.4)" opacity="0.5">${letters('#f3e3c4')}</g><g opacity="0.9">${letters('#2a1c12')}</g>`,
      ),
    },
    {
      layer: await drawing(
        900,
        200,
        `<g fill="#57534c"><circle cx="${nails}" cy="34" r="8"/><circle cx="${nails + 16}" cy="166" r="8"/></g><g fill="#c9c4b8" opacity="0.6"><circle cx="${nails - 2}" cy="31" r="3"/><circle cx="${nails + 14}" cy="163" r="3"/></g>`,
      ),
    },
    { layer: await drawing(900, 200, `<path d="${outline}" fill="#000"/>`), blend: 'dest-in' },
  );
  return inPerspective(plank, quad, size, { light: (u, v) => 1.1 - 0.1 * u - 0.22 * v });
}

/** Three arrows on a post by the sea, small letters on busy grain. */
export async function drawTrailSign({ cliff }) {
  const sea = await blurred(await photograph(cliff, width, height), 3);
  const trunk = recolour(wood(1100, 120, { ...grain, plank: 130, seed: 3 }), (colour, x, y) =>
    colour.map((value) => value * (0.45 + 0.6 * Math.sin(((y + 8) / 136) * Math.PI))),
  );
  const post = inPerspective(
    trunk,
    [
      [640, 1180],
      [626, 150],
      [548, 150],
      [548, 1180],
    ],
    size,
  );
  const planks = await Promise.all(boards.map((one, index) => board(one, 60 + index * 7)));
  const shadows = await Promise.all(planks.map((plank) => shadowOf(plank, [5, 14], 6, 0.6)));
  const shaded = await stacked(post, ...shadows.map((layer) => ({ layer, blend: 'atop' })));
  const scene = await stacked(sea, { layer: shaded }, ...planks.map((layer) => ({ layer })));
  return throughCamera(scene, { vignette: 0.22, grain: 0.3, seed: 67 });
}
