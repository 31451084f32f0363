/** What labelme files say that a project cannot hold yet, in words. */
export const labelmeLosses = {
  'labelme.points': 'Shapes of several points cannot be kept yet and were left out.',
  'labelme.empty-mask': 'Masks without a pixel were left out.',
  'labelme.squared': 'Corners of rotated rectangles were moved by up to a pixel, so that their angles are right.',
  'labelme.not-rectangular': 'Rotated rectangles without right angles were kept as polygons.',
  'labelme.other-shape': 'Shapes of a kind that labelme does not define were left out.',
  'labelme.degenerate': 'Shapes without an area (degenerate) were left out.',
  'labelme.answers': 'Flags and attributes that are no text, number, yes or no, or list of words were left out.',
  'labelme.flags': 'Flags of images that cannot be kept as words were left out.',
  'labelme.description': 'Descriptions that cannot be kept as they are were left out.',
  'labelme.changed':
    'The file was changed since it was written here: which shapes are one object is told by their groups alone.',
  'labelme.relations': 'Relations that have no name, or no object that they lead to, were left out.',
  'labelme.colour': 'Colours of shapes are not kept; classes have colours here.',
  'labelme.other-fields': 'Fields that labelme does not define are not kept.',
  'labelme.name-trimmed': 'Space around a class name was taken away.',
  'labelme.outside': 'Shapes reach beyond their picture; they are kept as they are.',
  'labelme.same-image': 'Several files label the same picture; the shapes of all of them are kept.',
  'labelme.other-file': 'JSON files that are no labelme files were left out.',
  'labelme.link': 'Links in the folder were not followed.',
} as const;

export type LabelmeLoss = keyof typeof labelmeLosses;
export type Lose = (code: LabelmeLoss) => void;
