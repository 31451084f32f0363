/** The sign of Plumbline: a brass bob on its line. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 1v9" stroke="var(--plumb-text-dim)" strokeWidth="1.5" strokeLinecap="round" />
      <path d="M9.2 9.5h5.6l2.2 4.2L12 23l-5-9.3z" fill="var(--plumb-accent-fill)" />
      <path d="M12 9.5h2.8l2.2 4.2L12 23z" fill="var(--plumb-on-accent)" opacity="0.22" />
    </svg>
  );
}
