import i18next from 'i18next';
import { geometryTypes } from '@shared/geometry/geometry-types';
import { allowsShape } from '@shared/model/allows-shape';
import type { ClassId } from '@shared/model/ids';
import type { ToolName } from '../../../canvas/tools/active-tool';
import type { Session } from '../session/session';
import { shapeOfTool, toolOfShape } from './tool-shapes';

/** Takes a tool. Where the class in hand does not allow what it draws, the first class that does is taken with it. */
export function takeTool(session: Session, name: ToolName): void {
  const { editor } = session;
  editor.setTool(name);
  const state = editor.store.getState();
  const shape = shapeOfTool(name, state);
  const before = state.activeClass === null ? undefined : state.classes.get(state.activeClass);
  if (shape === null || !before || allowsShape(before, shape)) return;
  const other = [...state.classes.values()].find((one) => allowsShape(one, shape));
  const type = i18next.t(`annotate.geometry.${shape}`);
  if (!other) return session.say(i18next.t('allowed.noClass', { type }));
  editor.store.setState({ activeClass: other.id });
  session.say(i18next.t('allowed.tookClass', { before: before.name, type, name: other.name }));
}

/** Takes a class for the next drawing. Where it does not allow what the tool in hand draws, the tool of its first shape comes with it. */
export function takeClass(session: Session, id: ClassId): void {
  const { editor } = session;
  editor.store.setState({ activeClass: id });
  const state = editor.store.getState();
  const taken = state.classes.get(id);
  const shape = shapeOfTool(state.active.name, state);
  if (shape === null || !taken || allowsShape(taken, shape)) return;
  const other = geometryTypes.find((type) => allowsShape(taken, type));
  if (other === undefined) return;
  const tool = toolOfShape(other);
  editor.setTool(tool);
  session.say(
    i18next.t('allowed.tookTool', {
      name: taken.name,
      type: i18next.t(`annotate.geometry.${shape}`),
      tool: i18next.t(`annotate.tool.${tool}`),
    }),
  );
}
