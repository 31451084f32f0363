import { blurred, drawing, photograph, stacked } from '../layer.mjs';
import { shadowOf, throughCamera } from '../light.mjs';
import { inPerspective } from '../perspective.mjs';

const width = 1280;
const height = 960;
const size = { width, height };

/** A Korean road-name plate: both names, the number where the road goes on, an arrow's head for an end. */
const plate = `
  <defs><linearGradient id="blue" x1="0" y1="0" x2="0" y2="1">
    <stop offset="0" stop-color="#1f63b5"/><stop offset="1" stop-color="#164a8d"/></linearGradient></defs>
  <path d="M 26 4 H 850 L 996 160 L 850 316 H 26 Q 4 316 4 294 V 26 Q 4 4 26 4 Z" fill="#f4f6f8"/>
  <path d="M 32 16 H 844 L 979 160 L 844 304 H 32 Q 16 304 16 288 V 32 Q 16 16 32 16 Z" fill="url(#blue)"/>
  <g fill="#fbfcfd">
    <text x="70" y="176" font-family="Noto Sans CJK KR" font-weight="bold" font-size="146" letter-spacing="10">한빛로</text>
    <text x="74" y="262" font-family="Roboto" font-weight="500" font-size="66" letter-spacing="2">Hanbit-ro</text>
    <text x="852" y="176" font-family="Roboto" font-weight="bold" font-size="104" text-anchor="end">27</text>
    <text x="852" y="248" font-family="Roboto" font-weight="500" font-size="44" text-anchor="end">27 → 143</text>
  </g>`;

const steel = (id, from, to) => `<linearGradient id="${id}">
  <stop offset="0" stop-color="${from}"/><stop offset="0.32" stop-color="${to}"/><stop offset="1" stop-color="${from}"/></linearGradient>`;

const quad = [
  [214, 352],
  [1112, 254],
  [1120, 536],
  [222, 662],
];

/** A road-name plate, tilted, half of its name behind a lamp post that stands nearer. */
export async function drawRoadSign({ blossom }) {
  const garden = await blurred(
    await photograph(blossom, width, height, (picture) => picture.modulate({ brightness: 1.04 })),
    7,
  );
  const post = await drawing(
    width,
    height,
    `<defs>${steel('grey', '#54595e', '#a9afb3')}</defs>
     <rect x="186" y="150" width="40" height="900" fill="url(#grey)"/><rect x="180" y="140" width="52" height="22" rx="8" fill="#5a5f63"/>
     <g fill="#777c80"><rect x="178" y="392" width="58" height="18" rx="5"/><rect x="178" y="600" width="58" height="18" rx="5"/></g>`,
  );
  const sign = inPerspective(await drawing(1000, 320, plate), quad, size, { light: (u, v) => 0.9 + 0.2 * u - 0.1 * v });
  const lamp = await blurred(
    await drawing(
      width,
      height,
      `<defs>${steel('iron', '#161b1c', '#566065')}</defs>
       <g transform="rotate(2.5 640 480)"><rect x="470" y="-60" width="112" height="1100" fill="url(#iron)"/>
       <rect x="458" y="708" width="136" height="30" rx="9" fill="#20272a"/><rect x="458" y="760" width="136" height="400" rx="9" fill="url(#iron)"/>
       <g transform="rotate(-3 526 560)"><rect x="484" y="560" width="84" height="104" rx="3" fill="#d9cfae"/>
       <text x="526" y="604" font-family="Noto Sans CJK KR" font-weight="bold" font-size="20" text-anchor="middle" fill="#5c4a35">고양이를</text>
       <text x="526" y="634" font-family="Noto Sans CJK KR" font-weight="bold" font-size="20" text-anchor="middle" fill="#5c4a35">찾습니다</text></g></g>`,
    ),
    2.2,
  );
  const scene = await stacked(
    garden,
    { layer: await stacked(post, { layer: await shadowOf(sign, [-5, 12], 6, 0.5), blend: 'atop' }) },
    { layer: sign },
    { layer: lamp },
  );
  return throughCamera(scene, { vignette: 0.22, grain: 0.3, seed: 23 });
}
