import { useStore } from 'zustand';
import type { Session } from '../session/session';
import { ConvertDialog } from './convert-dialog';
import { editingDialog } from './editing-dialog';

/** The dialogs of editing commands. */
export function EditingDialogs({ session }: { readonly session: Session }) {
  const open = useStore(editingDialog, (state) => state.open);
  const close = () => editingDialog.setState({ open: null });
  if (open === 'convert') return <ConvertDialog session={session} onClose={close} />;
  return null;
}
