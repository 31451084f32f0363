import { blurred, drawing, recolour, stacked } from '../layer.mjs';
import { shadowOf, throughCamera } from '../light.mjs';
import { stained } from '../materials.mjs';
import { cloud } from '../noise.mjs';
import { inPerspective } from '../perspective.mjs';

const width = 1280;
const height = 960;
const size = { width, height };
const ink = '#3b2a1d';

const arrow = (x) => `<path d="M ${x} 250 v -96 h -38 l 62 -82 l 62 82 h -38 v 96 z"/>`;
const glass = 'M 0 0 h 84 q 4 74 -34 84 v 52 q 24 4 26 16 h -68 q 2 -12 26 -16 v -52 q -38 -10 -34 -84 z';

const front = `
  <g fill="${ink}" opacity="0.88">
    ${arrow(120)}${arrow(270)}
    <rect x="82" y="268" width="286" height="13"/>
    <g transform="translate(440 82) scale(1.26)"><path d="${glass}"/><path d="M 42 2 l -12 26 l 16 10 l -10 22" fill="none" stroke="#c19a6b" stroke-width="6"/></g>
    <text x="82" y="362" font-family="Noto Sans CJK KR" font-weight="bold" font-size="62">이 면을 위로</text>
    <text x="82" y="428" font-family="Roboto" font-weight="900" font-size="56" letter-spacing="3">THIS WAY UP</text>
    <text x="82" y="506" font-family="Roboto" font-weight="900" font-size="56" letter-spacing="3">FRAGILE · 취급주의</text>
  </g>
  <g transform="translate(640 86) rotate(-2.5)">
    <rect width="330" height="428" rx="4" fill="#f3f1ea"/>
    <g fill="#24211e" font-family="Noto Sans CJK KR"><text x="22" y="48" font-size="25" font-weight="bold">받는 분  TO</text>
      <text x="22" y="92" font-size="29">윤하늘 Haneul Yun</text><text x="22" y="130" font-size="24">새벽길 18, 302호</text>
      <text x="22" y="164" font-size="24">18 Saebyeok-gil #302</text><path d="M 16 190 h 298" stroke="#24211e" stroke-width="2"/>
      <text x="22" y="228" font-size="25" font-weight="bold">보내는 분  FROM</text><text x="22" y="262" font-size="24">등대 도자기</text><text x="22" y="292" font-size="22">Lighthouse Pottery</text></g>
    ${bars(22, 308, 286, 76)}
    <text x="165" y="412" font-family="NanumGothicCoding" font-size="23" text-anchor="middle" fill="#24211e">4820 1176 3095</text>
  </g>`;

function bars(x, y, across, down) {
  let drawn = '';
  for (let at = 0, step = 0; at < across; step++) {
    const thick = 1.6 + ((step * 7919) % 4) * 1.5;
    drawn += `<rect x="${x + at}" y="${y}" width="${thick}" height="${down}" fill="#24211e"/>`;
    at += thick + 1.8 + ((step * 104_729) % 3) * 1.7;
  }
  return drawn;
}

/** A side of a box: cardboard with its flutes showing through. */
async function side(across, down, seed, print) {
  const board = stained(across, down, { seed, colour: [188, 147, 99], depth: 0.16, size: 260, fine: 0.06 });
  recolour(board, (colour, x, y) =>
    colour.map((value) => value * (0.985 + 0.02 * Math.sin(x / 2.6) + 0.02 * cloud(x / 400, y / 4, seed, 2))),
  );
  return stacked(board, { layer: await drawing(across, down, print) });
}

const nearest = [880, 392];
const nearestFoot = [868, 862];
const frontQuad = [[226, 306], nearest, nearestFoot, [252, 724]];
const sideQuad = [nearest, [1150, 300], [1124, 692], nearestFoot];
const topQuad = [[512, 236], [1150, 300], nearest, [226, 306]];

/** A parcel that somebody put down on its head, so that its label stands upside down. */
export async function drawUpsideDownBox() {
  const wall = stained(width, 520, { seed: 5, colour: [168, 174, 172], depth: 0.09, size: 420, fine: 0.03 });
  const floor = stained(1000, 640, { seed: 8, colour: [122, 116, 108], depth: 0.22, size: 120, fine: 0.16 });
  const room = await stacked(
    inPerspective(
      wall,
      [
        [-20, -20],
        [1300, -20],
        [1300, 470],
        [-20, 470],
      ],
      size,
      { light: (u, v) => 0.98 + 0.2 * (1 - u) - 0.12 * v },
    ),
    {
      layer: inPerspective(
        floor,
        [
          [-300, 462],
          [1580, 462],
          [2200, 980],
          [-900, 980],
        ],
        size,
        { light: (u, v) => 0.86 + 0.36 * v },
      ),
    },
    {
      layer: await drawing(
        width,
        height,
        '<rect y="438" width="1280" height="28" fill="#777a77"/><rect y="462" width="1280" height="5" fill="#2c2b29" opacity="0.7"/>',
      ),
    },
  );
  const turned = `<g transform="rotate(180 500 300)">${front}</g>`;
  const tape = '<rect x="0" y="150" width="684" height="54" fill="#8d6a3a" opacity="0.55"/>';
  const box = await stacked(
    inPerspective(await side(684, 360, 31, tape), topQuad, size, { light: () => 1.1 }),
    { layer: inPerspective(await side(300, 600, 32, ''), sideQuad, size, { light: (u, v) => 0.6 - 0.1 * v }) },
    {
      layer: inPerspective(await side(1000, 600, 33, turned), frontQuad, size, {
        light: (u, v) => 1 - 0.12 * u - 0.1 * v,
      }),
    },
  );
  const contact = await blurred(
    await drawing(
      width,
      height,
      '<path d="M 250 722 L 868 862 L 1124 690 L 1236 742 L 900 884 L 820 880 L 236 752 Z" opacity="0.7"/>',
    ),
    16,
  );
  const scene = await stacked(
    room,
    { layer: await shadowOf(box, [40, 14], 34, 0.25) },
    { layer: contact },
    { layer: box },
    {
      layer: await blurred(
        await drawing(
          width,
          height,
          '<g fill="none" stroke="#e9cf9f" stroke-width="3" opacity="0.55"><path d="M 226 306 L 880 392 L 868 862"/><path d="M 880 392 L 1150 300"/></g>',
        ),
        1.2,
      ),
    },
  );
  return throughCamera(scene, { vignette: 0.3, grain: 0.3, seed: 37 });
}
