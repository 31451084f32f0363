import { blurred, drawing, stacked } from '../layer.mjs';
import { litFrom, shadowOf, throughCamera } from '../light.mjs';
import { stained } from '../materials.mjs';
import { seededRandom } from '../noise.mjs';
import { inPerspective } from '../perspective.mjs';

const width = 1280;
const height = 960;
const size = { width, height };

const plate = `
  <rect width="620" height="800" rx="30" fill="#c9ccd0"/><rect x="14" y="14" width="592" height="772" rx="20" fill="#e7e8ea"/>
  <circle cx="310" cy="222" r="164" fill="#b4232b"/><circle cx="310" cy="222" r="122" fill="#2450a0"/>
  <rect x="286" y="80" width="48" height="284" fill="#b4232b" transform="rotate(-45 310 222)"/>
  <g text-anchor="middle" fill="#20242c">
    <text x="310" y="494" font-family="Noto Sans CJK KR" font-weight="bold" font-size="98" letter-spacing="8">주차금지</text>
    <text x="310" y="570" font-family="Roboto" font-weight="bold" font-size="62" letter-spacing="4">NO PARKING</text>
    <text x="310" y="648" font-family="Roboto" font-weight="500" font-size="58">18:00 – 06:00</text>
    <rect x="60" y="676" width="500" height="84" rx="8" fill="#b4232b"/>
    <text x="310" y="736" font-family="Noto Sans CJK KR" font-weight="bold" font-size="44" fill="#f4f4f4">견인지역 TOW-AWAY</text>
  </g>`;

/** Lamps and windows far behind the focus: discs, brighter at their rims. */
function farLights() {
  const random = seededRandom(77);
  const tints = ['#ffb35c', '#ffd9a0', '#ff7a4a', '#9cc8ff', '#ffe9c9', '#ff4f4f', '#7fe0b0'];
  return Array.from({ length: 74 }, () => {
    const x = random() * width;
    const y = 330 + (random() + random() + random() - 1.5) * 300;
    const radius = 14 + random() * 30;
    const strength = 0.1 + random() ** 2 * 0.55;
    const tint = tints[Math.floor(random() * tints.length)];
    return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${tint}" opacity="${strength}"/><circle cx="${x}" cy="${y}" r="${radius - 1}" fill="none" stroke="${tint}" stroke-width="2" opacity="${strength * 0.6}"/>`;
  }).join('');
}

const street = `
  <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#10141c"/><stop offset="0.6" stop-color="#1d2027"/><stop offset="1" stop-color="#0c0d10"/></linearGradient></defs>
  <rect width="1280" height="960" fill="url(#sky)"/>
  <path d="M 0 210 h 180 v -90 h 170 v 160 h 120 v -60 h 130 v 420 h -600 z M 760 250 h 140 v -130 h 210 v 80 h 170 v 440 h -520 z" fill="#0e1219"/>
  <path d="M 0 650 h 1280 v 310 h -1280 z" fill="#0d0e11"/>
  <g opacity="0.5"><path d="M 300 700 q 340 30 700 0 v 90 q -360 40 -700 0 z" fill="#2d2a28"/></g>`;

const quad = [
  [520, 176],
  [912, 214],
  [888, 742],
  [486, 690],
];

/** A no-parking sign on an unlit street: hardly more light on it than on the wall behind. */
export async function drawNightSign() {
  const far = await stacked(await blurred(await drawing(width, height, street), 14), {
    layer: await blurred(await drawing(width, height, farLights()), 1.6),
    blend: 'screen',
  });
  const post = await drawing(
    width,
    height,
    '<defs><linearGradient id="pipe"><stop offset="0" stop-color="#0c0d0f"/><stop offset="0.7" stop-color="#2b2d31"/><stop offset="1" stop-color="#141518"/></linearGradient></defs><path d="M 676 120 h 38 l -14 860 h -38 z" fill="url(#pipe)"/>',
  );
  const face = await stacked(await drawing(620, 800, plate), {
    layer: stained(620, 800, { seed: 14, colour: [236, 234, 230], depth: 0.16, size: 120, fine: 0.05 }),
    blend: 'multiply',
  });
  for (let at = 3; at < face.data.length; at += 4) if (isCorner(at >> 2)) face.data[at] = 0;
  const sign = litFrom(inPerspective(face, quad, size), [930, 250], 620, 0.1, [0.5, 0.42, 0.34]);
  const scene = await stacked(far, { layer: post }, { layer: await shadowOf(sign, [4, 6], 8, 0.6) }, { layer: sign });
  return throughCamera(scene, { vignette: 0.35, grain: 0.42, seed: 41 });
}

/** True beyond the plate's rounded corners, which the stains would fill. */
function isCorner(pixel) {
  const x = pixel % 620;
  const y = Math.floor(pixel / 620);
  const right = Math.max(30 - x, x - 589, 0);
  const down = Math.max(30 - y, y - 769, 0);
  return right ** 2 + down ** 2 > 900 && right > 0 && down > 0;
}
