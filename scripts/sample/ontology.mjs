/** The sample's classes: names as COCO has them, so that the shipped detector finds its classes, then text. */
export const classes = [
  { name: 'person', colour: '#e69f00' },
  { name: 'dog', colour: '#56b4e9' },
  { name: 'cat', colour: '#00a37a' },
  { name: 'car', colour: '#f0e442' },
  { name: 'truck', colour: '#3d8fd1' },
  { name: 'train', colour: '#d5612a' },
  { name: 'cup', colour: '#cc79a7' },
  { name: 'bottle', colour: '#9dd9d2' },
  { name: 'bowl', colour: '#b58cff' },
  { name: 'spoon', colour: '#ddcc77' },
  // Asked of every sign: is something in front of it?
  { name: 'sign', colour: '#cc6677', attributes: ['covered'] },
  { name: 'text line', colour: '#88ccee' },
  { name: 'receipt', colour: '#7fb069' },
  { name: 'road', colour: '#a0a0a8' },
];
