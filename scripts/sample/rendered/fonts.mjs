import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fetchPackage } from '../fetch-package.mjs';

/** Free fonts that the pictures are lettered with: OFL-1.1 (Noto CJK, Nanum) and Apache-2.0 (Roboto). */
const packages = ['fonts-noto-cjk', 'fonts-nanum', 'fonts-roboto-unhinted'];

/** Makes these fonts, and no others, known to the drawing of text. Has to be called before any is drawn. */
export function provideFonts(cache) {
  const folders = packages.map((name) => `<dir>${path.join(fetchPackage(name, cache).root, 'usr/share/fonts')}</dir>`);
  const own = path.join(cache, 'fontconfig');
  mkdirSync(own, { recursive: true });
  const file = path.join(own, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders.join('')}<cachedir>${own}</cachedir></fontconfig>`,
  );
  process.env.FONTCONFIG_FILE = file;
}
