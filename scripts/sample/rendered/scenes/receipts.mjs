import { blurred, drawing, stacked } from '../layer.mjs';
import { litFrom, shadowOf, throughCamera } from '../light.mjs';
import { stained, wood } from '../materials.mjs';
import { cloud } from '../noise.mjs';
import { crumpled } from '../paper.mjs';
import { inPerspective } from '../perspective.mjs';

/** How wide a text is in columns of a fixed-width font: Korean letters take two. */
const columns = (text) => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) > 0x1100 ? 2 : 1), 0);
const spaces = (count) => ' '.repeat(Math.max(1, count));
const apart = (left, right) => left + spaces(36 - columns(left) - columns(right)) + right;
const centred = (text) => spaces((36 - columns(text)) / 2) + text;
const rule = '-'.repeat(36);

const grocery = [
  { text: centred('HARBOUR STREET MARKET'), bold: true },
  { text: centred('14 Harbour Street · Tel 555-0142') },
  { text: centred('Till 03 · Cashier 118') },
  { text: '' },
  { text: apart('2026-03-14', '18:47:09') },
  { text: rule },
  { text: apart('SOURDOUGH LOAF 800G', '4.20') },
  { text: apart('TOMATOES  0.612 kg @ 3.90', '2.39') },
  { text: apart('OAT MILK 1L      2 x 2.15', '4.30') },
  { text: apart('FREE RANGE EGGS 10', '3.85') },
  { text: apart('GOUDA MATURE 250G', '5.10') },
  { text: apart('  MEMBER DISCOUNT', '-0.51') },
  { text: apart('BASIL POT', '1.95') },
  { text: apart('DISH SOAP LEMON', '2.60') },
  { text: rule },
  { text: apart('SUBTOTAL  (8 items)', '23.88') },
  { text: apart('VAT  5.0 %', '1.14') },
  { text: apart('TOTAL', '23.88'), bold: true },
  { text: apart('CARD **** **** **** 4417', '23.88') },
  { text: rule },
  { text: centred('Thank you. Bring your own bag!') },
  { bars: true },
  { text: centred('0314 0003 1847 2291') },
];

const cafe = [
  { text: centred('카페 느린아침'), bold: true },
  { text: centred('Slow Morning Coffee') },
  { text: centred('새벽길 18  T. 555-0178') },
  { text: '' },
  { text: apart('주문번호', '0072'), bold: true },
  { text: apart('2026-05-02 (토)', '09:12') },
  { text: rule },
  { text: apart('아메리카노 (ICE)   x2', '9,000') },
  { text: apart('  + 샷 추가', '500') },
  { text: apart('카페라떼 (HOT)     x1', '5,000') },
  { text: apart('소금빵             x3', '10,500') },
  { text: rule },
  { text: apart('공급가액', '22,727') },
  { text: apart('부가세 VAT', '2,273') },
  { text: apart('합계 TOTAL', '25,000'), bold: true },
  { text: apart('카드 CARD', '25,000') },
  { text: rule },
  { text: centred('영수증을 지참하시면 교환이 됩니다') },
  { text: centred('와이파이 slowmorning / bread2026') },
];

const lineHeight = 35;
const paperWidth = 640;

/** Printed by a thermal head: uneven ink, a torn lower edge. @returns {Promise<import('../layer.mjs').Layer>} */
async function receipt(lines, ink, seed) {
  const down = lines.reduce((sum, { bars }) => sum + (bars ? 96 : lineHeight), 150);
  let y = 92;
  const printed = lines.map(({ text, bold, bars }) => {
    const at = y;
    y += bars ? 96 : lineHeight;
    if (bars) return barcode(at - 8);
    return `<text x="52" y="${at}" xml:space="preserve" font-weight="${bold ? 'bold' : 'normal'}">${text}</text>`;
  });
  const teeth = Array.from({ length: 41 }, (_, index) => `L ${paperWidth - index * 16} ${down - (index % 2) * 9}`).join(
    ' ',
  );
  const outline = `<path d="M 0 0 H ${paperWidth} ${teeth} Z" fill="#000"/>`;
  const text = await drawing(
    paperWidth,
    down,
    `<g font-family="NanumGothicCoding" font-size="29.6" fill="${ink}">${printed.join('')}</g>`,
  );
  for (let at = 3; at < text.data.length; at += 4) {
    const pixel = at >> 2;
    const worn = cloud((pixel % paperWidth) / 130, Math.floor(pixel / paperWidth) / 40, seed, 3);
    text.data[at] *= Math.min(1, 0.5 + worn * 0.9);
  }
  return stacked(
    stained(paperWidth, down, { seed, colour: [243, 241, 235], depth: 0.03, size: 300, fine: 0.02 }),
    { layer: await blurred(text, 0.5) },
    { layer: await drawing(paperWidth, down, outline), blend: 'dest-in' },
  );
}

function barcode(y) {
  let drawn = '';
  for (let at = 0, step = 0; at < 420; step++) {
    const thick = 2 + ((step * 7919) % 4) * 1.7;
    drawn += `<rect x="${110 + at}" y="${y}" width="${thick}" height="72"/>`;
    at += thick + 2 + ((step * 104_729) % 3) * 2;
  }
  return drawn;
}

/** A grocer's receipt that was in a pocket, on a wooden table. */
export async function drawCrumpledReceipt() {
  const size = { width: 960, height: 1280 };
  const table = wood(size.width, size.height, { seed: 19, plank: 300, dark: [58, 36, 22], bright: [150, 101, 62] });
  const quad = [
    [232, 96],
    [716, 62],
    [770, 1178],
    [196, 1196],
  ];
  const sheet = await receipt(grocery, '#2d2b31', 5);
  const paper = inPerspective(
    sheet,
    quad,
    size,
    crumpled({ seed: 21, creases: 34, depth: 2.6, aspect: sheet.height / sheet.width }),
  );
  const scene = await stacked(
    table,
    { layer: await shadowOf(paper, [14, 16], 14, 0.5) },
    { layer: await shadowOf(paper, [3, 4], 3, 0.4) },
    { layer: paper },
  );
  litFrom(scene, [420, 420], 900, 0.5, [1.08, 1.05, 1]);
  return throughCamera(scene, { vignette: 0.2, grain: 0.25, seed: 71 });
}

/** A Korean café's receipt, faded, askew on slate, with a pen across its corner. */
export async function drawFadedReceipt() {
  const size = { width: 1280, height: 960 };
  const slate = stained(size.width, size.height, { seed: 29, colour: [58, 62, 66], depth: 0.2, size: 240, fine: 0.14 });
  const sheet = await receipt(cafe, '#8d8a93', 9);
  const quad = [
    [452, 74],
    [906, 158],
    [772, 872],
    [292, 756],
  ];
  const folds = crumpled({ seed: 45, creases: 9, depth: 1.1, aspect: sheet.height / sheet.width });
  // It was rolled up, and still bends away from the table at both ends.
  const light = (u, v) =>
    folds.light(u, v) * (1.02 - 0.2 * Math.max(0, v - 0.82) * 4 - 0.12 * Math.max(0, 0.12 - v) * 6);
  const paper = inPerspective(sheet, quad, size, { bend: folds.bend, light });
  const pen = await drawing(
    size.width,
    size.height,
    `<defs><linearGradient id="barrel" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#0d2a52"/><stop offset="0.3" stop-color="#5f8fd0"/><stop offset="0.5" stop-color="#1f4a8c"/><stop offset="1" stop-color="#081a36"/></linearGradient>
     <linearGradient id="metal" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#5b5d60"/><stop offset="0.3" stop-color="#f2f3f4"/><stop offset="1" stop-color="#4c4e52"/></linearGradient></defs>
     <g transform="translate(640 730) rotate(-24)"><rect x="0" y="0" width="430" height="30" rx="9" fill="url(#barrel)"/><rect x="424" y="1" width="72" height="28" rx="8" fill="url(#metal)"/>
     <path d="M 0 2 L -62 12 L -62 18 L 0 28 Z" fill="url(#metal)"/><rect x="286" y="-7" width="160" height="9" rx="4" fill="url(#metal)"/><rect x="270" y="0" width="10" height="30" fill="url(#metal)"/></g>`,
  );
  const scene = await stacked(
    slate,
    { layer: await shadowOf(paper, [12, 16], 12, 0.6) },
    { layer: paper },
    { layer: await shadowOf(pen, [8, 14], 6, 0.5) },
    { layer: pen },
  );
  litFrom(scene, [460, 260], 900, 0.45, [1.02, 1.02, 1.05]);
  return throughCamera(scene, { vignette: 0.25, grain: 0.35, seed: 83 });
}
