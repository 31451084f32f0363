import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDataset } from '@main/formats/registry';
import { drain, fileWith, userErrorOf } from '@tests/support/datasets';
import { temporaryFolder } from '@tests/support/temporary-store';

const picture = '{"id":1,"file_name":"a.jpg","width":90,"height":90}';

/** A COCO file with one annotation, of which `members` are put in the place of sound ones. */
function coco(members = '', images = picture, category = '{"id":1,"name":"x"}'): string {
  const annotation = `{"id":1,"image_id":1,"category_id":1${members === '' ? ',"bbox":[1,2,3,4]' : `,${members}`}}`;
  return `{"images":[${images}],"categories":[${category}],"annotations":[${annotation}]}`;
}

async function refused(
  format: 'coco' | 'labelme',
  content: string | Buffer,
): Promise<{ code: string; place: unknown; reason: unknown }> {
  const read = async (): Promise<unknown> => drain(await readDataset(format, fileWith(content)));
  const error = await userErrorOf(read());
  expect(error.message).toMatch(/imported/);
  return { code: error.code, place: error.params['place'], reason: error.params['reason'] };
}

describe('A malformed COCO file is refused with its place and the reason', () => {
  it.each<[string, string | Buffer, string, RegExp]>([
    ['a file of nothing', '', 'byte 0', /empty/],
    ['a file that was cut off', coco().slice(0, -20), 'annotations[0] (byte 150)', /ends early/],
    ['a file that goes on after its end', `${coco()} {}`, 'byte 171', /expected nothing more, got \{/],
    [
      'bytes that are no UTF-8',
      Buffer.from(coco('"bbox":[1,2,3,4],"note":"\u00ff"'), 'latin1'),
      'annotations[0]',
      /not UTF-8/,
    ],
    ['brackets without end', `{"images":[${'['.repeat(100_000)}`, 'images[0] (byte 74)', /more than 64 deep/],
    ['a section that is there twice', '{"images":[],"images":[]}', 'images', /twice/],
    [
      'a comma too many',
      '{"images":[],"categories":[],"annotations":[{},]}',
      'annotations[1] (byte 47)',
      /expected a value, got \]/,
    ],
    [
      'a missing comma',
      '{"images":[],"categories":[],"annotations":[{} {}]}',
      'annotations[1] (byte 47)',
      /expected , or \]/,
    ],
    ['a section that is no array', '{"images":{},"categories":[],"annotations":[]}', 'images', /expected an array/],
    [
      'a number beyond all bounds',
      coco('"bbox":[1e309,2,3,4]'),
      'annotations[0].bbox[0]',
      /expected a number from -1000000 to 1000000, got Infinity/,
    ],
    ['NaN as a word', coco('"bbox":[NaN,2,3,4]'), 'annotations[0]', /NaN is not a number that JSON can hold/],
    ['an infinity as a word', coco('"bbox":[1,-Infinity,3,4]'), 'annotations[0]', /Infinity is not a number/],
    ['a negative size', coco('"bbox":[1,2,-3,4]'), 'annotations[0].bbox[2]', /expected a size from 0/],
    ['a truth where a number belongs', coco('"bbox":[true,2,3,4]'), 'annotations[0].bbox[0]', /got true/],
    ['a text where a number belongs', coco('"bbox":["1",2,3,4]'), 'annotations[0].bbox[0]', /got "1"/],
    ['a box of three numbers', coco('"bbox":[1,2,3]'), 'annotations[0].bbox', /expected 4 numbers, got 3/],
    [
      'half a point',
      coco('"segmentation":[[1,2,3,4,5,6,7]]'),
      'annotations[0].segmentation[0]',
      /pairs of numbers, got 7/,
    ],
    [
      'a coordinate that is null',
      coco('"segmentation":[[1,2,3,4,5,null]]'),
      'annotations[0].segmentation[0][5]',
      /got null/,
    ],
    [
      'a mask without a size',
      coco('"segmentation":{"counts":"abc"}'),
      'annotations[0].segmentation.size',
      /it is missing/,
    ],
    ['a key that is there twice', coco('"bbox":[1,2,3,4],"bbox":[5,6,7,8]'), 'annotations[0]', /"bbox" is there twice/],
    [
      'a picture that nobody named',
      coco('"bbox":[1,2,3,4],"image_id":2').replace('"image_id":1,', ''),
      'annotations[0].image_id',
      /no image with the number 2/,
    ],
    [
      'a class that nobody named',
      coco('', picture, '{"id":2,"name":"x"}'),
      'annotations[0].category_id',
      /no category with the number 1/,
    ],
    [
      'two pictures of one number',
      coco('', `${picture},{"id":1,"file_name":"b.jpg","width":9,"height":9}`),
      'images[1].id',
      /images\[0\] too/,
    ],
    [
      'two pictures of one name',
      coco('', `${picture},{"id":2,"file_name":"a.jpg","width":9,"height":9}`),
      'images[1].file_name',
      /same name/,
    ],
    [
      'two classes of one number',
      coco('', picture, '{"id":1,"name":"x"},{"id":1,"name":"y"}'),
      'categories[1].id',
      /another category/,
    ],
    [
      'a picture of two gigapixels a side',
      coco('', '{"id":1,"file_name":"a.jpg","width":2000000000,"height":9}'),
      'images[0].width',
      /1 to 1000000 pixels/,
    ],
    [
      'a picture without a name',
      coco('', '{"id":1,"file_name":"../..","width":9,"height":9}'),
      'images[0].file_name',
      /name of a picture/,
    ],
    [
      'a name with a zero in it',
      coco('', '{"id":1,"file_name":"a\\u0000.jpg","width":9,"height":9}'),
      'images[0].file_name',
      /zero character/,
    ],
    [
      'a class of half a surrogate pair',
      coco('', picture, '{"id":1,"name":"\\ud800"}'),
      'categories[0].name',
      /surrogate/,
    ],
    ['a class without a name', coco('', picture, '{"id":1,"name":"  "}'), 'categories[0].name', /nothing but space/],
    [
      'a class name of a megabyte',
      coco('', picture, `{"id":1,"name":"${'x'.repeat(1_000_000)}"}`),
      'categories[0].name',
      /at most 1000 characters/,
    ],
    [
      'a class name with a line break',
      coco('', picture, '{"id":1,"name":"a\\nb"}'),
      'categories[0].name',
      /control character/,
    ],
    ['a score above one', coco('"bbox":[1,2,3,4],"score":1.5'), 'annotations[0].score', /from 0 to 1/],
    [
      'a record that is no object',
      '{"images":[7],"categories":[],"annotations":[]}',
      'images[0]',
      /expected an object, got 7/,
    ],
    [
      'a broken section that nobody needs',
      '{"info":{a:1},"images":[],"categories":[],"annotations":[]}',
      'info',
      /not JSON/,
    ],
  ])('%s', async (_, content, place, reason) => {
    const refusal = await refused('coco', content);
    expect(refusal).toMatchObject({ code: 'import.malformed', place });
    expect(refusal.reason).toMatch(reason);
  });

  it('a __proto__ in it stays a name like others', async () => {
    const { objects } = drain(await readDataset('coco', fileWith(coco('"bbox":[1,2,3,4],"__proto__":{"score":0.5}'))));
    expect(objects[0]).toMatchObject({ score: null });
    expect(({} as { score?: number }).score).toBeUndefined();
  });
});

function labelme(shape: string, members = '"imagePath":"a.jpg"'): string {
  return `{"version":"5.5.0","flags":{},"shapes":[${shape}],${members},"imageData":null}`;
}

const sound = '"label":"x","shape_type":"polygon","points":[[1,1],[5,1],[5,5]]';

describe('A malformed labelme file is refused with its place and the reason', () => {
  it.each<[string, string, string, RegExp]>([
    ['shapes that are no array', labelme('').replace('[]', '{}'), 'shapes', /expected an array/],
    ['a shape without a class', labelme('{"points":[]}'), 'shapes[0].label', /it is missing/],
    [
      'a point with three numbers',
      labelme('{"label":"x","points":[[1,2,3]]}'),
      'shapes[0].points[0]',
      /expected \[x, y\]/,
    ],
    [
      'a truth where a number belongs',
      labelme('{"label":"x","points":[[true,2]]}'),
      'shapes[0].points[0][0]',
      /got true/,
    ],
    [
      'a number beyond all bounds',
      labelme('{"label":"x","points":[[1,-1e309]]}'),
      'shapes[0].points[0][1]',
      /-Infinity/,
    ],
    ['NaN as a word', labelme('{"label":"x","points":[[1,NaN]]}'), 'the whole file', /NaN is not a number/],
    [
      'a rectangle of three corners',
      labelme('{"label":"x","shape_type":"rectangle","points":[[1,1],[5,1],[5,5]]}'),
      'shapes[0].points',
      /2 corners, got 3/,
    ],
    ['a key that is there twice', labelme(`{${sound},"label":"y"}`), 'the whole file', /"label" is there twice/],
    ['brackets without end', `{"shapes":${'['.repeat(100)}`, 'shapes[0] (byte 74)', /64 deep/],
    ['a cut-off file', labelme(`{${sound}}`).slice(0, -9), 'byte 135', /ends early/],
    ['a picture without a name', labelme('', '"imagePath":".."'), 'imagePath', /name of a picture/],
    ['a size that is text', labelme('', '"imagePath":"a.jpg","imageWidth":"10"'), 'imageWidth', /whole number/],
  ])('%s', async (_, content, place, reason) => {
    const refusal = await refused('labelme', content);
    expect(refusal).toMatchObject({ code: 'import.malformed', place });
    expect(refusal.reason).toMatch(reason);
  });

  it('one broken file refuses the whole folder', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.json'), labelme(`{${sound}}`));
    writeFileSync(join(folder, 'b.json'), '{');
    const error = await userErrorOf(readDataset('labelme', folder));
    expect(error.params['file']).toBe(join(folder, 'b.json'));
  });

  it('links in a folder are not followed, and said', async () => {
    const folder = temporaryFolder();
    const outside = fileWith('{"secret":1}');
    mkdirSync(join(folder, 'in'));
    writeFileSync(join(folder, 'in', 'a.json'), labelme(`{${sound}}`));
    symlinkSync(outside, join(folder, 'link.json'));
    symlinkSync(folder, join(folder, 'in', 'loop'));
    const { objects, codes } = drain(await readDataset('labelme', folder));
    expect(objects).toHaveLength(1);
    expect(codes).toEqual(['labelme.link']);
  });
});

describe('The wrong choice is named', () => {
  it.each<['coco' | 'labelme', string, string | Buffer, string]>([
    ['coco', 'a labelme file', labelme(''), 'a labelme file'],
    ['labelme', 'a COCO file', coco(), 'a COCO file'],
    ['coco', 'a zip', Buffer.from('PK\u0003\u0004rest'), 'a zip archive; unpack it first'],
    ['coco', 'zeros that claim a size', Buffer.alloc(5_000_000), 'a binary file'],
    ['coco', 'text in UTF-16', Buffer.from(`\ufeff${coco()}`, 'utf16le'), 'a text file in UTF-16; save it as UTF-8'],
    ['coco', 'a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'a picture'],
    ['coco', 'CVAT XML', '<?xml version="1.0"?><annotations></annotations>', 'a CVAT XML file'],
    ['coco', 'Pascal VOC', '<annotation><folder/></annotation>', 'a Pascal VOC file'],
    ['labelme', 'YOLO', '0 0.5 0.5 0.1 0.1\n3 0.2 0.2 0.1 0.1\n', 'a YOLO label file'],
    ['labelme', 'Label Studio', '[{"id":1,"data":{"image":"a"},"annotations":[]}]', 'a Label Studio export'],
    ['coco', 'VIA', '{"_via_settings":{},"_via_img_metadata":{}}', 'a VGG Image Annotator (VIA) project'],
    ['coco', 'other JSON', '{"name":"package"}', 'a JSON file of another kind'],
  ])('%s was chosen for %s', async (format, _, content, looksLike) => {
    const error = await userErrorOf(readDataset(format, fileWith(content)));
    expect([error.code, error.params['looksLike']]).toEqual(['import.wrongFormat', looksLike]);
  });

  it('a folder is no COCO file, but may hold labelme files', async () => {
    const file = fileWith(labelme(`{${sound}}`));
    const error = await userErrorOf(readDataset('coco', dirname(file)));
    expect(error.params['looksLike']).toBe('a folder of labelme files');
    expect((await userErrorOf(readDataset('coco', temporaryFolder()))).params['looksLike']).toBe(
      'a folder without label files',
    );
  });

  it('a path where nothing is says so', async () => {
    const error = await userErrorOf(readDataset('coco', join(temporaryFolder(), 'gone.json')));
    expect(error.code).toBe('import.notFound');
  });
});
