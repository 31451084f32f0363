/**
 * Every photograph of the sample project, where it comes from, and whose it is. Packages are Debian 12's; what their
 * copyright files and skimage/data/_fetchers.py say was read on 2026-11-22.
 */

const skimage = {
  package: 'python3-skimage',
  folder: 'usr/lib/python3/dist-packages/skimage/data',
};
const forensics = {
  package: 'forensics-samples-files',
  folder: 'usr/share/forensics-samples/original-files',
  author: 'Joao Eriberto Mota Filho',
  licence: 'CC-BY-SA-4.0',
};
const wesaturate = {
  package: 'libjxl-testdata',
  folder: 'usr/share/libjxl-testdata/external/wesaturate/500px',
  licence: 'CC0-1.0',
};

export const photographs = [
  {
    ...skimage,
    from: 'astronaut.png',
    file: 'astronaut.jpg',
    title: 'Eileen Collins',
    author: 'NASA',
    licence: 'Public domain',
  },
  {
    ...skimage,
    from: 'camera.png',
    file: 'camera-operator.jpg',
    title: 'Camera operator',
    author: 'Lav Varshney',
    licence: 'CC0-1.0',
  },
  {
    ...skimage,
    from: 'coffee.png',
    file: 'coffee.jpg',
    title: 'Espresso at Pikolo',
    author: 'Rachel Michetti',
    licence: 'CC0-1.0',
  },
  {
    ...skimage,
    from: 'chelsea.png',
    file: 'cat.jpg',
    title: 'Chelsea the cat',
    author: 'Stéfan van der Walt',
    licence: 'CC0-1.0',
  },
  {
    ...skimage,
    from: 'rocket.jpg',
    file: 'rocket.jpg',
    title: 'Falcon 9 with DSCOVR',
    author: 'SpaceX',
    licence: 'Public domain',
  },
  {
    ...skimage,
    from: 'retina.jpg',
    file: 'retina.jpg',
    title: 'Fundus of a normal left eye',
    author: 'Mikael Häggström',
    licence: 'CC0-1.0',
  },
  {
    ...skimage,
    from: 'hubble_deep_field.jpg',
    file: 'deep-field.jpg',
    title: 'Hubble eXtreme Deep Field',
    author: 'NASA',
    licence: 'Public domain',
  },
  { ...forensics, from: 'pic1/IMG-20191006-WA0002.jpg', file: 'dogs-under-tree.jpg', title: 'Two dogs under a tree' },
  { ...forensics, from: 'pic2/IMG_20200608_111614.jpg', file: 'dogs-in-park.jpg', title: 'Two dogs in a park' },
  // The camera was held upside down and says so: this file keeps its EXIF orientation, so that the sample exercises it.
  {
    ...forensics,
    from: 'pic2/IMG_20200124_231153.jpg',
    file: 'dog-on-floor.jpg',
    title: 'Dog on a floor',
    keepOrientation: true,
  },
  { ...forensics, from: 'pic1/IMG_1054.JPG', file: 'avenue.jpg', title: 'Avenue and railway' },
  { ...forensics, from: 'pic1/IMG_20200827_231612.jpg', file: 'circuit-board.jpg', title: 'Circuit board' },
  { ...forensics, from: 'pic2/IMG_20191224_234846.jpg', file: 'dinner-table.jpg', title: 'Dinner table' },
  {
    ...wesaturate,
    from: 'tmshre_riaphotographs_srgb8.png',
    file: 'tulips.jpg',
    title: 'Tulips',
    author: 'riaphotographs',
  },
  { ...wesaturate, from: 'u76c0g_bliznaca_srgb8.png', file: 'blossom.jpg', title: 'Blossom', author: 'bliznaca' },
  { ...wesaturate, from: 'cvo9xd_keong_macan_srgb8.png', file: 'cliff.jpg', title: 'Cliff', author: 'keong_macan' },
];
