import { useStore } from 'zustand';
import type { ImageId } from '@shared/model/ids';
import type { Session } from '../session/session';
import { ConvertDialog } from './convert-dialog';
import { editingDialog } from './editing-dialog';
import { PropagateDialog } from './propagate-dialog';

interface EditingDialogsProps {
  readonly session: Session;
  /** The images after this one, in order. */
  readonly following: readonly ImageId[];
}

/** The dialogs of editing commands. */
export function EditingDialogs({ session, following }: EditingDialogsProps) {
  const open = useStore(editingDialog, (state) => state.open);
  const close = () => editingDialog.setState({ open: null });
  if (open === 'convert') return <ConvertDialog session={session} onClose={close} />;
  if (open === 'propagate') return <PropagateDialog session={session} following={following} onClose={close} />;
  return null;
}
