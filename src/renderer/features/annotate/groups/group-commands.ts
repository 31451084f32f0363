import { newId } from '@shared/changes/new-id';
import type { GroupId } from '@shared/model/ids';
import { groupsIn, membersOf } from '../../../canvas/editor/groups';
import { put, type Put } from '../../../canvas/tools/draw';
import { editableShapes } from '../../../canvas/tools/select/targets';
import type { Command } from '../../../commands/command';
import { isBusy, type CommandContext } from '../command-context';
import type { Session } from '../session/session';

export function groupCommands(context: CommandContext): Command[] {
  const command = (
    name: 'group' | 'ungroup' | 'select',
    key: string,
    enabled: (session: Session) => boolean,
    run: (session: Session) => void,
  ): Command => ({
    id: `annotate.groups.${name}`,
    label: `groups.${name}`,
    section: 'canvas',
    keys: [key],
    enabled() {
      const session = context.session();
      return session !== null && !isBusy(session) && enabled(session);
    },
    run() {
      const session = context.session();
      if (session) run(session);
    },
  });
  return [
    command('group', 'Mod+G', (session) => selected(session).length > 1, group),
    command('ungroup', 'Mod+Shift+G', isGrouped, ungroup),
    command('select', 'Shift+G', isGrouped, selectGroups),
  ];
}

function selected({ editor }: Session) {
  const { document, selection } = editor.store.getState();
  return editableShapes(document, selection);
}

function isGrouped(session: Session): boolean {
  return selected(session).some((shape) => shape.group !== null);
}

/** All that is selected becomes one thing, and leaves the groups that it was in. */
function group(session: Session): void {
  putInGroup(session, newId<GroupId>());
}

function ungroup(session: Session): void {
  putInGroup(session, null);
}

function putInGroup(session: Session, to: GroupId | null): void {
  const changed = selected(session).filter((shape) => shape.group !== to);
  const operations = changed.map((shape): Put => ({ ...put(shape.id, shape.class, shape.geometry), group: to }));
  if (operations.length > 0) session.edit(to === null ? 'ungroup' : 'group', operations);
}

/** Adds the rest of each group that something selected belongs to. */
function selectGroups({ editor }: Session): void {
  const { document, selection } = editor.store.getState();
  const members = groupsIn(document, selection).flatMap((one) => membersOf(document, one));
  editor.setTool('select');
  editor.select([...selection, ...members.map(({ id }) => id)]);
}
