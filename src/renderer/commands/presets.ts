import type { KeymapPreset } from '@shared/contract/keymap';

type KeyTable = Readonly<Record<string, readonly string[]>>;

/** CVAT's defaults (cvat-ui, shortcuts of 2024), where it has a command like ours. */
const cvat: KeyTable = {
  'annotate.go.next': ['F'],
  'annotate.go.previous': ['D'],
  'annotate.edit.undo': ['Mod+Z'],
  'annotate.edit.redo': ['Mod+Shift+Z', 'Mod+Y'],
  'annotate.edit.delete': ['Delete', 'Shift+Delete'],
  'annotate.edit.copy': ['Mod+C'],
  'annotate.edit.paste': ['Mod+V'],
  'annotate.edit.hide': ['H'],
  'annotate.look.colours': ['Alt+K'],
  'annotate.reshape.join': ['J'],
  'annotate.class.1': ['Mod+1'],
  'annotate.class.2': ['Mod+2'],
  'annotate.class.3': ['Mod+3'],
  'annotate.class.4': ['Mod+4'],
  'annotate.class.5': ['Mod+5'],
  'annotate.class.6': ['Mod+6'],
  'annotate.class.7': ['Mod+7'],
  'annotate.class.8': ['Mod+8'],
  'annotate.class.9': ['Mod+9'],
  'annotate.class.0': ['Mod+0'],
  'annotate.view.fit': ['Shift+F'],
  'annotate.view.zoom-selection': ['Alt+Shift+Z'],
  'application.keys': ['F1'],
  'go.settings': ['F2'],
  'go.images': ['Alt+1'],
  'go.annotate': ['Alt+2'],
  'go.guidelines': ['Alt+3'],
};

/** labelme's defaults (default_config.yaml of 7.1), where it has a command like ours. */
const labelme: KeyTable = {
  'annotate.go.next': ['D', 'Mod+Shift+D'],
  'annotate.go.previous': ['A', 'Mod+Shift+A'],
  'annotate.view.zoom-in': ['Mod+Plus', 'Mod+='],
  'annotate.view.zoom-out': ['Mod+-'],
  'annotate.view.actual-size': ['Mod+0'],
  'annotate.view.fit': ['Mod+F'],
  'annotate.tool.polygon': ['Mod+N'],
  'annotate.tool.box': ['Mod+R'],
  'annotate.tool.select': ['Mod+J'],
  'annotate.edit.delete': ['Delete'],
  'annotate.edit.duplicate': ['Mod+D'],
  'annotate.edit.copy': ['Mod+C'],
  'annotate.edit.paste': ['Mod+V'],
  'annotate.edit.undo': ['Mod+Z'],
  'annotate.edit.show-all': ['T'],
  'project.open': ['Mod+O'],
  'images.add-folder': ['Mod+U'],
};

export const presets: Readonly<Record<KeymapPreset, KeyTable>> = { plumbline: {}, cvat, labelme };
