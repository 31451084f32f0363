import { Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import classes from './dialog.module.css';

interface Props {
  readonly title: string;
  readonly closeLabel: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Given: the dialog is a form, and Enter in a field gives it. */
  readonly onSubmit?: () => void;
  readonly width?: number;
  readonly children: ReactNode;
  /** Buttons, the chief one last. */
  readonly footer?: ReactNode;
}

/** One question in the middle of the window; Escape leaves it. */
export function Dialog({ title, closeLabel, opened, onClose, onSubmit, width = 520, children, footer }: Props) {
  const content = (
    <>
      <div className={classes['body']}>{children}</div>
      {footer && <div className={classes['footer']}>{footer}</div>}
    </>
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={width}
      classNames={{ content: classes['content'] ?? '', title: classes['title'] ?? '' }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes['header']}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={closeLabel} />
        </div>
        <Modal.Body>
          {onSubmit ? (
            <form onSubmit={submit} noValidate>
              {content}
            </form>
          ) : (
            content
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
