import { IconArrowBackUp, IconArrowForwardUp, IconMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useKeyCaps } from '../../../commands/use-key-caps';
import type { ToolName } from '../../../canvas/tools/active-tool';
import { fitImage, zoomBy } from '../../../canvas/view/zoom';
import { IconButton } from '../../../ui/icon-button';
import { takeTool } from '../classes/match-shapes';
import { focusCanvas } from '../command-context';
import { ViewPopover } from '../look/view-popover';
import { canRedo, canUndo, type Session } from '../session/session';
import { useSessionState } from '../session/use-session-state';
import classes from './tool-bar.module.css';
import { ToolGroupButton } from './tool-group-button';
import { toolGroups } from './tool-groups';

/** The tools, on the left of the canvas. */
export function ToolBar({ session }: { readonly session: Session | null }) {
  const { t } = useTranslation();
  const capsOf = useKeyCaps();
  return (
    <div
      className={classes['bar']}
      role="toolbar"
      aria-label={t('annotate.tools')}
      aria-orientation="vertical"
      data-part="tools"
    >
      {session && (
        <>
          <Tools session={session} />
          <span className={classes['gap']} />
          <ViewPopover session={session} keys={capsOf('annotate.look.options')} />
          <Views session={session} />
          <span className={classes['line']} />
          <History session={session} />
        </>
      )}
    </div>
  );
}

function Tools({ session }: { readonly session: Session }) {
  const active = useStore(session.editor.store, (state) => state.active.name);
  function pick(name: ToolName): void {
    takeTool(session, name);
    focusCanvas();
  }
  return toolGroups.map((group) => <ToolGroupButton key={group.id} group={group} active={active} onPick={pick} />);
}

function Views({ session: { editor } }: { readonly session: Session }) {
  const { t } = useTranslation();
  const capsOf = useKeyCaps();
  return (
    <>
      <IconButton
        label={t('annotate.view.zoomIn')}
        icon={IconZoomIn}
        keys={capsOf('annotate.view.zoom-in')}
        side="right"
        onClick={() => zoomBy(editor, 1.25)}
      />
      <IconButton
        label={t('annotate.view.zoomOut')}
        icon={IconZoomOut}
        keys={capsOf('annotate.view.zoom-out')}
        side="right"
        onClick={() => zoomBy(editor, 0.8)}
      />
      <IconButton
        label={t('annotate.view.fit')}
        icon={IconMaximize}
        keys={capsOf('annotate.view.fit')}
        side="right"
        onClick={() => fitImage(editor)}
      />
    </>
  );
}

function History({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const capsOf = useKeyCaps();
  const undoable = useSessionState(session, canUndo);
  const redoable = useSessionState(session, canRedo);
  return (
    <>
      <IconButton
        label={t('annotate.edit.undo')}
        icon={IconArrowBackUp}
        keys={capsOf('annotate.edit.undo')}
        side="right"
        disabled={!undoable}
        onClick={() => session.undo()}
      />
      <IconButton
        label={t('annotate.edit.redo')}
        icon={IconArrowForwardUp}
        keys={capsOf('annotate.edit.redo')}
        side="right"
        disabled={!redoable}
        onClick={() => session.redo()}
      />
    </>
  );
}
