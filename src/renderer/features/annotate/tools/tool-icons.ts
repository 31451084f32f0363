import {
  IconCirclesRelation,
  IconBoxAlignTopLeft,
  IconEraser,
  IconHandStop,
  IconLasso,
  IconLayersSubtract,
  IconLayersUnion,
  IconPointer,
  IconScissors,
  IconScribble,
  IconSlice,
  IconSparkles,
  IconWand,
  IconWaveSine,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { ToolName } from '../../../canvas/tools/active-tool';
import { geometryIcons } from '../objects/geometry-icons';

export const toolIcons: Readonly<Record<ToolName, ComponentType<{ size?: number; stroke?: number }>>> = {
  select: IconPointer,
  lasso: IconLasso,
  box: geometryIcons.box,
  'extreme-box': IconBoxAlignTopLeft,
  'rotated-box': geometryIcons['rotated-box'],
  polygon: geometryIcons.polygon,
  freehand: IconScribble,
  polyline: geometryIcons.polyline,
  scissors: IconScissors,
  'edge-line': IconWaveSine,
  'add-part': IconLayersUnion,
  'cut-hole': IconLayersSubtract,
  split: IconSlice,
  brush: geometryIcons.mask,
  eraser: IconEraser,
  wand: IconWand,
  prompt: IconSparkles,
  ellipse: geometryIcons.ellipse,
  point: geometryIcons.point,
  skeleton: geometryIcons.skeleton,
  relate: IconCirclesRelation,
  pan: IconHandStop,
};
