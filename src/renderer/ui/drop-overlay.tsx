import classes from './drop-overlay.module.css';

/** Says what will become of the files that hang over the window. */
export function DropOverlay({ shown, label }: { readonly shown: boolean; readonly label: string }) {
  return shown ? (
    <div className={classes['overlay']} aria-hidden>
      <span className={classes['label']}>{label}</span>
    </div>
  ) : null;
}
