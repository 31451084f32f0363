import type { Template } from '@shared/model/project';
import classes from './template-drawing.module.css';

/** A small picture of what is drawn in this kind of work. */
export function TemplateDrawing({ template }: { readonly template: Template }) {
  return (
    <svg className={classes['drawing']} viewBox="0 0 120 56" aria-hidden="true">
      <path className={classes['ground']} d="M0 44 Q 30 34 60 42 T 120 38 V56 H0Z" />
      <path className={classes['thing']} d="M22 44 v-12 q0 -6 6 -6 h14 l8 -8 h16 l9 9 q11 1 11 9 v8z" />
      {template === 'objects' && <rect className={classes['mark']} x="18" y="14" width="72" height="33" />}
      {template === 'segmentation' && (
        <path className={classes['mark']} d="M20 46 v-14 q0 -8 8 -8 h13 l8 -8 h18 l10 10 q11 1 11 10 v10z" />
      )}
    </svg>
  );
}
