/** What COCO files say that a project cannot hold yet, in words. */
export const cocoLosses = {
  'coco.info': 'The description and the licences of the data set are not kept.',
  'coco.image-fields': 'Fields of images other than name and size (licence, web address, date) are not kept.',
  'coco.supercategory': 'Groups of classes (supercategory) are not kept; the classes are.',
  'coco.category-fields': 'Fields of classes other than name and keypoints are not kept; the classes are.',
  'coco.same-name': 'Several categories have the same name; they become one class.',
  'coco.name-trimmed': 'Space around a class name was taken away.',
  'coco.other-section': 'A section that COCO does not define was left out.',
  'coco.relations': 'Relations that have no name, or no object that they lead to, were left out.',
  'coco.image-tags': 'Tags of images that cannot be kept as they are were left out.',
  'coco.empty-mask': 'Masks (RLE) without a pixel were left out.',
  'coco.mask-size': 'Masks (RLE) were made for another size than that of their picture; they are kept as they are.',
  'coco.keypoints': 'Keypoints whose category does not name them cannot be kept; the object around them is.',
  'coco.keypoints-only': 'Of objects with keypoints the joints are kept; their outlines and boxes are not.',
  'coco.caption': 'Captions cannot be kept yet and were left out.',
  'coco.panoptic': 'Panoptic segments live in pictures of their own and were left out.',
  'coco.fields': 'Fields of objects that COCO does not define are not kept.',
  'coco.answers': 'Attributes that are no text, number, yes or no, or list of words were left out.',
  'coco.text': 'Texts of regions that cannot be kept as they are were left out.',
  'coco.no-shape': 'Objects with neither a box nor a polygon were left out.',
  'coco.degenerate-box': 'Boxes without an area (degenerate) were left out.',
  'coco.degenerate-part': 'Polygon parts with fewer than three corners (degenerate) were left out.',
  'coco.box-differs':
    'The bounding box says something else than the outline by more than a pixel; the outline is kept.',
  'coco.outside': 'Objects reach beyond their picture; they are kept as they are.',
  'coco.repeated-id': 'Several objects have the same number; all are kept.',
} as const;

export type CocoLoss = keyof typeof cocoLosses;
