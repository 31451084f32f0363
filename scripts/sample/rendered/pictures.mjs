import { fetchPackage } from '../fetch-package.mjs';
import path from 'node:path';
import { drawBakerySign } from './scenes/bakery-sign.mjs';
import { drawNightSign } from './scenes/night-sign.mjs';
import { drawCrumpledReceipt, drawFadedReceipt } from './scenes/receipts.mjs';
import { drawRoadSign } from './scenes/road-sign.mjs';
import { drawTrailSign } from './scenes/trail-sign.mjs';
import { drawUpsideDownBox } from './scenes/upside-down-box.mjs';
import { drawWetFloorSign } from './scenes/wet-floor-sign.mjs';

/** Photographs that stand behind what is drawn. All are CC0-1.0, so that the drawn pictures are free of other terms. */
const backgrounds = {
  brick: {
    package: 'python3-skimage',
    from: 'usr/lib/python3/dist-packages/skimage/data/brick.png',
    by: 'CC0Textures',
  },
  blossom: {
    package: 'libjxl-testdata',
    from: 'usr/share/libjxl-testdata/external/wesaturate/500px/u76c0g_bliznaca_srgb8.png',
    by: 'bliznaca',
  },
  cliff: {
    package: 'libjxl-testdata',
    from: 'usr/share/libjxl-testdata/external/wesaturate/500px/cvo9xd_keong_macan_srgb8.png',
    by: 'keong_macan',
  },
};

/** Signs and receipts, each with one thing that makes text hard to label. Names, places and numbers are made up. */
export const renderedPictures = [
  { file: 'sign-bakery.jpg', title: 'Shop sign, seen from the side', draw: drawBakerySign, behind: 'brick' },
  { file: 'sign-road-behind-post.jpg', title: 'Road sign, half hidden', draw: drawRoadSign, behind: 'blossom' },
  { file: 'sign-trail.jpg', title: 'Burnt letters on wood', draw: drawTrailSign, behind: 'cliff' },
  { file: 'sign-no-parking-night.jpg', title: 'No parking, at night', draw: drawNightSign },
  { file: 'sign-wet-floor.jpg', title: 'Wet floor, with its reflection', draw: drawWetFloorSign },
  { file: 'parcel-upside-down.jpg', title: 'Parcel standing on its head', draw: drawUpsideDownBox },
  { file: 'receipt-crumpled.jpg', title: 'Crumpled receipt', draw: drawCrumpledReceipt },
  { file: 'receipt-faded.jpg', title: 'Faded receipt under a pen', draw: drawFadedReceipt },
];

/** @param {string} cache @returns {Record<keyof typeof backgrounds, string>} where the backgrounds lie */
export function provideBackgrounds(cache) {
  return Object.fromEntries(
    Object.entries(backgrounds).map(([name, { package: from, from: file }]) => [
      name,
      path.join(fetchPackage(from, cache).root, file),
    ]),
  );
}

/** @returns {string} what a drawn picture is made from */
export function sourceOf({ behind }) {
  if (!behind) return 'Drawn for this sample';
  const { package: from, from: file, by } = backgrounds[behind];
  return `Drawn for this sample over a photograph by ${by} (CC0-1.0, Debian ${from}, ${path.basename(file)})`;
}
