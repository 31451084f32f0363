import { drawing, photograph, recolour, stacked } from '../layer.mjs';
import { litFrom, shadowOf, throughCamera } from '../light.mjs';
import { cloud } from '../noise.mjs';
import { inPerspective } from '../perspective.mjs';

const width = 1280;
const height = 860;
const size = { width, height };

const board = `
  <defs><linearGradient id="paint" x1="0" y1="0" x2="0.3" y2="1">
    <stop offset="0" stop-color="#2c5a4a"/><stop offset="1" stop-color="#173a30"/></linearGradient></defs>
  <rect width="1000" height="560" rx="34" fill="#0f2b23"/>
  <rect x="6" y="6" width="988" height="548" rx="30" fill="url(#paint)"/>
  <rect x="30" y="30" width="940" height="500" rx="18" fill="none" stroke="#e9d8ae" stroke-width="5"/>
  <rect x="42" y="42" width="916" height="476" rx="12" fill="none" stroke="#e9d8ae" stroke-width="1.6"/>
  <g fill="#f0e2bd" text-anchor="middle">
    <path d="M 470 118 q 0 -40 30 -40 q 30 0 30 40 l 10 18 h -80 z M 491 142 a 9 9 0 0 0 18 0 z"/>
    <text x="500" y="262" font-family="Noto Serif CJK KR" font-weight="bold" font-size="122">Morning Bell</text>
    <text x="500" y="352" font-family="Roboto" font-weight="bold" font-size="48" letter-spacing="17">BAKERY &amp; COFFEE</text>
    <path d="M 200 392 h 240 M 560 392 h 240" stroke="#e9d8ae" stroke-width="2.5"/>
    <circle cx="500" cy="392" r="6"/>
    <text x="500" y="470" font-family="Noto Serif CJK KR" font-size="42">Bread from 6 a.m. · closed on Mondays</text>
  </g>
  ${[
    [64, 64],
    [936, 64],
    [64, 496],
    [936, 496],
  ]
    .map(
      ([x, y]) =>
        `<circle cx="${x}" cy="${y}" r="9" fill="#8d8a7c"/><path d="M ${x - 5} ${y + 4} l 10 -8" stroke="#3c3a33" stroke-width="2.5"/>`,
    )
    .join('')}`;

const quad = [
  [250, 196],
  [1046, 282],
  [1030, 672],
  [232, 690],
];

/** An enamelled board on a brick wall, seen from the left and below. */
export async function drawBakerySign({ brick }) {
  const wall = await photograph(brick, width, height, (picture) =>
    picture.rotate(90).extract({ left: 0, top: 90, width: 512, height: 344 }),
  );
  recolour(wall, ([value], x, y) => {
    const joint = Math.max(0, Math.min(1, (value - 108) / 50));
    const stain = 0.8 + 0.45 * cloud(x / 190, y / 120, 3) + 0.16 * (cloud(x / 3, y / 3, 5, 2) - 0.5);
    const baked = Math.min(value, 112);
    const clay = [baked * 1.55, baked * 0.84, baked * 0.66];
    const mortar = [value * 0.98, value * 0.92, value * 0.83];
    return clay.map((part, channel) => (part * (1 - joint) + mortar[channel] * joint) * stain);
  });
  const sign = inPerspective(await drawing(1000, 560, board), quad, size, {
    light: (u, v) => 1.12 - 0.22 * u - 0.16 * v,
  });
  const scene = await stacked(wall, { layer: await shadowOf(sign, [16, 24], 9, 0.62) }, { layer: sign });
  litFrom(scene, [520, 250], 760, 0.42, [1.2, 1.12, 0.98]);
  return throughCamera(scene, { vignette: 0.2, grain: 0.35, seed: 11 });
}
