import { blurred, drawing, painted, stacked } from '../layer.mjs';
import { shadowOf, throughCamera } from '../light.mjs';
import { cloud } from '../noise.mjs';
import { inPerspective } from '../perspective.mjs';

const width = 1120;
const height = 1120;
const size = { width, height };

const blank = `
  <defs><linearGradient id="yellow" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#ffd21f"/><stop offset="1" stop-color="#eeb20c"/></linearGradient></defs>
  <path d="M 150 0 H 350 Q 372 0 378 22 L 494 868 Q 498 900 468 900 H 372 Q 350 820 250 820 Q 150 820 128 900 H 32 Q 2 900 6 868 L 122 22 Q 128 0 150 0 Z" fill="url(#yellow)"/>
  <rect x="196" y="26" width="108" height="34" rx="17" fill="#4b3f22" opacity="0.75"/>`;

const board = `${blank}
  <path d="M 250 104 L 366 304 H 134 Z" fill="none" stroke="#1b1a17" stroke-width="17" stroke-linejoin="round"/>
  <g stroke="#1b1a17" stroke-width="13" stroke-linecap="round" stroke-linejoin="round" fill="none">
    <g transform="translate(12 14)"><path d="M 236 186 L 262 214 L 238 250 M 262 214 L 296 232 M 238 250 L 208 266 M 238 250 L 272 274 M 240 194 L 210 212"/></g></g>
  <circle cx="244" cy="178" r="11" fill="#1b1a17"/>
  <g text-anchor="middle" fill="#1b1a17">
    <text x="250" y="420" font-family="Noto Sans CJK KR" font-weight="bold" font-size="84">미끄럼</text>
    <text x="250" y="516" font-family="Noto Sans CJK KR" font-weight="bold" font-size="84">주의</text>
    <text x="250" y="610" font-family="Roboto" font-weight="900" font-size="66" letter-spacing="2">CAUTION</text>
    <text x="250" y="686" font-family="Roboto" font-weight="bold" font-size="56" letter-spacing="1">WET FLOOR</text>
    <text x="250" y="752" font-family="Roboto" font-weight="500" font-size="34">Please walk slowly</text>
  </g>`;

function tiles() {
  const tile = 150;
  return painted(1800, 1500, (x, y) => {
    const joint = Math.min(x % tile, tile - (x % tile), y % tile, tile - (y % tile));
    const one = Math.floor(x / tile) * 31 + Math.floor(y / tile) * 57;
    const tone = 0.93 + 0.07 * Math.sin(one * 12.9);
    const vein = Math.abs(cloud(x / 130 + one, y / 90, one, 4) - 0.5) < 0.012 ? 0.94 : 1;
    const stone = [206, 203, 196].map((value) => value * tone * vein * (0.97 + 0.06 * cloud(x / 5, y / 5, 3, 2)));
    return joint < 2.5 ? [140, 136, 130] : stone;
  });
}

const frontQuad = [
  [424, 236],
  [676, 222],
  [806, 908],
  [330, 950],
];
const backQuad = [
  [440, 232],
  [690, 222],
  [950, 806],
  [556, 838],
];
const mirrored = [
  [436, 1600],
  [688, 1586],
  [806, 908],
  [330, 950],
];

/** A folding sign on wet tiles, in two languages, with its reflection. */
export async function drawWetFloorSign() {
  const floor = inPerspective(
    tiles(),
    [
      [-420, 120],
      [1400, 60],
      [2500, 1300],
      [-1300, 1500],
    ],
    size,
    { light: (u, v) => 0.74 + 0.4 * v },
  );
  const wall = await drawing(
    width,
    height,
    `<defs><linearGradient id="wall" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#8f999b"/><stop offset="1" stop-color="#6f787b"/></linearGradient></defs>
     <path d="M 0 0 H 1120 V 150 L 0 184 Z" fill="url(#wall)"/><path d="M 0 160 L 1120 126 V 156 L 0 192 Z" fill="#50575a"/>`,
  );
  const sheen = await blurred(
    await drawing(
      width,
      height,
      '<ellipse cx="700" cy="470" rx="560" ry="120" fill="#fff" opacity="0.34" transform="rotate(-4 700 470)"/><ellipse cx="300" cy="880" rx="360" ry="60" fill="#fff" opacity="0.2"/>',
    ),
    46,
  );
  const face = await drawing(500, 900, board);
  const front = inPerspective(face, frontQuad, size, { light: (u, v) => 1.04 - 0.1 * u - 0.08 * v });
  const back = inPerspective(await drawing(500, 900, blank), backQuad, size, { light: () => 0.46 });
  const reflection = await blurred(inPerspective(face, mirrored, size, { light: () => 0.9 }), 5);
  for (let at = 3; at < reflection.data.length; at += 4) reflection.data[at] *= 0.26;
  const feet = await blurred(
    await drawing(
      width,
      height,
      '<path d="M 326 936 L 460 940 L 700 850 L 960 800 L 820 900 L 700 940 L 330 962 Z" opacity="0.5"/>',
    ),
    14,
  );
  const scene = await stacked(
    floor,
    { layer: await blurred(wall, 2.4) },
    { layer: sheen, blend: 'screen' },
    { layer: reflection },
    { layer: feet },
    { layer: back },
    { layer: await shadowOf(front, [20, 8], 12, 0.3) },
    { layer: front },
  );
  return throughCamera(scene, { vignette: 0.28, grain: 0.25, seed: 53 });
}
